import type { ReportBlock } from './rtcp.ts';

/** A block of a receiver report that is written: losses are counted, not only their part. */
export type WrittenBlock = ReportBlock & { totalLost: number };

/** Tells a sender how its streams arrive; at most 31 of them. */
export function writeReceiverReport(ssrc: number, blocks: WrittenBlock[]): Buffer {
  const told = blocks.slice(0, 31);
  const out = start(201, told.length, 8 + told.length * 24);
  out.writeUInt32BE(ssrc, 4);
  told.forEach((block, index) => {
    const at = 8 + index * 24;
    out.writeUInt32BE(block.ssrc, at);
    out[at + 4] = Math.min(255, Math.floor(block.fractionLost * 256));
    out.writeUIntBE(Math.max(0, Math.min(0x7fffff, block.totalLost)), at + 5, 3);
    out.writeUInt32BE(block.highest >>> 0, at + 8);
    out.writeUInt32BE(Math.min(0xffffffff, Math.floor(block.jitter)), at + 12);
    out.writeUInt32BE(block.lsr >>> 0, at + 16);
    out.writeUInt32BE(block.dlsr >>> 0, at + 20);
  });
  return out;
}

/** Tells a receiver which wall clock belongs to a timestamp, so that sound and picture go together. */
export function writeSenderReport(of: {
  ssrc: number;
  ntpSeconds: number;
  ntpFraction: number;
  timestamp: number;
  packets: number;
  bytes: number;
}): Buffer {
  const out = start(200, 0, 28);
  out.writeUInt32BE(of.ssrc, 4);
  out.writeUInt32BE(of.ntpSeconds >>> 0, 8);
  out.writeUInt32BE(of.ntpFraction >>> 0, 12);
  out.writeUInt32BE(of.timestamp >>> 0, 16);
  out.writeUInt32BE(of.packets >>> 0, 20);
  out.writeUInt32BE(of.bytes >>> 0, 24);
  return out;
}

/** Asks for packets once more. */
export function writeNack(ours: number, theirs: number, sequences: number[]): Buffer {
  const pairs: [first: number, others: number][] = [];
  for (const sequence of sequences) {
    const last = pairs.at(-1);
    const ahead = last ? (sequence - last[0] - 1) & 0xffff : 16;
    if (last && ahead < 16) last[1] |= 1 << ahead;
    else pairs.push([sequence, 0]);
  }
  const out = start(205, 1, 12 + pairs.length * 4);
  out.writeUInt32BE(ours, 4);
  out.writeUInt32BE(theirs, 8);
  pairs.forEach(([first, others], index) => {
    out.writeUInt16BE(first, 12 + index * 4);
    out.writeUInt16BE(others, 14 + index * 4);
  });
  return out;
}

/** Asks for a picture that stands on its own. */
export function writePli(ours: number, theirs: number): Buffer {
  const out = start(206, 1, 12);
  out.writeUInt32BE(ours, 4);
  out.writeUInt32BE(theirs, 8);
  return out;
}

function start(type: number, count: number, length: number): Buffer {
  const out = Buffer.alloc(length);
  out[0] = 0x80 | count;
  out[1] = type;
  out.writeUInt16BE(length / 4 - 1, 2);
  return out;
}
