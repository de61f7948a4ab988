import { randomBytes } from 'node:crypto';
import type { SessionDescription } from '@livekit/protocol';
import type { JoinToken } from '../signal/tokens.ts';
import type { Role, TransportKind } from '../worker/calls.ts';
import { Budget } from './budget.ts';
import { DownTrack } from './down-track.ts';
import type { Line } from './line.ts';
import type { Said } from './said.ts';
import type { PublishedTrack } from './published-track.ts';
import { Subscription } from './subscription.ts';

/** Where what is said to a client goes. */
export type Mouth = { say(message: Said): void; close(): void };

/** One device in a room. */
export class Person {
  readonly sid = `PA_${randomId()}`;
  readonly identity: string;
  readonly name: string;
  readonly metadata: string;
  readonly joinedAtMs = Date.now();
  readonly joinedMs = performance.now();
  readonly token: JoinToken;
  readonly line: Line;
  readonly autoSubscribe: boolean;
  readonly tracks = new Map<string, PublishedTrack>();
  readonly subscriptions = new Map<string, Subscription>();
  readonly budget = new Budget();
  role: Role;
  mouth: Mouth | undefined;
  transportKind: TransportKind = 'node-datachannel';
  isConnected = false;
  connectedMs = 0;
  hasSeen = false;
  quality: 'good' | 'poor' | 'lost' | undefined;
  isSpeaking = false;
  speakingLevel = 0;
  lastTokenMs = performance.now();
  /** Who may have this person's tracks, where the client has limited it; everybody otherwise. */
  allowed: ((person: Person, trackSid: string) => boolean) | undefined;
  /** Asked for by hand, or unasked for. */
  readonly chosen = new Map<string, boolean>();
  lastOffer: SessionDescription | undefined;
  private version = 0;

  constructor(of: { token: JoinToken; role: Role; line: Line; mouth: Mouth; autoSubscribe: boolean }) {
    this.token = of.token;
    this.identity = of.token.identity;
    this.name = of.token.name;
    this.metadata = of.token.metadata;
    this.role = of.role;
    this.line = of.line;
    this.mouth = of.mouth;
    this.autoSubscribe = of.autoSubscribe;
  }

  say(message: Said): void {
    this.mouth?.say(message);
  }

  nextVersion(): number {
    return ++this.version;
  }

  /** Begins to hear or see a track. Nothing goes out before the browser has a section for it. */
  subscribe(owner: Person, track: PublishedTrack): Subscription {
    const downTrack = new DownTrack(
      track.kind,
      track.kind === 'video' ? this.line.sendPicture : this.line.send,
    );
    const subscription = new Subscription({ owner, track, downTrack });
    this.subscriptions.set(track.sid, subscription);
    this.line.downTracks.set(downTrack.ssrc, downTrack);
    track.downTracks.add(downTrack);
    return subscription;
  }

  unsubscribe(trackSid: string): void {
    const subscription = this.subscriptions.get(trackSid);
    if (!subscription) return;
    this.subscriptions.delete(trackSid);
    this.line.downTracks.delete(subscription.downTrack.ssrc);
    subscription.track.downTracks.delete(subscription.downTrack);
  }
}

/** A short name that nobody else has. */
export function randomId(): string {
  return randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x');
}
