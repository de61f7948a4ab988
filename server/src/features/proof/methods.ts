import type { MethodTable, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { forgiveGuesses, noteProof, spendGuess, type GuessSubject } from '../accounts/index.ts';
import { findFreshUntil, freshUntil } from './fresh-proof.ts';
import { findProofWay, findProofWays } from './ways.ts';

const describe: SignedVerb<'proof.describe'> = async ({ house, who }) => ({
  ways: await findProofWays(house, who.accountId),
  freshUntil: (await findFreshUntil(house, who.sessionId))?.toISOString() ?? null,
});

const begin: SignedVerb<'proof.begin'> = async ({ house, who }, { way }) => {
  const known = findProofWay(way);
  if (!known?.begin || !(await known.isOffered(house, who.accountId))) throw refuse('proof_wrong');
  return { options: await known.begin(house, who) };
};

const give: SignedVerb<'proof.give'> = async ({ house, who }, given) => {
  const known = findProofWay(given.way);
  const guess: GuessSubject = { kind: 'proof', of: who.sessionId };
  await spendGuess(house, guess);
  if (!known || !(await known.isRight(house, who, given))) throw refuse('proof_wrong');
  await forgiveGuesses(house, [guess]);
  return { freshUntil: freshUntil(await noteProof(house, who.sessionId)).toISOString() };
};

/** What this feature answers. */
export const methods: MethodTable = {
  'proof.describe': describe,
  'proof.begin': begin,
  'proof.give': give,
};
