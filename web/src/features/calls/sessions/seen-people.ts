import type { LiveCall, SignalBodies } from '@maru/contract';
import type { CallIdentity } from '../call-view.ts';
import type { Seen } from '../present-call.ts';

/** A reaction stays on the screen for so long. */
const reactionMs = 4_000;

/** What is known of people beside their seats: who speaks, on what line, and what they react with. */
export class SeenPeople {
  readonly seen = new Map<CallIdentity, Seen>();
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  note(identity: CallIdentity, change: Partial<Seen>): void {
    this.seen.set(identity, { isSpeaking: false, line: 'good', ...this.seen.get(identity), ...change });
    this.changed();
  }

  /** Lets an emoji rise, and takes it away after a while. */
  react(call: LiveCall | undefined, { from, emoji }: SignalBodies['call.reacted']): void {
    const seat = call?.people.find(({ accountId }) => accountId === from);
    if (!seat) return;
    const identity: CallIdentity = `${seat.accountId}:${seat.deviceId}`;
    const at = Date.now();
    this.note(identity, { reaction: { emoji, at } });
    setTimeout(() => {
      const seen = this.seen.get(identity);
      if (seen?.reaction?.at !== at) return;
      const { reaction: _reaction, ...rest } = seen;
      this.seen.set(identity, rest);
      this.changed();
    }, reactionMs);
  }

  /** Forgets those who are gone. */
  keepOnly(identities: readonly CallIdentity[]): void {
    for (const identity of this.seen.keys()) if (!identities.includes(identity)) this.seen.delete(identity);
  }
}
