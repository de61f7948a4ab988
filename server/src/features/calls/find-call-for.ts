import type { AccountId, CallId, CallKind, ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readPeople } from './people-store.ts';
import { readCall } from './store.ts';

/** How a call stands for one of those who were rung. */
export interface CallStanding {
  kind: CallKind;
  startedAt: Date;
  /** Until when it rings for them; null where it rings no longer. */
  rungUntil: Date | null;
  missed: boolean;
}

/** How a call stands for somebody; undefined where it is nothing to them (any more). */
export const findCallFor = async (
  house: House,
  { chatId, callId, accountId }: { chatId: ChatId; callId: CallId; accountId: AccountId },
): Promise<CallStanding | undefined> => {
  const call = await readCall(house.db, chatId, callId);
  const person =
    call && (await readPeople(house.db, call)).find((one) => one.account_id === accountId && !one.shielded);
  if (!person) return undefined;
  return {
    kind: call.kind,
    startedAt: call.started_at,
    rungUntil: person.state === 'rung' && !call.ended_at ? person.rung_until : null,
    missed: !person.was_in && (person.state === 'missed' || person.state === 'busy'),
  };
};
