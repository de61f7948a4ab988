import type { CallDevice, IceServers } from '@maru/contract';
import type { CallIdentity } from '../call-view.ts';
import type { Legs } from './legs.ts';
import type { PeerWord } from './media-session.ts';
import { P2pSession } from './p2p-session.ts';

/** What a line from browser to browser is made of. */
export interface LineParts {
  isCaller: boolean;
  iceServers: IceServers;
  say(word: PeerWord): void;
}

/**
 * The lines of a call of two, one after the other: when the other one goes over to another device or tab, there is a new one,
 * and the old one is heard until it is up.
 */
export class PeerLines {
  private readonly legs: Legs;
  private early: PeerWord[] = [];
  /** Has said hello just now, with keys that nothing has been said to yet: their words are for the line that is made next. */
  private fresh: CallIdentity | undefined;

  constructor(legs: Legs) {
    this.legs = legs;
  }

  greet(peer: CallIdentity): void {
    this.fresh = peer;
  }

  /** What the other one says about the line. */
  hear(from: CallIdentity, word: PeerWord): void {
    const { session } = this.legs;
    if (session && this.fresh !== from) session.hear?.(word);
    else this.early.push(word);
  }

  /** The other one's keys are known: a line is made, where there is none to them. */
  meet({ accountId, deviceId }: CallDevice, { isCaller, ...parts }: LineParts): void {
    const peer: CallIdentity = `${accountId}:${deviceId}`;
    const isMoved = this.legs.session !== undefined;
    if (isMoved && this.fresh !== peer) return;
    this.fresh = undefined;
    // Whoever answers makes the first offer; so does whoever comes in the place of another device.
    const offers = !isCaller && !isMoved;
    this.legs.take((events) => new P2pSession({ peer, offers, ...parts, events }));
    for (const word of this.early.splice(0)) this.hear(peer, word);
  }
}
