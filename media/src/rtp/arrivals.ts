import { sequenceDistance } from './packet.ts';

const maxTold = 400;
const symbol = { missing: 0, small: 1, large: 2 };

/**
 * Notes when each packet of a connection arrives, by its transport-wide number, and writes it down for the sender
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01): from this a browser learns how much it may send.
 */
export class Arrivals {
  private readonly times = new Map<number, number>();
  private next: number | undefined;
  private newest = 0;
  private told = 0;

  /** `sequence` has arrived; the time is in milliseconds, and may be a fraction. */
  note(sequence: number, atMs: number): void {
    if (this.next === undefined) {
      this.next = sequence;
      this.newest = sequence;
    }
    if (sequenceDistance(this.next, sequence) < 0) return;
    if (sequenceDistance(this.newest, sequence) > 0) this.newest = sequence;
    this.times.set(sequence, atMs);
    // Somebody who jumps about is begun with anew.
    if (this.times.size > 2_000) this.forget(sequence);
  }

  private forget(sequence: number) {
    this.times.clear();
    this.next = sequence;
    this.newest = sequence;
  }

  /** Writes what has arrived since the last time; nothing when nothing has. */
  write(ours: number, theirs: number): Buffer | undefined {
    if (this.next === undefined || this.times.size === 0) return undefined;
    let first = this.next;
    const span = sequenceDistance(first, this.newest) + 1;
    if (span > maxTold) first = (this.newest - maxTold + 1) & 0xffff;
    while (!this.times.has(first) && first !== this.newest) first = (first + 1) & 0xffff;
    const count = sequenceDistance(first, this.newest) + 1;
    const start = this.times.get(first);
    if (start === undefined) {
      this.forget((this.newest + 1) & 0xffff);
      return undefined;
    }
    const reference = Math.floor(start / 64);
    const { symbols, deltas } = this.describe(first, count, reference * 64);
    this.times.clear();
    this.next = (this.newest + 1) & 0xffff;
    return this.lay({ ours, theirs, first, reference, symbols, deltas });
  }

  private describe(first: number, count: number, referenceMs: number) {
    const symbols: number[] = [];
    const deltas: number[] = [];
    let before = referenceMs * 4;
    for (let index = 0; index < count; index++) {
      const at = this.times.get((first + index) & 0xffff);
      if (at === undefined) {
        symbols.push(symbol.missing);
        continue;
      }
      const ticks = Math.max(-32768, Math.min(32767, Math.round(at * 4) - before));
      before += ticks;
      const isSmall = ticks >= 0 && ticks <= 255;
      symbols.push(isSmall ? symbol.small : symbol.large);
      if (isSmall) deltas.push(ticks);
      else deltas.push((ticks >> 8) & 0xff, ticks & 0xff);
    }
    return { symbols, deltas };
  }

  private lay(of: {
    ours: number;
    theirs: number;
    first: number;
    reference: number;
    symbols: number[];
    deltas: number[];
  }): Buffer {
    const chunks = Math.ceil(of.symbols.length / 7);
    const length = Math.ceil((20 + chunks * 2 + of.deltas.length) / 4) * 4;
    const out = Buffer.alloc(length);
    out[0] = 0x8f;
    out[1] = 205;
    out.writeUInt16BE(length / 4 - 1, 2);
    out.writeUInt32BE(of.ours, 4);
    out.writeUInt32BE(of.theirs, 8);
    out.writeUInt16BE(of.first, 12);
    out.writeUInt16BE(of.symbols.length, 14);
    out.writeUIntBE(of.reference & 0xffffff, 16, 3);
    out[19] = this.told++ & 0xff;
    for (let chunk = 0; chunk < chunks; chunk++) {
      let bits = 0xc000;
      for (let place = 0; place < 7; place++)
        bits |= (of.symbols[chunk * 7 + place] ?? 0) << (12 - place * 2);
      out.writeUInt16BE(bits, 20 + chunk * 2);
    }
    Buffer.from(of.deltas).copy(out, 20 + chunks * 2);
    return out;
  }
}
