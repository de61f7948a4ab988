import type { AccountId, RefusalCode } from '@maru/contract';
import type { Room } from '../chats/index.ts';
import type { NoticeRow } from './store.ts';

/** Why somebody cannot change what stands at the top: in a group whose hosts keep that to themselves. */
export const whyNotSet = (room: Room, accountId: AccountId, hostsOnly: boolean): RefusalCode | undefined =>
  hostsOnly && room.kind === 'group' && room.members.get(accountId)?.role !== 'host'
    ? 'not_a_host'
    : undefined;

type Known = Pick<NoticeRow, 'seq' | 'hidden_from' | 'erased' | 'notice_id'>;

/** Does this reader see it? The newest one is for all who are here; earlier ones for those who were here then. */
export const isSeen = (
  row: Known,
  of: { reader: AccountId; joinedSeq: number; newestId: string | undefined },
): boolean =>
  !row.erased &&
  row.seq > 0 &&
  row.hidden_from !== of.reader &&
  (row.seq >= of.joinedSeq || row.notice_id === of.newestId);

/** The first line with words in it, for a card and for lists. */
export const titleOf = (text: string): string =>
  (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 200);

/** About how many lines a card shows of it. */
export const rowsOf = (text: string): number =>
  Math.min(
    6,
    text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 22)), 0),
  );
