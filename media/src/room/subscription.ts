import { StreamState, VideoQuality, type UpdateTrackSettings } from '@livekit/protocol';
import type { DownTrack } from './down-track.ts';
import type { PublishedTrack } from './published-track.ts';

/** Out of sight for so long, a picture is not sent any more. */
const movingMs = 500;

/** One side of a picture has to be this much of what is asked for, the other at least so much. */
const nearly = 0.9;
const hardly = 0.6;

/** One track that one person hears or sees. */
export class Subscription {
  readonly owner: { sid: string };
  readonly track: PublishedTrack;
  readonly downTrack: DownTrack;
  /** The section of the person's description that it goes through, once there is one. */
  mid: string | undefined;
  told = false;
  private paused = false;
  /** Since when their screen shows it nowhere. */
  private unseenSinceMs: number | undefined;
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
    // Pictures fill their tiles and are cut off at the sides: one that is as wide as its tile may still be far too low for it.
    const fits = sizes.findIndex(
      (size) =>
        size.width >= width * hardly &&
        size.height >= height * hardly &&
        (size.width >= width * nearly || size.height >= height * nearly),
    );
    return fits === -1 ? 2 : fits;
  }

  /** Chooses the size that is sent, and asks for a whole picture where one is waited for. */
  steer(nowMs: number): void {
    const { downTrack, track } = this;
    if (track.kind === 'audio' || !downTrack.numbers) return;
    if (downTrack.wanted >= 0) this.unseenSinceMs = undefined;
    else this.unseenSinceMs ??= nowMs;
    // A picture that changes its place on the screen is nowhere for a moment: it would have to begin anew.
    const isMoving = this.unseenSinceMs !== undefined && nowMs - this.unseenSinceMs < movingMs;
    if (isMoving && downTrack.cap >= 0) return;
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
