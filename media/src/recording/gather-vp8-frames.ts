import type { RtpPacket } from '../rtp/packet.ts';
import { readVp8 } from '../rtp/vp8.ts';

/** A whole picture of VP8. */
export interface Vp8Frame {
  timestamp: number;
  data: Buffer;
  /** Needs no picture before it; only then its size is known. */
  isKey: boolean;
  width?: number;
  height?: number;
}

/**
 * Puts pictures together from packets in order. After a gap it waits for the next picture that stands alone, as all
 * between would be drawn upon something that is not there; `needKey` asks for one.
 */
export function gatherVp8Frames(give: (frame: Vp8Frame) => void, needKey: () => void) {
  let parts: Buffer[] = [];
  let begun: Omit<Vp8Frame, 'data'> | undefined;
  let isBroken = true;

  return function push(packet: RtpPacket, afterGap: boolean): void {
    if (afterGap) {
      begun = undefined;
      isBroken = true;
    }
    const head = readVp8(packet.bytes, packet.payloadAt, packet.payloadEnd);
    if (!head) return;
    const { isKeyframe: isKey, width, height } = head;
    if (head.isFrameStart && packet.timestamp !== begun?.timestamp) {
      parts = [];
      begun = { timestamp: packet.timestamp, isKey, ...(width && height && { width, height }) };
    }
    if (packet.timestamp !== begun?.timestamp) return;
    parts.push(packet.bytes.subarray(head.dataAt, packet.payloadEnd));
    if (!packet.marker) return;
    const frame = { ...begun, data: Buffer.concat(parts) };
    begun = undefined;
    if (frame.isKey) isBroken = false;
    if (isBroken) needKey();
    else give(frame);
  };
}
