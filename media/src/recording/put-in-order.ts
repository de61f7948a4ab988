import { sequenceDistance, type RtpPacket } from '../rtp/packet.ts';

/** Packets that wait for one that is missing, before it is given up. */
const mostWaiting = 64;

/**
 * Gives packets on in the order of their numbers: what comes late is waited for a little, what comes twice is left out.
 * `give` hears whether packets are missing before this one.
 */
export function putInOrder(give: (packet: RtpPacket, afterGap: boolean) => void) {
  const waiting = new Map<number, RtpPacket>();
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
    const ahead = [...waiting.keys()].map((sequence) => sequenceDistance(next!, sequence));
    next = (next! + Math.min(...ahead)) & 0xffff;
    giveOn(true);
  };

  return {
    push(packet: RtpPacket): void {
      next ??= packet.sequence;
      const ahead = sequenceDistance(next, packet.sequence);
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
