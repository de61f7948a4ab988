/** What somebody tells about one stream they receive. */
export type ReportBlock = {
  ssrc: number;
  fractionLost: number;
  highest: number;
  jitter: number;
  lsr: number;
  dlsr: number;
};

/** What came in one RTCP packet, as far as it concerns us. */
export type RtcpNews =
  | { kind: 'senderReport'; ssrc: number; ntpSeconds: number; ntpFraction: number; timestamp: number }
  | { kind: 'reports'; blocks: ReportBlock[] }
  | { kind: 'nack'; ssrc: number; sequences: number[] }
  | { kind: 'keyframe'; ssrc: number }
  | { kind: 'remb'; bitsPerSecond: number };

const maxNacked = 400;

/** Reads a compound packet; whatever does not fit is left out. */
export function readRtcp(bytes: Buffer): RtcpNews[] {
  const news: RtcpNews[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = (bytes.readUInt16BE(at + 2) + 1) * 4;
    const end = at + length;
    if (bytes[at]! >> 6 !== 2 || end > bytes.length) break;
    readOne(bytes.subarray(at, end), news);
    at = end;
  }
  return news;
}

function readOne(part: Buffer, news: RtcpNews[]): void {
  const count = part[0]! & 0x1f;
  switch (part[1]) {
    case 200:
      if (part.length < 28) return;
      news.push({
        kind: 'senderReport',
        ssrc: part.readUInt32BE(4),
        ntpSeconds: part.readUInt32BE(8),
        ntpFraction: part.readUInt32BE(12),
        timestamp: part.readUInt32BE(16),
      });
      news.push({ kind: 'reports', blocks: readBlocks(part, 28, count) });
      return;
    case 201:
      news.push({ kind: 'reports', blocks: readBlocks(part, 8, count) });
      return;
    case 205:
      if (count === 1 && part.length >= 16) {
        news.push({ kind: 'nack', ssrc: part.readUInt32BE(8), sequences: readNacked(part) });
      }
      return;
    case 206:
      readPayloadFeedback(part, count, news);
      return;
    default:
  }
}

function readPayloadFeedback(part: Buffer, format: number, news: RtcpNews[]): void {
  if (part.length < 12) return;
  if (format === 1) news.push({ kind: 'keyframe', ssrc: part.readUInt32BE(8) });
  if (format === 4) {
    for (let at = 12; at + 8 <= part.length; at += 8)
      news.push({ kind: 'keyframe', ssrc: part.readUInt32BE(at) });
  }
  if (format === 15 && part.length >= 20 && part.toString('latin1', 12, 16) === 'REMB') {
    const exponent = part[17]! >> 2;
    const mantissa = ((part[17]! & 3) << 16) | part.readUInt16BE(18);
    news.push({ kind: 'remb', bitsPerSecond: Math.min(mantissa * 2 ** exponent, 1e10) });
  }
}

function readBlocks(part: Buffer, start: number, count: number): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  for (let at = start; blocks.length < count && at + 24 <= part.length; at += 24) {
    blocks.push({
      ssrc: part.readUInt32BE(at),
      fractionLost: part[at + 4]! / 256,
      highest: part.readUInt32BE(at + 8),
      jitter: part.readUInt32BE(at + 12),
      lsr: part.readUInt32BE(at + 16),
      dlsr: part.readUInt32BE(at + 20),
    });
  }
  return blocks;
}

function readNacked(part: Buffer): number[] {
  const sequences: number[] = [];
  for (let at = 12; at + 4 <= part.length && sequences.length < maxNacked; at += 4) {
    const first = part.readUInt16BE(at);
    const others = part.readUInt16BE(at + 2);
    sequences.push(first);
    for (let bit = 0; bit < 16; bit++) if (others & (1 << bit)) sequences.push((first + bit + 1) & 0xffff);
  }
  return sequences;
}
