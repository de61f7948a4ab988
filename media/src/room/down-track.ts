import { randomInt } from 'node:crypto';
import { findPrimary } from '../rtp/red.ts';
import { findExtension, sequenceDistance, writeHead, type RtpPacket } from '../rtp/packet.ts';
import type { Vp8Head } from '../rtp/vp8.ts';
import { writeSenderReport } from '../rtp/write-rtcp.ts';
import type { ExtensionIds } from '../sdp/codecs.ts';
import type { IncomingStream } from './incoming-stream.ts';

/** How a track goes out to one person: the numbers that this browser has given. */
export type OutgoingNumbers = {
  payloadType: number;
  redPayloadType?: number | undefined;
  rtxPayloadType?: number | undefined;
  extensions: ExtensionIds;
};

/** One packet as it comes in, with what the track's codec says in it. */
export type IncomingPacket = {
  packet: RtpPacket;
  stream: IncomingStream;
  vp8?: Vp8Head | undefined;
  isRed: boolean;
  audioLevelId?: number | undefined;
  orientationId?: number | undefined;
};

type Kept = {
  incoming: IncomingPacket;
  sequence: number;
  timestamp: number;
  pictureOffset: number;
  tl0Offset: number;
  sentMs: number;
};

const keptPackets = 512;
// One piece of memory for all packets that go out: each is sent before the next is written.
const scratch = Buffer.alloc(4_096);

/** One track on its way to one person: renumbered, so that changes of its picture size are not seen as losses. */
export class DownTrack {
  readonly ssrc = randomInt(1, 2 ** 32 - 1);
  readonly rtxSsrc = randomInt(1, 2 ** 32 - 1);
  readonly kind: 'audio' | 'video';
  /** Asked for by the person's screen; -1 shows nothing at all. */
  wanted = 2;
  /** What their line bears; -1 rests the picture. */
  cap = 2;
  target = -1;
  current = -1;
  lossFraction = 0;
  hasSent = false;
  numbers: OutgoingNumbers | undefined;
  bytesSent = 0;
  packetsSent = 0;
  private stream: IncomingStream | undefined;
  private firstOfLayer = 0;
  private sequenceOffset = randomInt(65_536);
  private timestampOffset = randomInt(2 ** 32 - 1);
  private pictureOffset = 0;
  private tl0Offset = 0;
  private lastSequence: number | undefined;
  private lastTimestamp = 0;
  private lastIncomingTimestamp = 0;
  private lastSentMs = 0;
  private lastPicture = randomInt(32_768);
  private lastTl0 = randomInt(256);
  private rtxSequence = randomInt(65_536);
  private readonly kept: (Kept | undefined)[];
  private readonly sendPacket: (packet: Buffer) => void;

  constructor(kind: 'audio' | 'video', sendPacket: (packet: Buffer) => void) {
    this.kind = kind;
    this.sendPacket = sendPacket;
    this.kept = kind === 'video' ? Array.from<Kept | undefined>({ length: keptPackets }) : [];
  }

  /** True while it waits for a picture that stands on its own. */
  get isWaiting(): boolean {
    return (
      this.kind === 'video' && this.numbers !== undefined && this.target >= 0 && this.target !== this.current
    );
  }

  /** After a pause the numbers go on without a gap. */
  rest(): void {
    this.lossFraction = 0;
    this.current = -1;
    this.stream = undefined;
  }

  /** Sends a packet on, if it is of the size that is shown, or the one that is waited for. */
  forward(incoming: IncomingPacket, nowMs: number): void {
    const { packet, stream, vp8 } = incoming;
    if (!this.numbers) return;
    if (stream !== this.stream) {
      const mayBegin = this.kind === 'audio' || (stream.layer === this.target && vp8?.isKeyframe);
      if (!mayBegin) return;
      this.change(incoming, nowMs);
    } else if (this.kind === 'video' && sequenceDistance(this.firstOfLayer, packet.sequence) < 0) {
      return;
    }
    const sequence = (packet.sequence + this.sequenceOffset) & 0xffff;
    const timestamp = (packet.timestamp + this.timestampOffset) >>> 0;
    const kept: Kept = {
      incoming,
      sequence,
      timestamp,
      pictureOffset: this.pictureOffset,
      tl0Offset: this.tl0Offset,
      sentMs: nowMs,
    };
    if (this.kind === 'video') this.kept[sequence & (keptPackets - 1)] = kept;
    if (this.lastSequence === undefined || sequenceDistance(this.lastSequence, sequence) > 0) {
      this.lastSequence = sequence;
      this.lastTimestamp = timestamp;
      this.lastIncomingTimestamp = packet.timestamp;
      this.lastSentMs = nowMs;
      if (vp8?.pictureId !== undefined) this.lastPicture = (vp8.pictureId + this.pictureOffset) & 0x7fff;
      if (vp8?.tl0 !== undefined) this.lastTl0 = (vp8.tl0 + this.tl0Offset) & 0xff;
      if ((sequence & 0x7ff) === 0) this.firstOfLayer = (packet.sequence - 8_000) & 0xffff;
    }
    this.write(kept, nowMs, false);
  }

  private change({ packet, stream, vp8 }: IncomingPacket, nowMs: number) {
    if (this.lastSequence !== undefined) {
      this.sequenceOffset = (this.lastSequence + 1 - packet.sequence) & 0xffff;
      this.timestampOffset =
        (this.lastTimestamp + this.ticksSince(packet, stream, nowMs) - packet.timestamp) >>> 0;
    }
    if (vp8?.pictureId !== undefined) this.pictureOffset = (this.lastPicture + 1 - vp8.pictureId) & 0x7fff;
    if (vp8?.tl0 !== undefined) this.tl0Offset = (this.lastTl0 + 1 - vp8.tl0) & 0xff;
    this.firstOfLayer = packet.sequence;
    this.stream = stream;
    this.current = stream.layer;
  }

  /** How far the picture has moved on since the last one sent: by the sender's own clock where it has told it. */
  private ticksSince(packet: RtpPacket, stream: IncomingStream, nowMs: number): number {
    const before = this.stream?.wallClockMs(this.lastIncomingTimestamp);
    const now = stream.wallClockMs(packet.timestamp);
    const passed = nowMs - this.lastSentMs;
    const told = before !== undefined && now !== undefined ? now - before : passed;
    const used = Math.abs(told - passed) < 1_000 ? told : passed;
    return Math.max(1, Math.round((used * stream.clockRate) / 1_000));
  }

  /** Sends a packet once more; false when it is no longer here. */
  repeat(sequence: number, nowMs: number): boolean {
    const kept = this.kept[sequence & (keptPackets - 1)];
    if (kept?.sequence !== sequence) return false;
    if (nowMs - kept.sentMs < 15) return true;
    kept.sentMs = nowMs;
    this.write(kept, nowMs, true);
    return true;
  }

  private write(kept: Kept, nowMs: number, isRepeat: boolean): void {
    const { incoming, sequence } = kept;
    const { packet, vp8 } = incoming;
    const numbers = this.numbers!;
    const asRtx = isRepeat && numbers.rtxPayloadType !== undefined;
    let at = this.writeExtensions(incoming, nowMs);
    const payloadAt = at;
    if (asRtx) {
      scratch.writeUInt16BE(sequence, at);
      at += 2;
    }
    let from = packet.payloadAt;
    if (incoming.isRed && numbers.redPayloadType === undefined) {
      const primary = findPrimary(packet.bytes, packet.payloadAt, packet.payloadEnd);
      if (!primary) return;
      from = primary.at;
    }
    const length = packet.payloadEnd - from;
    if (at + length > scratch.length) return;
    packet.bytes.copy(scratch, at, from, packet.payloadEnd);
    if (vp8) this.renumberPicture(kept, vp8, at - packet.payloadAt);
    const payloadType =
      incoming.isRed && numbers.redPayloadType !== undefined ? numbers.redPayloadType : numbers.payloadType;
    writeHead(
      scratch,
      {
        marker: packet.marker,
        payloadType: asRtx ? numbers.rtxPayloadType! : payloadType,
        sequence: asRtx ? this.rtxSequence++ : sequence,
        timestamp: kept.timestamp,
        ssrc: asRtx ? this.rtxSsrc : this.ssrc,
      },
      payloadAt > 12,
    );
    if (!asRtx) {
      this.packetsSent += 1;
      this.bytesSent += length;
      this.hasSent = true;
    }
    this.sendPacket(scratch.subarray(0, at + length));
  }

  private renumberPicture({ pictureOffset, tl0Offset }: Kept, vp8: Vp8Head, moved: number) {
    if (vp8.pictureId !== undefined) {
      const at = vp8.pictureIdAt + moved;
      const picture = (vp8.pictureId + pictureOffset) & (vp8.hasLongPictureId ? 0x7fff : 0x7f);
      if (vp8.hasLongPictureId) scratch.writeUInt16BE(0x8000 | picture, at);
      else scratch[at] = picture;
    }
    if (vp8.tl0 !== undefined) scratch[vp8.tl0At + moved] = (vp8.tl0 + tl0Offset) & 0xff;
  }

  private writeExtensions(incoming: IncomingPacket, nowMs: number): number {
    const { extensions } = this.numbers!;
    let at = 16;
    if (extensions.sendTime !== undefined) {
      scratch[at] = (extensions.sendTime << 4) | 2;
      scratch.writeUIntBE(Math.floor((nowMs * 262.144) % 0x1000000), at + 1, 3);
      at += 4;
    }
    at = copyByte(incoming, { from: incoming.audioLevelId, to: extensions.audioLevel, at });
    at = copyByte(incoming, { from: incoming.orientationId, to: extensions.orientation, at });
    if (at === 16) return 12;
    while (at % 4 !== 0) scratch[at++] = 0;
    scratch.writeUInt16BE(0xbede, 12);
    scratch.writeUInt16BE((at - 16) / 4, 14);
    return at;
  }

  /** Which wall clock of the sender belongs to a timestamp that goes out, in milliseconds since 1970. */
  clock(): { timestamp: number; senderMs: number } | undefined {
    const told = this.stream?.clock;
    if (!told || !this.hasSent) return undefined;
    return {
      timestamp: (told.timestamp + this.timestampOffset) >>> 0,
      senderMs: (told.ntpSeconds - 2_208_988_800) * 1_000 + (told.ntpFraction / 2 ** 32) * 1_000,
    };
  }

  /** Tells the sender's wall clock on, so that sound and picture of one person stay together. */
  senderReport(): Buffer | undefined {
    const { stream } = this;
    if (!stream?.clock || !this.hasSent) return undefined;
    return writeSenderReport({
      ssrc: this.ssrc,
      ntpSeconds: stream.clock.ntpSeconds,
      ntpFraction: stream.clock.ntpFraction,
      timestamp: stream.clock.timestamp + this.timestampOffset,
      packets: this.packetsSent,
      bytes: this.bytesSent,
    });
  }
}

function copyByte(
  { packet }: IncomingPacket,
  { from, to, at }: { from: number | undefined; to: number | undefined; at: number },
): number {
  if (from === undefined || to === undefined) return at;
  const found = findExtension(packet, from);
  if (found?.length !== 1) return at;
  scratch[at] = to << 4;
  scratch[at + 1] = packet.bytes[found.at]!;
  return at + 2;
}
