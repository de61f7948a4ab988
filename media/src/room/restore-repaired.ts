import { readRtp, type RtpPacket } from '../rtp/packet.ts';
import type { AgreedCodecs } from '../sdp/codecs.ts';

/** Makes the packet anew that a repair (RFC 4588) carries; nothing for mere padding. */
export function restoreRepaired(
  packet: RtpPacket,
  ssrc: number,
  { main }: AgreedCodecs,
): RtpPacket | undefined {
  const { bytes, payloadAt, payloadEnd } = packet;
  if (payloadEnd - payloadAt < 3) return undefined;
  const out = Buffer.allocUnsafe(payloadEnd - 2);
  bytes.copy(out, 0, 0, payloadAt);
  bytes.copy(out, payloadAt, payloadAt + 2, payloadEnd);
  out[0]! &= ~0x20;
  out[1] = (bytes[1]! & 0x80) | main.payloadType;
  out.writeUInt16BE(bytes.readUInt16BE(payloadAt), 2);
  out.writeUInt32BE(ssrc, 8);
  return readRtp(out);
}
