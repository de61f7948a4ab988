import type { TrackInfo } from '@livekit/protocol';
import type { Source } from '../worker/calls.ts';
import { sequenceDistance, type RtpPacket } from '../rtp/packet.ts';
import { readVp8 } from '../rtp/vp8.ts';
import type { DownTrack, IncomingPacket } from './down-track.ts';
import type { IncomingStream } from './incoming-stream.ts';
import { VoiceLevel } from './voice-level.ts';

const pliEveryMs = [500, 1_000, 1_000];
const keptRecent = 64;
/** After so long without a packet a size counts as gone; a screen where nothing moves is still for longer. */
const aliveMs = { camera: 800, screen: 3_000 };

/** One track that somebody publishes, with all the sizes of its picture. */
export class PublishedTrack {
  readonly sid: string;
  readonly source: Source;
  readonly kind: 'audio' | 'video';
  readonly cid: string;
  info: TrackInfo;
  mid: string | undefined;
  readonly streams: (IncomingStream | undefined)[] = [];
  readonly downTracks = new Set<DownTrack>();
  readonly voice = new VoiceLevel();
  width = 0;
  height = 0;
  private readonly recent: IncomingPacket[][] = [];
  private readonly askedMs: number[] = [];
  private readonly askKeyframe: (stream: IncomingStream) => void;

  constructor(of: {
    info: TrackInfo;
    source: Source;
    kind: 'audio' | 'video';
    cid: string;
    askKeyframe: (stream: IncomingStream) => void;
  }) {
    this.info = of.info;
    this.sid = of.info.sid;
    this.source = of.source;
    this.kind = of.kind;
    this.cid = of.cid;
    this.askKeyframe = of.askKeyframe;
  }

  /** A packet of one of its streams, in whatever order. */
  take(
    of: {
      packet: RtpPacket;
      stream: IncomingStream;
      isRed: boolean;
      audioLevelId?: number | undefined;
      orientationId?: number | undefined;
    },
    nowMs: number,
  ): void {
    if (this.info.muted) return;
    const { packet } = of;
    const vp8 =
      this.kind === 'video' ? readVp8(packet.bytes, packet.payloadAt, packet.payloadEnd) : undefined;
    const incoming: IncomingPacket = { ...of, vp8 };
    if (vp8?.width && vp8.height && of.stream.layer === this.highestAlive(nowMs)) {
      this.width = vp8.width;
      this.height = vp8.height;
    }
    if (vp8?.isKeyframe) this.beginWith(incoming, nowMs);
    else for (const downTrack of this.downTracks) downTrack.forward(incoming, nowMs);
    if (vp8) this.keep(incoming);
  }

  /**
   * The first packet of a whole picture lets people in who wait for one. When it was lost and comes late, those that
   * follow it have been here already: they get these too.
   */
  private beginWith(incoming: IncomingPacket, nowMs: number) {
    const { stream, packet } = incoming;
    for (const downTrack of this.downTracks) {
      const waited = downTrack.current !== stream.layer;
      downTrack.forward(incoming, nowMs);
      if (!waited || downTrack.current !== stream.layer) continue;
      for (const later of this.recent[stream.layer] ?? []) {
        const isLater = sequenceDistance(packet.sequence, later.packet.sequence) > 0;
        if (isLater && later.stream === stream) downTrack.forward(later, nowMs);
      }
    }
  }

  private keep(incoming: IncomingPacket) {
    const recent = (this.recent[incoming.stream.layer] ??= []);
    recent.push(incoming);
    if (recent.length > keptRecent) recent.shift();
  }

  /** Asks the sender for a picture that stands on its own, not too often: a person who cannot decode asks all the time. */
  requestKeyframe(layer: number, nowMs: number): void {
    const stream = this.streams[layer];
    if (!stream || this.info.muted || nowMs - (this.askedMs[layer] ?? 0) < pliEveryMs[layer]!) return;
    this.askedMs[layer] = nowMs;
    this.askKeyframe(stream);
  }

  /** The largest size that comes in, up to one that is allowed; the smallest there is when none below comes. */
  bestLayer(upTo: number, nowMs: number): number {
    if (upTo < 0) return -1;
    let best = -1;
    for (const stream of this.streams) {
      if (!stream || nowMs - stream.lastPacketMs > this.aliveMs) continue;
      if (stream.layer <= upTo || best === -1) best = stream.layer;
    }
    // A still screen sends nothing for a while: what was there last is what comes next.
    if (best === -1) return this.lastLayer(upTo);
    return best;
  }

  private lastLayer(upTo: number): number {
    let newest: IncomingStream | undefined;
    for (const stream of this.streams) {
      if (!stream || (newest && stream.layer > upTo)) continue;
      if (!newest || stream.lastPacketMs >= newest.lastPacketMs - this.aliveMs) newest = stream;
    }
    return newest?.layer ?? -1;
  }

  private get aliveMs(): number {
    return this.source === 'screen' ? aliveMs.screen : aliveMs.camera;
  }

  highestAlive(nowMs: number): number {
    return this.bestLayer(2, nowMs);
  }

  /** How many sizes there are; 1 until more have been seen. */
  get layers(): number {
    return Math.max(1, this.streams.length);
  }
}
