import type { Method, RefusalCode } from '@maru/contract';
import type { Caller, House, Via } from '../house.ts';

/** Refusals that somebody hears who tries what is not theirs. */
const telling: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'chat_not_found',
  'not_for_guests',
  'operator_only',
  'account_suspended',
  'wrong_origin',
  'proof_wrong',
  'proof_needed',
  'too_many_tries',
]);

/** What is looked for when somebody asks later who tried what. */
export interface CallEvent {
  method: Method;
  result: string;
  output: unknown;
  from: { who: Caller | undefined; via: Via };
}

/** Whose account it was: of the session, or the one that was signed in. */
const accountOf = ({ from, output }: CallEvent): string | undefined =>
  from.who?.accountId ?? (output as { account?: { id?: string } } | undefined)?.account?.id;

/**
 * Writes a line of the log (level info) about every sign-in and whatever else guessing could be tried on, and about
 * refusals of what is not the caller's: when, what, with which result, by whom, from where. Nothing that was typed.
 */
export const noteEvent = (house: House, event: CallEvent): void => {
  const { method, result, from } = event;
  if (method.rate !== 'guarded' && !telling.has(result as RefusalCode)) return;
  house.logger.info(
    { event: method.name, result, account: accountOf(event), address: from.via.address },
    'security',
  );
};
