import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { standingOf } from './browsers.ts';
import { networkOf } from './guess-rules.ts';
import {
  forgiveGuesses,
  noteWrongGuess,
  placesOf,
  requireUnlocked,
  spendGuess,
  type GuessSubject,
} from './guesses.ts';
import { isPassword, renewHash } from './passwords.ts';
import { readAccountByHandle } from './store.ts';
import { takeFirstStep } from './tickets.ts';

/**
 * Opens a session for handle and password, or gives a ticket for the second step. An unknown handle and a wrong password
 * look and last the same, locks included: they hang on the handle as it was typed.
 */
export const signIn: Verb<'accounts.signIn'> = async (
  { house, via },
  { handle, password, browser: given },
) => {
  const account = await readAccountByHandle(house.db, handle);
  const browser = await standingOf(house, account?.account_id, given ?? via.browser);
  const narrow: GuessSubject = browser.known
    ? { kind: 'handleFromKnown', of: `${handle} ${browser.hash?.toString('base64url')}` }
    : { kind: 'handleFromNetwork', of: `${handle} ${networkOf(via.address)}` };
  // A browser that was signed in before is held up by its own wrong guesses alone.
  const shared: GuessSubject[] = browser.known
    ? []
    : [{ kind: 'handle', of: handle }, ...placesOf(via.address)];
  await requireUnlocked(house, shared);
  await spendGuess(house, narrow);
  const right = await isPassword(password, account?.password_hash ?? null);
  if (!account || !right) {
    await noteWrongGuess(house, shared);
    throw refuse('wrong_credentials');
  }
  await forgiveGuesses(house, [narrow]);
  await renewHash(house, account, password);
  return takeFirstStep(house, { accountId: account.account_id, via, browser, recovered: false });
};
