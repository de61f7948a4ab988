import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { countUnseen, forgetHistory, markAllSeen, readHistory, type HistoryRow } from './history-store.ts';
import { presentHistory } from './present.ts';

const cursorOf = (row: HistoryRow): string => `${row.at.toISOString()} ${row.call_id}`;

const placeOf = (cursor: string | undefined): { at: string; callId: string } | undefined => {
  if (cursor === undefined) return undefined;
  const [, at, callId] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([\da-f-]{36})$/.exec(cursor) ?? [];
  if (!at || !callId) throw refuse('bad_input', { field: 'cursor' });
  return { at, callId };
};

/** A page of my calls, newest first. */
export const listCalls: SignedVerb<'calls.list'> = async ({ house, who }, { limit, cursor, missedOnly }) => {
  const after = placeOf(cursor);
  const { accountId } = who;
  const [rows, unseen] = await Promise.all([
    readHistory(house.db, { accountId, missedOnly, after, limit: limit + 1 }),
    countUnseen(house.db, accountId),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    calls: shown.map(presentHistory),
    unseen,
    ...(rows.length > limit && last && { cursor: cursorOf(last) }),
  };
};

/** I have seen which calls I missed; my other devices hear it. */
export const markSeen: SignedVerb<'calls.markSeen'> = async ({ house, who }) => {
  await house.db.transaction(async (tx) => {
    if (!(await markAllSeen(tx, who.accountId))) return;
    await house.log.appendIn(tx, [
      { log: accountLog(who.accountId), author: who.accountId, key: v7(), kind: 'call.seen', body: {} },
    ]);
  });
  return {};
};

/** Takes calls out of my list. */
export const forgetCalls: SignedVerb<'calls.forget'> = async ({ house, who }, input) => {
  const callIds = input.callIds === 'all' ? null : input.callIds;
  await house.db.transaction(async (tx) => {
    if (!(await forgetHistory(tx, who.accountId, callIds))) return;
    const body = { callIds };
    await house.log.appendIn(tx, [
      { log: accountLog(who.accountId), author: who.accountId, key: v7(), kind: 'call.forgotten', body },
    ]);
  });
  return {};
};
