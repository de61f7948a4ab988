import { expect, test } from 'vitest';
import { findExtension, readRtp, writeRtp, type RtpPacket } from '../rtp/packet.ts';
import { readVp8 } from '../rtp/vp8.ts';
import { PlayedStream } from '../testing/played-stream.ts';
import { DownTrack, type IncomingPacket } from './down-track.ts';
import { IncomingStream } from './incoming-stream.ts';

/** A track on its way, with everything that goes out. */
function open(kind: 'audio' | 'video', numbers: DownTrack['numbers']) {
  const out: RtpPacket[] = [];
  const track = new DownTrack(kind, (packet) => out.push(readRtp(Buffer.from(packet))!));
  track.numbers = numbers;
  return { track, out };
}

const red = (primary: string) =>
  Buffer.concat([Buffer.from([0x80 | 111, 0, 0, 3, 111]), Buffer.from(`old${primary}`)]);
const sound = (payload: Buffer, stream: IncomingStream): IncomingPacket => {
  const head = { marker: false, payloadType: 63, sequence: 5, timestamp: 960, ssrc: 1 };
  return {
    packet: readRtp(writeRtp(head, payload, [[7, Buffer.from([0x95])]]))!,
    stream,
    isRed: true,
    audioLevelId: 7,
  };
};
const payloadOf = ({ bytes, payloadAt, payloadEnd }: RtpPacket) =>
  bytes.toString('latin1', payloadAt, payloadEnd);

test('a browser that knows no redundancy gets the plain sound, another all of it', () => {
  const stream = new IncomingStream({ ssrc: 1, clockRate: 48_000, layer: 0 });
  const plain = open('audio', { payloadType: 109, extensions: {} });
  plain.track.forward(sound(red('now'), stream), 1_000);
  expect(plain.out[0]).toMatchObject({ payloadType: 109, ssrc: plain.track.ssrc });
  expect(payloadOf(plain.out[0]!)).toBe('now');
  const whole = open('audio', {
    payloadType: 109,
    redPayloadType: 110,
    extensions: { audioLevel: 3, sendTime: 2 },
  });
  whole.track.forward(sound(red('now'), stream), 1_000);
  expect(whole.out[0]!.payloadType).toBe(110);
  expect(payloadOf(whole.out[0]!)).toBe(red('now').toString('latin1'));
  const level = findExtension(whole.out[0]!, 3)!;
  expect(whole.out[0]!.bytes[level.at]).toBe(0x95);
  expect(findExtension(whole.out[0]!, 2)).toMatchObject({ length: 3 });
});

test('a picture begins only with one that stands alone, and goes on after a rest without a gap', () => {
  const stream = new IncomingStream({ ssrc: 1, clockRate: 90_000, layer: 0 });
  const { track, out } = open('video', { payloadType: 96, rtxPayloadType: 97, extensions: {} });
  track.target = 0;
  const sender = new PlayedStream({ mid: '1', kind: 'video' });
  const send = (isKeyframe: boolean, nowMs: number) => {
    for (const bytes of sender.picturePackets({ isKeyframe, packets: 2 })) {
      const packet = readRtp(bytes)!;
      const vp8 = readVp8(packet.bytes, packet.payloadAt, packet.payloadEnd);
      track.forward({ packet, stream, vp8, isRed: false }, nowMs);
    }
  };
  send(false, 1_000);
  expect(out).toHaveLength(0);
  send(true, 1_040);
  send(false, 1_080);
  track.rest();
  send(false, 1_120);
  send(true, 3_160);
  expect(out.map(({ sequence }) => (sequence - out[0]!.sequence) & 0xffff)).toEqual([0, 1, 2, 3, 4, 5]);
  expect((out[4]!.timestamp - out[3]!.timestamp) >>> 0).toBeGreaterThan(90_000);
  expect(track.repeat(out[5]!.sequence, 4_000)).toBe(true);
  expect(out[6]).toMatchObject({ payloadType: 97, ssrc: track.rtxSsrc });
  expect(out[6]!.bytes.readUInt16BE(out[6]!.payloadAt)).toBe(out[5]!.sequence);
  expect(track.repeat((out[0]!.sequence - 1) & 0xffff, 4_000)).toBe(false);
});
