import { IncomingStream } from '../room/incoming-stream.ts';
import { restoreRepaired } from '../room/restore-repaired.ts';
import { isRtcp, readRtp, type RtpPacket } from '../rtp/packet.ts';
import { readRtcp } from '../rtp/rtcp.ts';
import { readVp8 } from '../rtp/vp8.ts';
import { writeNack, writePli, writeReceiverReport } from '../rtp/write-rtcp.ts';
import { played } from './offer-sections.ts';

/** What has arrived of one track. */
export type HeardTrack = {
  packets: number;
  /** Numbers that were left out and never came. */
  sequences: number[];
  keyframes: number;
  widths: number[];
  lastWidth: number;
  repaired: number;
  timestamps: number[];
  pictures: number[];
  payload: Buffer | undefined;
  lastMs: number;
};

type Known = { trackSid: string; stream: IncomingStream };

const keptNumbers = 4_000;
const rtxCodec = { main: { payloadType: played.vp8, name: 'vp8', clock: '90000', fmtp: '' } };

/** What a played client hears: told apart by track, asked for again where it is missing. */
export class PlayedEar {
  readonly tracks = new Map<string, HeardTrack>();
  /** Whole pictures that were asked of this client, by SSRC. */
  readonly keyframesWanted: number[] = [];
  readonly nacked: number[] = [];
  onKeyframeWanted: (ssrc: number) => void = () => undefined;
  onNack: (ssrc: number, sequences: number[]) => void = () => undefined;
  /** Looks at each packet of a track, in whatever order. */
  onPacket: ((packet: RtpPacket) => void) | undefined;
  /** Keep every number, for looking at afterwards; without it only what is counted. */
  keepsNumbers = true;
  private readonly streams = new Map<number, Known & { repairs: boolean }>();
  private readonly timer: NodeJS.Timeout;
  private readonly send: (packet: Buffer) => void;
  private beat = 0;

  constructor(send: (packet: Buffer) => void) {
    this.send = send;
    this.timer = setInterval(() => this.tick(), 50);
  }

  /** Learns from an answer which stream is which track. */
  learn(sdp: string): void {
    const repairs = new Map(
      [...sdp.matchAll(/^a=ssrc-group:FID (\d+) (\d+)/gm)].map(([, main, rtx]) => [
        Number(rtx),
        Number(main),
      ]),
    );
    for (const [, ssrc, trackSid] of sdp.matchAll(/^a=ssrc:(\d+) msid:\S+ (\S+)/gm)) {
      const main = repairs.get(Number(ssrc)) ?? Number(ssrc);
      const known = this.streams.get(main);
      const stream = known?.stream ?? new IncomingStream({ ssrc: main, clockRate: 90_000, layer: 0 });
      if (!this.streams.has(Number(ssrc))) {
        this.streams.set(Number(ssrc), { trackSid: trackSid!, stream, repairs: main !== Number(ssrc) });
      }
    }
  }

  of(trackSid: string): HeardTrack {
    let track = this.tracks.get(trackSid);
    if (!track) {
      track = {
        packets: 0,
        sequences: [],
        keyframes: 0,
        widths: [],
        lastWidth: 0,
        repaired: 0,
        timestamps: [],
        pictures: [],
        payload: undefined,
        lastMs: 0,
      };
      this.tracks.set(trackSid, track);
    }
    return track;
  }

  take(bytes: Buffer): void {
    if (isRtcp(bytes)) return this.takeReports(bytes);
    const packet = readRtp(bytes);
    const known = packet && this.streams.get(packet.ssrc);
    if (!known) return;
    const original = known.repairs ? restoreRepaired(packet, known.stream.ssrc, rtxCodec) : packet;
    if (!original) return;
    const { sequence, timestamp } = original;
    if (!known.stream.note({ sequence, timestamp, length: bytes.length }, performance.now())) return;
    this.count(this.of(known.trackSid), original, known.repairs);
  }

  private count(track: HeardTrack, packet: RtpPacket, isRepaired: boolean) {
    track.packets += 1;
    track.lastMs = performance.now();
    this.onPacket?.(packet);
    if (isRepaired) track.repaired += 1;
    if (packet.payloadType === played.vp8) {
      const head = readVp8(packet.bytes, packet.payloadAt, packet.payloadEnd);
      if (head?.isKeyframe) {
        track.keyframes += 1;
        track.lastWidth = head.width ?? 0;
        if (track.widths.at(-1) !== head.width) track.widths.push(head.width ?? 0);
      }
      if (this.keepsNumbers && head?.isFrameStart) track.pictures.push(head.pictureId ?? -1);
    }
    if (!this.keepsNumbers) return;
    track.payload = packet.bytes.subarray(packet.payloadAt, packet.payloadEnd);
    track.sequences.push(packet.sequence);
    track.timestamps.push(packet.timestamp);
    if (track.sequences.length > keptNumbers) track.sequences.shift();
  }

  private takeReports(bytes: Buffer) {
    for (const news of readRtcp(bytes)) {
      if (news.kind === 'keyframe') {
        this.keyframesWanted.push(news.ssrc);
        this.onKeyframeWanted(news.ssrc);
      }
      if (news.kind === 'nack') {
        this.nacked.push(...news.sequences);
        this.onNack(news.ssrc, news.sequences);
      }
    }
  }

  private tick() {
    this.beat += 1;
    const nowMs = performance.now();
    for (const { stream, repairs } of this.streams.values()) {
      if (repairs) continue;
      const due = stream.takeDue(nowMs);
      if (due.length > 0) this.send(writeNack(1, stream.ssrc, due));
      const block = this.beat % 20 === 0 ? stream.report(nowMs) : undefined;
      if (block) this.send(writeReceiverReport(1, [block]));
    }
  }

  /** How many packets of all tracks never came. */
  lost(): number {
    const streams = new Set([...this.streams.values()].map(({ stream }) => stream));
    return [...streams].reduce((sum, stream) => sum + Math.max(0, stream.lost), 0);
  }

  /** How many packets of all tracks came. */
  total(): number {
    return [...this.tracks.values()].reduce((sum, { packets }) => sum + packets, 0);
  }

  askKeyframe(trackSid: string): void {
    for (const [ssrc, known] of this.streams) {
      if (known.trackSid === trackSid && !known.repairs) this.send(writePli(1, ssrc));
    }
  }

  /** How many numbers of a track are missing between the first and the last that came. */
  gaps(trackSid: string): number {
    const { sequences } = this.of(trackSid);
    if (sequences.length === 0) return 0;
    const ordered = [...new Set(sequences.map((one) => (one - sequences[0]! + 0x8000) & 0xffff))].toSorted(
      (one, other) => one - other,
    );
    return ordered.at(-1)! - ordered[0]! + 1 - ordered.length;
  }

  close(): void {
    clearInterval(this.timer);
  }
}
