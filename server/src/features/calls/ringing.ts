import type { AccountId, CallEnd } from '@maru/contract';
import { findFacesFor } from '../accounts/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import type { Change } from './change-call.ts';
import type { PersonRow } from './people-store.ts';
import { presentCall } from './present.ts';
import type { CallRow } from './store.ts';
import { tellPerson } from './tell.ts';

/** People who are rung, or no longer. */
export interface RingNews {
  call: CallRow;
  accountIds: readonly AccountId[];
  /** Who rings them: whoever started the call, or somebody in it. */
  by: AccountId;
  /** Why it rings no longer, for them. */
  stopped?: CallEnd | 'elsewhere';
}

type Listener = (house: House, tx: Tx, news: RingNews) => Promise<void>;

const listeners = new Set<Listener>();

/** Lets a feature above ring people by other ways, in the transaction in which the call does. */
export const onRinging = (listener: Listener): void => void listeners.add(listener);

/** Tells whoever rings by other ways. */
export const tellRinging: Listener = async (house, tx, news) => {
  if (news.accountIds.length === 0) return;
  for (const listener of listeners) await listener(house, tx, news);
};

/** Rings people on all their devices, once this is committed. Who is shielded hears nothing. */
export const ring = async (change: Change, people: readonly PersonRow[], by: AccountId): Promise<void> => {
  const { house, tx, call, room } = change;
  const accountIds = people.filter((person) => !person.shielded).map((person) => person.account_id);
  if (accountIds.length === 0) return;
  const faces = await findFacesFor(
    tx,
    { accountId: by, ...(room.kind === 'group' && { chatId: room.id }) },
    accountIds,
  );
  await tellRinging(house, tx, { call, accountIds, by });
  tx.onCommit(() => {
    const body = { call: presentCall(call, change.people), title: room.name };
    for (const accountId of accountIds) {
      const from = faces.get(accountId);
      if (from) tellPerson(house, { accountId }, { kind: 'call.ringing', body: { ...body, from } });
    }
  });
};

/** Says to all devices of these people that it rings no longer, once this is committed. */
export const tellStopped = async (
  { house, tx, call }: Change,
  people: readonly PersonRow[],
  why: CallEnd,
): Promise<void> => {
  const accountIds = people.filter((person) => !person.shielded).map((person) => person.account_id);
  await tellRinging(house, tx, { call, accountIds, by: call.started_by, stopped: why });
  tx.onCommit(() => {
    for (const accountId of accountIds)
      tellPerson(
        house,
        { accountId },
        { kind: 'call.stopped', body: { chatId: call.chat_id, callId: call.call_id, why } },
      );
  });
};
