import type { Acked, Happening, Sent } from '../history.ts';
import { nameOf, type Truth } from './check-finals.ts';
import type { Tell } from './verdict.ts';

/** What was sent, and what of it the host has said yes to. */
export interface Sends {
  /** By `log author key`. */
  sent: Map<string, Sent>;
  acked: Map<string, Acked>;
}

/** How a sent message is known among all logs. */
export const sendName = (one: { log: string; author: string; key: string }): string =>
  `${one.log} ${nameOf(one)}`;

/**
 * Holds what was acknowledged against what is stored: there, once. What was not acknowledged may be stored or not, but what
 * nobody has sent may not. Entries of other kinds have keys of the host's making, which begin differently.
 */
export const checkSends = (
  happenings: readonly Happening[],
  { truths, isOurs }: { truths: Map<string, Truth>; isOurs: (key: string) => boolean },
  tell: Tell,
): Sends => {
  const sends: Sends = { sent: new Map(), acked: new Map() };
  for (const one of happenings) {
    if (one.e === 'sent') sends.sent.set(sendName(one), one);
    if (one.e !== 'acked') continue;
    const before = sends.acked.get(sendName(one));
    if (before && before.seq !== one.seq)
      tell('doubled', one.log, `${nameOf(one)} was acknowledged at ${before.seq} and at ${one.seq}`);
    sends.acked.set(sendName(one), before ?? one);
  }
  for (const one of sends.acked.values()) {
    const stored = truths.get(one.log)?.byKey.get(nameOf(one));
    if (!stored) tell('lost', one.log, `${nameOf(one)} was acknowledged at ${one.seq} and is not stored`);
    else if (stored.seq !== one.seq)
      tell('reordered', one.log, `${nameOf(one)} was acknowledged at ${one.seq}, stored at ${stored.seq}`);
  }
  for (const [log, { byKey }] of truths)
    for (const entry of byKey.values())
      if (isOurs(entry.key) && !sends.sent.has(sendName({ ...entry, log })))
        tell('uncommitted', log, `${nameOf(entry)} is stored at ${entry.seq}, and nobody sent it`);
  return sends;
};
