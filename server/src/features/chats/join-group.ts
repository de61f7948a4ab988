import { limits, type AccountId, type ChatId, type JoinedByKind, type MemberRole } from '@maru/contract';
import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog, chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readingOf } from './reading.ts';
import { forgetRoom } from './rooms.ts';
import { insertMembers, lockChat, readMembers } from './store.ts';

/** Who comes into a group, how, and by whose doing. */
export interface Joining {
  chatId: ChatId;
  accountIds: readonly AccountId[];
  role: MemberRole;
  by: JoinedByKind;
  author: AccountId;
}

/** What those who came in need as soon as the change is on disk: to read the room live. */
const afterJoining = (
  house: House,
  chatId: ChatId,
  { joined, seq }: { joined: readonly AccountId[]; seq: number },
): void => {
  for (const accountId of joined) {
    house.live.follow(accountId, chatLog(chatId), seq);
    readingOf(house).spread.move({ chatId, accountId, seq });
  }
};

type Hear = (
  house: House,
  tx: Tx,
  joined: { chatId: ChatId; accountIds: readonly AccountId[] },
) => Promise<void>;

const hearers: Hear[] = [];

/** Hears of everybody who comes into a secret group, in that transaction; called once, where a feature is put together. */
export const onSecretJoined = (hear: Hear): void => {
  if (!hearers.includes(hear)) hearers.push(hear);
};

/** Brings people into a group; those who are in it already are left out. Refuses group_full. */
export const joinGroup = async (house: House, tx: Tx, joining: Joining): Promise<AccountId[]> => {
  const { chatId, accountIds, role, by, author } = joining;
  const chat = await lockChat(tx, chatId);
  if (!chat) throw refuse('chat_not_found');
  const present = new Set((await readMembers(tx, chatId)).map((member) => member.account_id));
  const coming = [...new Set(accountIds)].filter((id) => !present.has(id));
  if (coming.length === 0) return [];
  const limit = chat.secret ? limits.secret.members : limits.groupMembers;
  if (present.size + coming.length > limit) throw refuse('group_full', { limit });
  const persons = [...(await findPersons(tx, coming, 'everybody')).values()];
  const [placed] = await house.log.appendIn(tx, [
    { log: chatLog(chatId), author, key: v7(), kind: 'member.joined', body: { persons, role, by } },
  ]);
  const seq = placed?.seq ?? 0;
  await insertMembers(tx, { chatId, accountIds: coming, role, joinedSeq: seq, at: house.clock.now() });
  if (chat.secret) for (const hear of hearers) await hear(house, tx, { chatId, accountIds: coming });
  await forgetRoom(house, tx, chatId);
  tx.onCommit(() => afterJoining(house, chatId, { joined: coming, seq }));
  await house.log.appendIn(
    tx,
    coming.map((id) => ({
      log: accountLog(id),
      author,
      key: v7(),
      kind: 'chat.joined',
      body: { chatId, seq },
    })),
  );
  return coming;
};
