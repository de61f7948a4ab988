import type { Delivery, RoomEntry } from '../room/index.ts';
import type { Swaps } from './play-rooms.ts';

/** A host that shows one device another log than the others. */
export class Tampering {
  /** What becomes of each entry on its way to the device; the numbers are set right afterwards. */
  change: (entries: RoomEntry[], roomId: string) => RoomEntry[] = (entries) => entries;
  /** Other answers of the host. */
  answers: (inner: Delivery) => Partial<Delivery> = () => ({});

  readonly swaps: Swaps = {
    delivery: (inner) => ({
      ...inner,
      readLog: async (roomId, afterSeq, limit) => {
        // The whole log is changed each time, so that what it grows or loses stays in its place.
        const all = renumber(this.change(await inner.readLog(roomId, 0, 10_000), roomId));
        return all.slice(afterSeq, afterSeq + limit);
      },
      commit: (ask) => (this.answers(inner).commit ?? inner.commit)(ask),
      send: (ask) => (this.answers(inner).send ?? inner.send)(ask),
      claimKeyPackages: (...ask) => (this.answers(inner).claimKeyPackages ?? inner.claimKeyPackages)(...ask),
      create: (ask) => (this.answers(inner).create ?? inner.create)(ask),
      takeWelcomes: () => (this.answers(inner).takeWelcomes ?? inner.takeWelcomes)(),
    }),
  };

  /** From here on nothing is changed any more. */
  stop(): void {
    this.change = (entries) => entries;
    this.answers = () => ({});
  }
}

function renumber(entries: RoomEntry[]): RoomEntry[] {
  return entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
}

/** Bytes with one bit another. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const at = bit % (bytes.length * 8);
  flipped[at >> 3]! ^= 1 << (at & 7);
  return flipped;
}
