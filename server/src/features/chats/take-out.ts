import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog, chatLog, type NewEntry } from '../../platform/log/index.ts';
import { readingOf } from './reading.ts';
import { forgetRoom } from './rooms.ts';
import { deleteMember, lockChat, readMembers, updateRole } from './store.ts';

/** Whoever has been in the group longest, persons before guests. */
const successor = async (tx: Tx, chatId: ChatId, leaving: AccountId): Promise<AccountId | undefined> => {
  const rest = (await readMembers(tx, chatId)).filter((member) => member.account_id !== leaving);
  if (rest.some((member) => member.role === 'host')) return undefined;
  const [next] = rest
    .filter((member) => member.role === 'member')
    .toSorted((a, b) => a.joined_seq - b.joined_seq || a.joined_at.getTime() - b.joined_at.getTime());
  return next?.account_id;
};

/** Takes somebody out of a group, by their own wish or a host's, and hands the group on when its last host goes. */
export const takeOut = async (
  house: House,
  tx: Tx,
  going: { chatId: ChatId; accountId: AccountId; removedBy: AccountId | null },
): Promise<void> => {
  const { chatId, accountId, removedBy } = going;
  await lockChat(tx, chatId);
  const heir = await successor(tx, chatId, accountId);
  await deleteMember(tx, chatId, accountId);
  if (heir) await updateRole(tx, { chatId, accountId: heir, role: 'host' });
  const name = (await findPersons(tx, [accountId], 'everybody')).get(accountId)?.name ?? '';
  const author = removedBy ?? accountId;
  const entries: NewEntry[] = [
    {
      log: chatLog(chatId),
      author,
      key: v7(),
      kind: 'member.left',
      body: { accountId, name, quietly: removedBy === null, removedBy },
    },
  ];
  if (heir)
    entries.push({
      log: chatLog(chatId),
      author,
      key: v7(),
      kind: 'member.roleChanged',
      body: { accountId: heir, role: 'host' },
    });
  entries.push({ log: accountLog(accountId), author, key: v7(), kind: 'chat.left', body: { chatId } });
  await house.log.appendIn(tx, entries);
  await forgetRoom(house, tx, chatId);
  tx.onCommit(() => {
    house.live.unfollow(accountId, chatLog(chatId));
    readingOf(house).spread.move({ chatId, accountId, seq: null });
    house.bus.publish('member.left', { chatId, accountId });
  });
};
