import type { AccountId, ChatId } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentNotice } from './present.ts';
import { isSeen } from './rules.ts';
import {
  readAway,
  readHostsOnly,
  readNewestNotice,
  readNotices,
  readNoticesBefore,
  type NoticeRow,
} from './store.ts';

interface Reader {
  chatId: ChatId;
  reader: AccountId;
}

/** Of these notices, those that the reader sees. */
const findSeenNotices = async (house: House, of: Reader, ids: readonly string[]): Promise<NoticeRow[]> => {
  const { chatId, reader } = of;
  const room = await requireRoom(house, chatId, reader);
  const [rows, newest] = await Promise.all([
    readNotices(house.db, chatId, ids),
    readNewestNotice(house.db, chatId, reader),
  ]);
  const joinedSeq = room.members.get(reader)?.joinedSeq ?? 0;
  return rows.filter((row) => isSeen(row, { reader, joinedSeq, newestId: newest?.notice_id }));
};

/** A notice that the reader sees. */
export const requireNotice = async (house: House, of: Reader, id: string): Promise<NoticeRow> => {
  const [row] = await findSeenNotices(house, of, [id]);
  if (!row) throw refuse('notice_not_found');
  return row;
};

/** What stands at the top of a chat. */
export const topNotice: SignedVerb<'notices.top'> = async ({ house, who }, { chatId }) => {
  const { accountId } = who;
  await requireRoom(house, chatId, accountId);
  const [newest, awayId, hostsOnly] = await Promise.all([
    readNewestNotice(house.db, chatId, accountId),
    readAway(house.db, { chatId, accountId }),
    readHostsOnly(house.db, chatId),
  ]);
  return { newest: newest && !newest.erased ? presentNotice(newest) : null, awayId, hostsOnly };
};

/** These notices. */
export const getNotices: SignedVerb<'notices.get'> = async ({ house, who }, { chatId, ids }) => ({
  notices: (await findSeenNotices(house, { chatId, reader: who.accountId }, ids)).map(presentNotice),
});

/** Notices of a chat, newest first, with those who set, edited or took them down. */
export const listNotices: SignedVerb<'notices.list'> = async (
  { house, who },
  { chatId, beforeSeq, limit },
) => {
  const reader = who.accountId;
  const room = await requireRoom(house, chatId, reader);
  const newest = await readNewestNotice(house.db, chatId, reader);
  const fromSeq = Math.min(room.members.get(reader)?.joinedSeq ?? 0, newest?.seq ?? Number.MAX_SAFE_INTEGER);
  const rows = await readNoticesBefore(house.db, { chatId, reader, fromSeq, beforeSeq, limit });
  const ids = rows.flatMap((row) => [row.made_by, row.edited_by, row.down_by]);
  const persons = await findPersons(house.db, [...new Set(ids.filter((id) => id !== null))], {
    reader,
    chatId,
  });
  return {
    notices: rows.map(presentNotice),
    persons: [...persons.values()],
    nextBefore: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
  };
};
