import { Encryption_Type } from '@livekit/protocol';
import type { Source } from '../worker/calls.ts';
import { DownTrack } from './down-track.ts';
import type { Person } from './person.ts';
import type { PublishedTrack } from './published-track.ts';

/** A track as those hear it who are no people: it comes whole, in its largest size, numbered without gaps. */
export type TrackTap = {
  identity: string;
  trackSid: string;
  source: Source;
  codec: 'opus' | 'vp8';
  clockRate: number;
  payloadType: number;
  width?: number;
  height?: number;
  /** Asks the sender for a whole picture, sooner than by the clock. */
  askKeyframe(): void;
};

/** What hears a track. Packets may come out of order by a few, since those that were lost are asked for again. */
export type TrackHearer = {
  onRtp(packet: Buffer, atMs: number): void;
  onMuted?(muted: boolean): void;
  /** Which wall clock of the sender, in milliseconds since 1970, belongs to a timestamp of what is heard. */
  onReport?(report: { timestamp: number; senderMs: number }): void;
  onEnd(): void;
};

/** All tracks of a room, those that are there and those that come. Calling what it gives ends the hearing. */
export type RoomTaps = { onTrack(hear: (track: TrackTap) => TrackHearer | undefined): () => void };

const keyframeEveryMs = 2_000;
const payloadTypes = { audio: 111, video: 96 };

type Tapped = { downTrack: DownTrack; hearer: TrackHearer; muted: boolean };

/** One listener to all tracks of a room. */
export class RoomTap {
  private readonly hear: (track: TrackTap) => TrackHearer | undefined;
  private readonly tapped = new Map<PublishedTrack, Tapped>();
  private askedMs = 0;

  constructor(hear: (track: TrackTap) => TrackHearer | undefined) {
    this.hear = hear;
  }

  begin(person: Person, track: PublishedTrack): void {
    // What is sealed by the people in the room is noise to everybody else: they send anew, open, while they are recorded.
    if (track.info.encryption !== Encryption_Type.NONE) return;
    const isAudio = track.kind === 'audio';
    const payloadType = payloadTypes[track.kind];
    const downTrack = new DownTrack(track.kind, (packet) => hearer?.onRtp(Buffer.from(packet), Date.now()));
    const hearer = this.hear({
      identity: person.identity,
      trackSid: track.sid,
      source: track.source,
      codec: isAudio ? 'opus' : 'vp8',
      clockRate: isAudio ? 48_000 : 90_000,
      payloadType,
      askKeyframe: () => track.requestKeyframe(Math.max(0, downTrack.target), performance.now()),
      ...(track.info.width > 0 ? { width: track.info.width, height: track.info.height } : {}),
    });
    if (!hearer) return;
    downTrack.numbers = { payloadType, extensions: {} };
    track.downTracks.add(downTrack);
    this.tapped.set(track, { downTrack, hearer, muted: track.info.muted });
  }

  end(track: PublishedTrack): void {
    const one = this.tapped.get(track);
    if (!one) return;
    this.tapped.delete(track);
    track.downTracks.delete(one.downTrack);
    one.hearer.onEnd();
  }

  endAll(): void {
    for (const track of this.tapped.keys()) this.end(track);
  }

  /** Follows the largest size, and sees to it that a file can be entered every two seconds. */
  steer(nowMs: number): void {
    const isTime = nowMs - this.askedMs >= keyframeEveryMs;
    if (isTime) this.askedMs = nowMs;
    for (const [track, one] of this.tapped) {
      if (track.info.muted !== one.muted) {
        one.muted = track.info.muted;
        one.hearer.onMuted?.(one.muted);
      }
      if (isTime) this.tellClock(one);
      if (track.kind === 'audio') continue;
      one.downTrack.target = track.bestLayer(2, nowMs);
      if (isTime || one.downTrack.isWaiting) track.requestKeyframe(one.downTrack.target, nowMs);
    }
  }

  private tellClock({ downTrack, hearer }: Tapped): void {
    const clock = downTrack.clock();
    if (clock) hearer.onReport?.(clock);
  }

  has(track: PublishedTrack): boolean {
    return this.tapped.has(track);
  }
}
