import type { JoinToken } from '../signal/tokens.ts';
import type { TransportKind } from '../worker/calls.ts';

const rememberedMs = 120_000;
const other: Record<TransportKind, TransportKind> = {
  'node-datachannel': 'werift',
  werift: 'node-datachannel',
};

/**
 * Which transport somebody gets. libjuice refuses the checks that Chromium sends through TURN over TCP, where werift
 * gets through: whoever was not reached by one is given the other when they come again.
 */
export class OtherWay {
  private readonly first: TransportKind;
  private readonly unreached = new Map<string, { kind: TransportKind; untilMs: number }>();

  constructor(first: TransportKind) {
    this.first = first;
  }

  kindFor({ identity, transportHint }: Pick<JoinToken, 'identity' | 'transportHint'>): TransportKind {
    const noted = this.unreached.get(identity);
    if (noted && noted.untilMs > Date.now()) return noted.kind;
    return transportHint === 'tcp' ? 'werift' : this.first;
  }

  /** Somebody was not reached by a kind. */
  note(identity: string, kind: TransportKind): void {
    if (this.unreached.size > 1_000) this.unreached.clear();
    this.unreached.set(identity, { kind: other[kind], untilMs: Date.now() + rememberedMs });
  }
}
