import type { AccountId, Member } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireRoom } from './rooms.ts';
import { readMembersPage } from './store.ts';

const readCursor = (cursor: string | undefined) => {
  if (cursor === undefined) return undefined;
  const [rank, joinedSeq, accountId] = cursor.split(':');
  if (!/^\d+:\d+:[0-9a-f-]{36}$/.test(cursor)) throw refuse('bad_input', { field: 'cursor' });
  return { rank: Number(rank), joinedSeq: Number(joinedSeq), accountId: accountId as AccountId };
};

/** A page of the members of a chat. */
export const listMembers: SignedVerb<'chats.listMembers'> = async (
  { house, who },
  { chatId, limit, cursor },
) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readMembersPage(house.db, chatId, { after: readCursor(cursor), limit });
  const persons = await findPersons(
    house.db,
    rows.map((row) => row.account_id),
    { reader: who.accountId, chatId },
  );
  const members: Member[] = rows.flatMap((row) => {
    const person = persons.get(row.account_id);
    return person ? [{ ...person, role: row.role, joinedSeq: row.joined_seq }] : [];
  });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return last ? { members, cursor: `${last.rank}:${last.joined_seq}:${last.account_id}` } : { members };
};
