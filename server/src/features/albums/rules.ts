import type { AccountId, FileRef, RefusalCode } from '@maru/contract';
import type { Room } from '../chats/index.ts';
import type { AlbumRow, ItemRow } from './store.ts';

const isHost = (room: Room, accountId: AccountId): boolean =>
  room.kind === 'group' && room.members.get(accountId)?.role === 'host';

/** So many at once are worth a line in the chat. */
export const many = 3;

/** Why a file cannot be in an album. */
export const whyNotKeep = (file: FileRef): RefusalCode | undefined =>
  file.kind === 'photo' || file.kind === 'video' ? undefined : 'wrong_file_kind';

/** Why somebody cannot take these out: whoever added or uploaded them may, and hosts. */
export const whyNotRemove = (
  room: Room,
  items: readonly Pick<ItemRow, 'added_by' | 'owner'>[],
  accountId: AccountId,
): RefusalCode | undefined => {
  if (isHost(room, accountId)) return undefined;
  const isMine = items.every((item) => item.added_by === accountId || item.owner === accountId);
  return isMine ? undefined : 'not_your_photo';
};

/** Why somebody cannot delete an album. */
export const whyNotDeleteAlbum = (
  room: Room,
  album: Pick<AlbumRow, 'made_by'>,
  accountId: AccountId,
): RefusalCode | undefined =>
  album.made_by === accountId || isHost(room, accountId) ? undefined : 'not_maker';

/** Names under which files lie in an archive: each once, none with folders or signs that a system would stumble over. */
export const archiveNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = name.replace(/[\p{Cc}<>:"/\\|?*]/gu, '_').replace(/^\.+|[. ]+$/g, '_') || '_';
    const [, stem = clean, ending = ''] = /^(.*?)(\.[^.]*)?$/su.exec(clean) ?? [];
    let unique = clean;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${stem} (${count})${ending}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
};
