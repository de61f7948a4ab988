import type { AccountId, ChatId, ChatKind } from '@maru/contract';
import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog, chatLog, type NewEntry } from '../../platform/log/index.ts';
import {
  claimDirectChat,
  insertChat,
  insertMembers,
  readDirectChatId,
  unhideChat,
  whoAdded,
} from './store.ts';

interface NewChat {
  kind: ChatKind;
  creator: AccountId;
  name: string | null;
  memberIds: readonly AccountId[];
  strangers?: readonly AccountId[];
  chatId: ChatId;
  secret?: boolean;
}

/** Makes a chat and gives the seq from which its members read it. */
const makeChat = async (house: House, tx: Tx, chat: NewChat): Promise<number> => {
  const { chatId, creator, kind, name, memberIds, strangers = [], secret = false } = chat;
  const at = house.clock.now();
  await insertChat(tx, { chat_id: chatId, kind, name, created_by: creator, created_at: at, secret });
  await house.log.create(tx, [chatLog(chatId)]);
  const persons = [...(await findPersons(tx, memberIds, 'everybody')).values()];
  const [placed] = await house.log.appendIn(tx, [
    {
      log: chatLog(chatId),
      author: creator,
      key: v7(),
      kind: 'chat.created',
      body: { kind, ...(secret && { secret }), name, persons },
    },
  ]);
  const joinedSeq = placed?.seq ?? 1;
  const others = memberIds.filter((id) => id !== creator);
  await insertMembers(tx, {
    chatId,
    accountIds: [creator],
    role: kind === 'group' ? 'host' : 'member',
    joinedSeq,
    at,
  });
  if (others.length > 0)
    await insertMembers(tx, { chatId, accountIds: others, role: 'member', joinedSeq, at, strangers });
  tx.onCommit(() => {
    for (const id of memberIds) house.live.follow(id, chatLog(chatId), joinedSeq);
  });
  return joinedSeq;
};

/**
 * Tells the devices of whoever opened a chat of two. The other one hears of it with the first message: for them the entry
 * is a place with nothing in it, by which the process they are connected to knows what to read.
 */
const tellTheTwo = async (
  house: House,
  tx: Tx,
  chat: { chatId: ChatId; opener: AccountId; other: AccountId; key?: string; seq: number },
): Promise<void> => {
  const { chatId, opener, other, key = chatId, seq } = chat;
  const entries: NewEntry[] = [
    { log: accountLog(opener), author: opener, key, kind: 'chat.joined', body: { chatId, seq } },
  ];
  if (other !== opener)
    entries.push({
      log: accountLog(other),
      author: other,
      key: chatId,
      kind: 'chat.joined',
      body: { chatId, seq },
      hiddenFrom: other,
    });
  await house.log.appendIn(tx, entries);
};

/** The one-to-one chat of two persons, made once; opening it again puts it back into the opener's list. */
export const createDirect = async (house: House, opener: AccountId, other: AccountId): Promise<ChatId> => {
  const known = await readDirectChatId(house.db, opener, other);
  if (known) {
    await unhideChat(house.db, opener, known);
    return known;
  }
  const chatId = v7() as ChatId;
  const made = await house.db.transaction(async (tx) => {
    if (!(await claimDirectChat(tx, [opener, other], chatId))) return false;
    const knowsOpener = await whoAdded(tx, [other], opener);
    const strangers = opener !== other && !knowsOpener.has(other) ? [other] : [];
    const kind = opener === other ? 'self' : 'direct';
    const seq = await makeChat(house, tx, {
      chatId,
      kind,
      creator: opener,
      name: null,
      memberIds: [...new Set([opener, other])],
      strangers,
    });
    await tellTheTwo(house, tx, { chatId, opener, other, seq });
    return true;
  });
  return made ? chatId : ((await readDirectChatId(house.db, opener, other)) as ChatId);
};

/** My own room, made once. */
export const createSelf = (house: House, accountId: AccountId): Promise<ChatId> =>
  createDirect(house, accountId, accountId);

/** A group with its creator as host and these members in it from the start. */
export const createGroup = async (
  house: House,
  tx: Tx,
  group: {
    creator: AccountId;
    memberIds: readonly AccountId[];
    name: string | null;
    key: string;
    secret?: boolean;
  },
): Promise<ChatId> => {
  const chatId = v7() as ChatId;
  const { creator, name, secret = false } = group;
  const memberIds = [...new Set([creator, ...group.memberIds])];
  const seq = await makeChat(house, tx, { chatId, kind: 'group', creator, name, memberIds, secret });
  await house.log.appendIn(
    tx,
    memberIds.map((id) => ({
      log: accountLog(id),
      author: group.creator,
      key: id === group.creator ? group.key : chatId,
      kind: 'chat.joined',
      body: { chatId, seq },
    })),
  );
  return chatId;
};

/** A secret room of two: always another one, never found as the one-to-one chat of the two. */
export const createSecretDirect = async (
  house: House,
  tx: Tx,
  { creator, other, key }: { creator: AccountId; other: AccountId; key: string },
): Promise<ChatId> => {
  const chatId = v7() as ChatId;
  const knowsCreator = await whoAdded(tx, [other], creator);
  const seq = await makeChat(house, tx, {
    chatId,
    kind: 'direct',
    creator,
    name: null,
    memberIds: [creator, other],
    strangers: knowsCreator.has(other) ? [] : [other],
    secret: true,
  });
  await tellTheTwo(house, tx, { chatId, opener: creator, other, key, seq });
  return chatId;
};
