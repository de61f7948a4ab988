import type { AccountId, RefusalCode } from '@maru/contract';
import type { Room } from '../chats/index.ts';
import type { PostRow } from './store.ts';

const isHost = (room: Room, accountId: AccountId): boolean =>
  room.kind === 'group' && room.members.get(accountId)?.role === 'host';

/** Why somebody cannot give a post other words: they are its author's. */
export const whyNotEditPost = (row: Pick<PostRow, 'author'>, accountId: AccountId): RefusalCode | undefined =>
  row.author === accountId ? undefined : 'not_your_post';

/** Why somebody cannot delete what another has written on the board: hosts look after their group. */
export const whyNotDeleteOnBoard = (
  room: Room,
  of: { author: AccountId; accountId: AccountId },
): RefusalCode | undefined =>
  of.author === of.accountId || isHost(room, of.accountId) ? undefined : 'not_your_post';

/** Why somebody cannot pin: in a group that is for hosts. */
export const whyNotPin = (room: Room, accountId: AccountId): RefusalCode | undefined =>
  room.kind === 'group' && !isHost(room, accountId) ? 'not_a_host' : undefined;

/** What a card and lists call a post: its title, else its first line. */
export const nameOfPost = ({ title, text }: Pick<PostRow, 'title' | 'text'>): string =>
  (title ?? text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 200);

/** About how many lines a card shows of it. */
export const rowsOfPost = ({ title, text }: Pick<PostRow, 'title' | 'text'>, files: number): number =>
  Math.min(
    3,
    text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 24)), 0),
  ) +
  (title ? 1 : 0) +
  (files > 0 ? 4 : 0);
