import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { allowances, networkOf, type GuessKind } from './guess-rules.ts';
import { countGuess, forgetGuesses, readLock } from './guess-store.ts';

/** Something that guesses are counted about: `{ kind: 'proof', of: sessionId }`. */
export interface GuessSubject {
  kind: GuessKind;
  of: string;
}

const nameOf = ({ kind, of }: GuessSubject): string => `${kind} ${of}`;

const refuseUntil = (house: House, until: Date | undefined) =>
  refuse('too_many_tries', {
    retryAfterMs: Math.max(1_000, (until?.getTime() ?? 0) - house.clock.now().getTime()),
  });

/** Refuses while any of these is locked. */
export const requireUnlocked = async (house: House, subjects: readonly GuessSubject[]): Promise<void> => {
  const until = await readLock(house.db, subjects.map(nameOf), house.clock.now());
  if (until) throw refuseUntil(house, until);
};

/**
 * Counts a guess as wrong before it is looked at, so that many at the same moment cannot all slip by; the right one takes
 * it back with `forgiveGuesses`. Refuses `too_many_tries` while it is locked.
 */
export const spendGuess = async (house: House, subject: GuessSubject): Promise<void> => {
  const now = house.clock.now();
  const allowance = allowances[subject.kind];
  if (!(await countGuess(house.db, nameOf(subject), { now, allowance })))
    throw refuseUntil(house, await readLock(house.db, [nameOf(subject)], now));
};

/** Counts a wrong guess afterwards, where honest people share the count: an address, a network. */
export const noteWrongGuess = async (house: House, subjects: readonly GuessSubject[]): Promise<void> => {
  for (const subject of subjects)
    await countGuess(house.db, nameOf(subject), {
      now: house.clock.now(),
      allowance: allowances[subject.kind],
    });
};

/** The right one: what was wrong before is forgotten. */
export const forgiveGuesses = (house: House, subjects: readonly GuessSubject[]): Promise<void> =>
  forgetGuesses(house.db, subjects.map(nameOf));

/** Where guesses come from: an address and its network. */
export const placesOf = (address: string): GuessSubject[] => [
  { kind: 'address', of: address },
  { kind: 'network', of: networkOf(address) },
];
