import type { AccountId, ChatId } from '@maru/contract';
import type { Feature } from '../../platform/house.ts';
import { chatLog, partsOf } from '../../platform/log/index.ts';
import { hearFriends } from './accept-stranger.ts';
import { cleanUpChats } from './clean-up.ts';
import { methods } from './methods.ts';
import { hearUpgrades } from './welcome-guest.ts';
import { hearMarks, readingOf } from './reading.ts';
import { findRoom, hearRoomChanges } from './rooms.ts';
import { readLogsOf } from './store.ts';
import './personal-data.ts';

export { whoComesAtOnce } from './adding-store.ts';
export { keepStranger } from './accept-stranger.ts';
export { askOthers } from './ask-others.ts';
export { createDirect, createGroup, createSecretDirect, createSelf } from './create-chat.ts';
export { joinGroup, onSecretJoined, type Joining } from './join-group.ts';
export { readOneChat as presentChat } from './read-list.ts';
export { authorRead, isWatching, noteRead, watchingRoom } from './reading.ts';
export { findRoom, forgetRoom, requireRoom, type Room } from './rooms.ts';
export { countHostedAlone, forgetRoomsOf, handOnGroups } from './leave-for-good.ts';
export { whyNotHost } from './rules.ts';
export { takeOut } from './take-out.ts';
export { lockChat, whoBlocked } from './store.ts';
export { findSilenced, type IsSilenced } from './silenced.ts';

/** Chats and who is in them: one to one, groups, my own room; lists, settings, reading. */
export const chats: Feature = {
  name: 'chats',
  methods,
  jobs: [cleanUpChats],
  logsOf: async (house, accountId) =>
    (await readLogsOf(house.db, accountId)).map((row) => ({
      log: chatLog(row.chat_id),
      lastSeq: row.last_seq,
    })),
  leaverOf: ({ kind, bodyJson }) =>
    kind === 'member.left' ? (JSON.parse(bodyJson) as { accountId: AccountId }).accountId : undefined,
  follows: ({ kind, bodyJson }) => {
    if (kind !== 'chat.joined' && kind !== 'chat.left') return undefined;
    const { chatId, seq } = JSON.parse(bodyJson) as { chatId: ChatId; seq?: number };
    return { log: chatLog(chatId), fromSeq: seq, ends: kind === 'chat.left' };
  },
  async readRight(house, accountId, log) {
    const [family, id] = partsOf(log);
    if (family !== 'chat') return undefined;
    const member = (await findRoom(house, id as never))?.members.get(accountId as AccountId);
    return member && { fromSeq: member.joinedSeq - 1 };
  },
  start(house) {
    hearRoomChanges(house);
    hearMarks(house);
    hearFriends(house);
    hearUpgrades(house);
  },
  stop: (house) => readingOf(house).writer.close(),
  onDisconnect: (house, connection) => readingOf(house).watched.forget(connection),
};
