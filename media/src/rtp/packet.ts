/** One RTP packet, looked through once: where things stand in its bytes. */
export type RtpPacket = {
  readonly bytes: Buffer;
  readonly marker: boolean;
  readonly payloadType: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  /** Where the extensions begin, after their own head; equal to the end where there are none. */
  readonly extensionsAt: number;
  readonly extensionsEnd: number;
  readonly twoByteExtensions: boolean;
  readonly payloadAt: number;
  /** Where the payload ends: padding is left out. */
  readonly payloadEnd: number;
};

/** Where an extension stands in its packet. */
export type ExtensionAt = { at: number; length: number };

/** True for RTCP, which shares its way with RTP (RFC 5761). */
export function isRtcp(bytes: Uint8Array): boolean {
  return bytes.length >= 8 && bytes[0]! >> 6 === 2 && bytes[1]! >= 192 && bytes[1]! <= 223;
}

/** Looks through a packet; gives nothing for what is not RTP or does not fit into its own length. */
export function readRtp(bytes: Buffer): RtpPacket | undefined {
  if (bytes.length < 12 || bytes[0]! >> 6 !== 2) return undefined;
  const head = bytes[0]!;
  let at = 12 + (head & 0x0f) * 4;
  let extensionsAt = at;
  let extensionsEnd = at;
  let twoByteExtensions = false;
  if (head & 0x10) {
    if (bytes.length < at + 4) return undefined;
    const profile = bytes.readUInt16BE(at);
    twoByteExtensions = (profile & 0xfff0) === 0x1000;
    extensionsAt = at + 4;
    at = extensionsAt + bytes.readUInt16BE(at + 2) * 4;
    extensionsEnd = profile === 0xbede || twoByteExtensions ? at : extensionsAt;
  }
  if (at > bytes.length) return undefined;
  let payloadEnd = bytes.length;
  if (head & 0x20) {
    payloadEnd -= bytes[bytes.length - 1]!;
    if (payloadEnd < at) return undefined;
  }
  return {
    bytes,
    marker: bytes[1]! >= 128,
    payloadType: bytes[1]! & 0x7f,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    extensionsAt,
    extensionsEnd,
    twoByteExtensions,
    payloadAt: at,
    payloadEnd,
  };
}

/** Finds one extension by the number that was agreed for it. */
export function findExtension(packet: RtpPacket, id: number): ExtensionAt | undefined {
  const { bytes, extensionsEnd, twoByteExtensions } = packet;
  let at = packet.extensionsAt;
  while (at < extensionsEnd) {
    const head = bytes[at]!;
    if (head === 0) {
      at += 1;
      continue;
    }
    const found = twoByteExtensions ? head : head >> 4;
    if (!twoByteExtensions && found === 15) return undefined;
    const length = twoByteExtensions ? (bytes[at + 1] ?? 0) : (head & 0x0f) + 1;
    const start = at + (twoByteExtensions ? 2 : 1);
    if (start + length > extensionsEnd) return undefined;
    if (found === id) return { at: start, length };
    at = start + length;
  }
  return undefined;
}

/** An extension that carries a name, such as a mid or a rid. */
export function readTextExtension(packet: RtpPacket, id: number | undefined): string | undefined {
  const found = id === undefined ? undefined : findExtension(packet, id);
  return found && packet.bytes.toString('latin1', found.at, found.at + found.length);
}

/** What stands in the head of a packet that is written. */
export type RtpHead = {
  marker: boolean;
  payloadType: number;
  sequence: number;
  timestamp: number;
  ssrc: number;
};

/** Writes the twelve bytes that every packet begins with; `extended` announces extensions. */
export function writeHead(out: Buffer, head: RtpHead, extended: boolean): void {
  out[0] = extended ? 0x90 : 0x80;
  out[1] = (head.marker ? 0x80 : 0) | head.payloadType;
  out.writeUInt16BE(head.sequence & 0xffff, 2);
  out.writeUInt32BE(head.timestamp >>> 0, 4);
  out.writeUInt32BE(head.ssrc, 8);
}

/** Writes a whole packet without extensions. */
export function writeRtp(
  head: RtpHead,
  payload: Uint8Array,
  extensions: [id: number, value: Uint8Array][] = [],
): Buffer {
  const inside = extensions.reduce((sum, [, value]) => sum + 1 + value.length, 0);
  const words = Math.ceil(inside / 4);
  const payloadAt = 12 + (words > 0 ? 4 + words * 4 : 0);
  const out = Buffer.alloc(payloadAt + payload.length);
  writeHead(out, head, words > 0);
  if (words > 0) {
    out.writeUInt16BE(0xbede, 12);
    out.writeUInt16BE(words, 14);
    let at = 16;
    for (const [id, value] of extensions) {
      out[at] = (id << 4) | (value.length - 1);
      out.set(value, at + 1);
      at += 1 + value.length;
    }
  }
  out.set(payload, payloadAt);
  return out;
}

/** How far one sequence number is ahead of another, from -32768 to 32767. */
export function sequenceDistance(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}
