import { randomInt } from 'node:crypto';
import { readRtp, writeRtp } from '../rtp/packet.ts';
import { played } from './offer-sections.ts';

/** One stream that a played client sends, with the numbers that each packet goes on from. */
export class PlayedStream {
  readonly ssrc = randomInt(1, 2 ** 32 - 1);
  readonly rtxSsrc = randomInt(1, 2 ** 32 - 1);
  private rtxSequence = randomInt(65_536);
  private sequence = randomInt(65_536);
  private timestamp = randomInt(2 ** 31);
  private picture = randomInt(32_768);
  private tl0 = randomInt(256);
  private arrival = 0;
  private readonly of: { mid: string; kind: 'audio' | 'video'; rid?: string; width?: number };

  constructor(of: { mid: string; kind: 'audio' | 'video'; rid?: string; width?: number }) {
    this.of = of;
  }

  /** One packet of sound, as loud as is said: decibels below full. */
  sound(payload: Uint8Array = Buffer.alloc(80, 7), decibelsBelow = 20): Buffer {
    this.timestamp = (this.timestamp + 960) >>> 0;
    return this.write(payload, { payloadType: played.opus, marker: false, level: decibelsBelow });
  }

  /** One picture of so many packets; a whole one, or a change. */
  picturePackets({
    isKeyframe,
    packets,
    bytes = 1_000,
  }: {
    isKeyframe: boolean;
    packets: number;
    bytes?: number;
  }): Buffer[] {
    this.timestamp = (this.timestamp + 3_750) >>> 0;
    this.picture = (this.picture + 1) & 0x7fff;
    this.tl0 = (this.tl0 + 1) & 0xff;
    return Array.from({ length: packets }, (_, index) => {
      const payload = Buffer.alloc(bytes);
      payload[0] = 0x80 | (index === 0 ? 0x10 : 0);
      payload[1] = 0xe0;
      payload.writeUInt16BE(0x8000 | this.picture, 2);
      payload[4] = this.tl0;
      payload[5] = 0;
      if (index === 0) {
        payload[6] = isKeyframe ? 0 : 1;
        if (isKeyframe) {
          payload.set([0x9d, 0x01, 0x2a], 9);
          payload.writeUInt16LE(this.of.width ?? 640, 12);
          payload.writeUInt16LE(((this.of.width ?? 640) * 9) / 16, 14);
        }
      }
      return this.write(payload, { payloadType: played.vp8, marker: index === packets - 1 });
    });
  }

  /** The same packet once more, as a browser sends it: under a number of its own, since SRTP lets none through twice. */
  again(packet: Buffer): Buffer {
    const { payloadAt, timestamp, marker } = readRtp(packet)!;
    const payload = Buffer.concat([packet.subarray(2, 4), packet.subarray(payloadAt)]);
    this.rtxSequence = (this.rtxSequence + 1) & 0xffff;
    const extensions: [number, Uint8Array][] = [[played.midId, Buffer.from(this.of.mid)]];
    if (this.of.rid) extensions.push([played.repairedRidId, Buffer.from(this.of.rid)]);
    const head = {
      marker,
      payloadType: played.rtx,
      sequence: this.rtxSequence,
      timestamp,
      ssrc: this.rtxSsrc,
    };
    return writeRtp(head, payload, extensions);
  }

  private write(payload: Uint8Array, of: { payloadType: number; marker: boolean; level?: number }): Buffer {
    const extensions: [number, Uint8Array][] = [[played.midId, Buffer.from(this.of.mid)]];
    if (this.of.rid) extensions.push([played.ridId, Buffer.from(this.of.rid)]);
    if (of.level !== undefined) extensions.push([played.audioLevelId, Buffer.from([0x80 | of.level])]);
    const arrival = Buffer.alloc(2);
    arrival.writeUInt16BE(this.arrival++ & 0xffff);
    extensions.push([played.arrivalsId, arrival]);
    const sequence = this.sequence;
    this.sequence = (this.sequence + 1) & 0xffff;
    const head = {
      marker: of.marker,
      payloadType: of.payloadType,
      sequence,
      timestamp: this.timestamp,
      ssrc: this.ssrc,
    };
    return writeRtp(head, payload, extensions);
  }
}
