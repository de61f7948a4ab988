import type { RecordedPacket } from './read-packet.ts';

/** A whole picture of VP8. */
export interface Vp8Frame {
  timestamp: number;
  data: Buffer;
  /** Needs no picture before it; only then its size is known. */
  isKey: boolean;
  width?: number;
  height?: number;
}

/** Where the picture begins in a packet (RFC 7741), and whether this is its first packet; undefined where it is not VP8. */
function readDescriptor(payload: Buffer): { start: number; isFirst: boolean } | undefined {
  if (payload.length < 1) return undefined;
  let at = 1;
  if (payload[0]! & 0x80) {
    const extended = payload[at++] ?? 0;
    if (extended & 0x80) at += (payload[at] ?? 0) & 0x80 ? 2 : 1;
    if (extended & 0x40) at++;
    if (extended & 0x30) at++;
  }
  if (at >= payload.length) return undefined;
  return { start: at, isFirst: (payload[0]! & 0x10) !== 0 && (payload[0]! & 0x07) === 0 };
}

function describeFrame(timestamp: number, data: Buffer): Vp8Frame {
  const isKey = (data[0]! & 1) === 0 && data.length >= 10;
  if (!isKey) return { timestamp, data, isKey };
  return {
    timestamp,
    data,
    isKey,
    width: data.readUInt16LE(6) & 0x3fff,
    height: data.readUInt16LE(8) & 0x3fff,
  };
}

/**
 * Puts pictures together from packets in order. After a gap it waits for the next picture that stands alone, as all
 * between would be drawn upon something that is not there; `needKey` asks for one.
 */
export function gatherVp8Frames(give: (frame: Vp8Frame) => void, needKey: () => void) {
  let parts: Buffer[] = [];
  let timestamp = 0;
  let isWhole = false;
  let isBroken = true;

  return function push(packet: RecordedPacket, afterGap: boolean): void {
    if (afterGap) {
      isWhole = false;
      isBroken = true;
    }
    const descriptor = readDescriptor(packet.payload);
    if (!descriptor) return;
    if (descriptor.isFirst && (parts.length === 0 || packet.timestamp !== timestamp)) {
      parts = [];
      timestamp = packet.timestamp;
      isWhole = true;
    }
    if (!isWhole || packet.timestamp !== timestamp) return;
    parts.push(packet.payload.subarray(descriptor.start));
    if (!packet.marker) return;
    const frame = describeFrame(timestamp, Buffer.concat(parts));
    parts = [];
    isWhole = false;
    if (frame.isKey) isBroken = false;
    if (isBroken) needKey();
    else give(frame);
  };
}
