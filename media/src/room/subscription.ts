import { StreamState, VideoQuality, type UpdateTrackSettings } from '@livekit/protocol';
import type { DownTrack } from './down-track.ts';
import type { PublishedTrack } from './published-track.ts';

/** One track that one person hears or sees. */
export class Subscription {
  readonly owner: { sid: string };
  readonly track: PublishedTrack;
  readonly downTrack: DownTrack;
  /** The section of the person's description that it goes through, once there is one. */
  mid: string | undefined;
  told = false;
  private paused = false;
  private readonly sinceMs = performance.now();

  constructor(of: { owner: { sid: string }; track: PublishedTrack; downTrack: DownTrack }) {
    this.owner = of.owner;
    this.track = of.track;
    this.downTrack = of.downTrack;
  }

  /** What the person's screen asks for: a size, or nothing at all while it is out of sight. */
  obey(settings: UpdateTrackSettings): void {
    if (settings.disabled || settings.quality === VideoQuality.OFF) this.downTrack.wanted = -1;
    else if (settings.width > 0) this.downTrack.wanted = this.layerFor(settings.width, settings.height);
    else this.downTrack.wanted = settings.quality;
  }

  private layerFor(width: number, height: number): number {
    const sizes = this.track.info.layers.toSorted((one, other) => one.quality - other.quality);
    const fits = sizes.findIndex((size) => size.width >= width * 0.9 || size.height >= height * 0.9);
    return fits === -1 ? 2 : fits;
  }

  /** Chooses the size that is sent, and asks for a whole picture where one is waited for. */
  steer(nowMs: number): void {
    const { downTrack, track } = this;
    if (track.kind === 'audio' || !downTrack.numbers) return;
    const upTo = Math.min(downTrack.wanted, downTrack.cap);
    downTrack.target = track.bestLayer(upTo, nowMs);
    if (upTo < 0 && downTrack.current >= 0) downTrack.rest();
    if (downTrack.isWaiting) track.requestKeyframe(downTrack.target, nowMs);
  }

  /** The change that the client is to be told: a picture that rests because the line does not bear it, or goes on. */
  takeStateChange(): StreamState | undefined {
    const paused = this.downTrack.cap < 0;
    if (paused === this.paused) return undefined;
    this.paused = paused;
    return paused ? StreamState.PAUSED : StreamState.ACTIVE;
  }

  get ageMs(): number {
    return performance.now() - this.sinceMs;
  }
}
