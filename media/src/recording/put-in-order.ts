import type { RecordedPacket } from './read-packet.ts';

/** Packets that wait for one that is missing, before it is given up. */
const mostWaiting = 64;

/** The way from one sequence number to another, the shorter one round the circle. */
const distance = (from: number, to: number): number => ((to - from + 0x8000) & 0xffff) - 0x8000;

/**
 * Gives packets on in the order of their numbers: what comes late is waited for a little, what comes twice is left out.
 * `give` hears whether packets are missing before this one.
 */
export function putInOrder(give: (packet: RecordedPacket, afterGap: boolean) => void) {
  const waiting = new Map<number, RecordedPacket>();
  let next: number | undefined;

  const giveOn = (afterGap: boolean) => {
    for (let gap = afterGap; ; gap = false) {
      const packet = waiting.get(next!);
      if (!packet) return;
      waiting.delete(next!);
      next = (next! + 1) & 0xffff;
      give(packet, gap);
    }
  };
  const skipToFirst = () => {
    const ahead = [...waiting.keys()].map((sequence) => distance(next!, sequence));
    next = (next! + Math.min(...ahead)) & 0xffff;
    giveOn(true);
  };

  return {
    push(packet: RecordedPacket): void {
      next ??= packet.sequence;
      const ahead = distance(next, packet.sequence);
      if (ahead < 0) return;
      waiting.set(packet.sequence, packet);
      if (ahead === 0) giveOn(false);
      else if (waiting.size > mostWaiting || ahead > 1_000) skipToFirst();
    },
    /** Nothing more comes: gives what still waits. */
    flush(): void {
      while (waiting.size > 0) skipToFirst();
    },
  };
}
