import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlayedStream } from '../testing/played-stream.ts';
import { ReplayWindow } from '../transport/replay-window.ts';
import { Arrivals } from './arrivals.ts';
import { findExtension, readRtp, readTextExtension, sequenceDistance, writeRtp } from './packet.ts';
import { findPrimary } from './red.ts';
import { readRtcp } from './rtcp.ts';
import { readVp8 } from './vp8.ts';
import { writeNack, writePli, writeReceiverReport, writeSenderReport } from './write-rtcp.ts';

const head = { marker: true, payloadType: 96, sequence: 65_535, timestamp: 2 ** 32 - 1, ssrc: 7 };

test('a packet is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ minLength: 1, maxLength: 16 }),
      (payload, value) => {
        const packet = readRtp(writeRtp(head, payload, [[5, value]]))!;
        expect(packet).toMatchObject(head);
        const found = findExtension(packet, 5)!;
        expect(packet.bytes.subarray(found.at, found.at + found.length)).toEqual(Buffer.from(value));
        expect(findExtension(packet, 6)).toBeUndefined();
        expect(packet.bytes.subarray(packet.payloadAt, packet.payloadEnd)).toEqual(Buffer.from(payload));
      },
    ),
  );
});

test('whatever bytes come, they are read or left, and nothing breaks', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((raw) => Buffer.from(raw));
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 15 }), (raw, id) => {
      const likely = Buffer.concat([Buffer.from([0x90 | (raw[0] ?? 0)]), raw]);
      for (const one of [raw, likely]) {
        const packet = readRtp(one);
        if (packet) {
          findExtension(packet, id);
          readTextExtension(packet, id);
          readVp8(packet.bytes, packet.payloadAt, packet.payloadEnd);
          const primary = findPrimary(packet.bytes, packet.payloadAt, packet.payloadEnd);
          if (primary) expect(primary.end).toBeLessThanOrEqual(one.length);
        }
      }
      for (const type of [200, 201, 205, 206]) {
        const length = Buffer.from([0x80 | (raw[0] ?? 0), type, 0, Math.floor(raw.length / 4)]);
        expect(readRtcp(Buffer.concat([length, raw])).length).toBeLessThan(100);
      }
      readRtcp(raw);
    }),
    { numRuns: 2_000 },
  );
});

test('numbers are compared around their end', () => {
  expect(sequenceDistance(65_535, 0)).toBe(1);
  expect(sequenceDistance(0, 65_535)).toBe(-1);
  expect(sequenceDistance(10, 10)).toBe(0);
});

test('a picture tells that it stands alone, and how large it is', () => {
  const stream = new PlayedStream({ mid: '1', kind: 'video', width: 1280 });
  const [first, second] = stream
    .picturePackets({ isKeyframe: true, packets: 2 })
    .map((bytes) => readRtp(bytes)!)
    .map((packet) => readVp8(packet.bytes, packet.payloadAt, packet.payloadEnd)!);
  expect(first).toMatchObject({ isKeyframe: true, isFrameStart: true, width: 1280, height: 720 });
  expect(second).toMatchObject({ isKeyframe: false, isFrameStart: false, pictureId: first!.pictureId });
});

test('of sound with redundancy the newest block is found', () => {
  const red = Buffer.concat([
    Buffer.from([0x80 | 111, 0, 0, 3, 111]),
    Buffer.from('old'),
    Buffer.from('new!'),
  ]);
  const found = findPrimary(red, 0, red.length)!;
  expect(red.toString('latin1', found.at, found.end)).toBe('new!');
  expect(findPrimary(Buffer.from([111, 1, 2]), 0, 3)).toEqual({ at: 1, end: 3 });
  expect(findPrimary(Buffer.from([0x80, 0, 3, 255, 111]), 0, 5)).toBeUndefined();
});

test('what is asked for again is told in few words, around the end of the numbers too', () => {
  const missing = [65_530, 65_534, 0, 3, 40, 41];
  const [news] = readRtcp(writeNack(1, 2, missing));
  expect(news).toEqual({ kind: 'nack', ssrc: 2, sequences: missing });
  expect(readRtcp(writePli(1, 9))).toEqual([{ kind: 'keyframe', ssrc: 9 }]);
});

test('reports are read as they were written', () => {
  const block = { ssrc: 5, fractionLost: 0.25, totalLost: 3, highest: 70_000, jitter: 12, lsr: 1, dlsr: 2 };
  const { totalLost: _, ...read } = block;
  expect(readRtcp(writeReceiverReport(1, [block]))).toEqual([{ kind: 'reports', blocks: [read] }]);
  const told = { ssrc: 8, ntpSeconds: 3_900_000_000, ntpFraction: 77, timestamp: 4_000_000_000 };
  const [report] = readRtcp(writeSenderReport({ ...told, packets: 1, bytes: 2 }));
  expect(report).toEqual({ kind: 'senderReport', ...told });
});

/** Reads transport-wide feedback as a browser does: which numbers arrived, and when. */
function readArrivals(feedback: Buffer): Map<number, number> {
  const base = feedback.readUInt16BE(12);
  const count = feedback.readUInt16BE(14);
  let at = 20;
  const symbols: number[] = [];
  while (symbols.length < count) {
    const bits = feedback.readUInt16BE(at);
    at += 2;
    for (let place = 0; place < 7; place++) symbols.push((bits >> (12 - place * 2)) & 3);
  }
  let quarterMs = feedback.readIntBE(16, 3) * 256;
  const arrived = new Map<number, number>();
  symbols.slice(0, count).forEach((symbol, index) => {
    if (symbol === 0) return;
    quarterMs += symbol === 1 ? feedback[at]! : feedback.readInt16BE(at);
    at += symbol;
    arrived.set((base + index) & 0xffff, quarterMs / 4);
  });
  return arrived;
}

test('a sender learns when each of its packets has arrived, and which have not', () => {
  const arrivals = new Arrivals();
  const told = new Map([
    [65_533, 1_000],
    [65_534, 1_000.5],
    [1, 1_190],
    [2, 1_189],
    [0, 1_200],
  ]);
  for (const [sequence, atMs] of told) arrivals.note(sequence, atMs);
  const read = readArrivals(arrivals.write(1, 2)!);
  expect([...read.keys()].toSorted((a, b) => sequenceDistance(b, a))).toEqual([65_533, 65_534, 0, 1, 2]);
  for (const [sequence, atMs] of told) expect(read.get(sequence)).toBeCloseTo(atMs, 0);
  expect(arrivals.write(1, 2)).toBeUndefined();
  arrivals.note(5, 1_300);
  expect([...readArrivals(arrivals.write(1, 2)!)]).toEqual([[5, 1_300]]);
});

test('a sender who jumps about costs no more than one who does not', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 300 }), (sequences) => {
      const arrivals = new Arrivals();
      sequences.forEach((sequence, index) => arrivals.note(sequence, index));
      expect(arrivals.write(1, 2)?.length ?? 0).toBeLessThan(2_000);
    }),
  );
});

test('a recorded packet comes through once, and late ones do too', () => {
  const window = new ReplayWindow();
  const accepted = [65_000, 65_535, 65_400, 2, 1, 2, 65_535, 0].map((sequence) => window.accept(sequence));
  expect(accepted).toEqual([true, true, true, true, true, false, false, true]);
  expect(window.accept(2_000)).toBe(true);
  expect(window.accept(2)).toBe(false);
  expect(window.accept(1_999)).toBe(true);
  expect(window.accept(1_999)).toBe(false);
});
