import { filesOf, limits, type AccountId, type ChatId, type FileId, type FileRef } from '@maru/contract';
import { eraseFiles, ownersOf, placeFiles, requireFiles } from '../files/index.ts';
import { findMessages, requireWriting } from '../messages/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireAlbum, requireAlbumRow } from './read-albums.ts';
import { many, whyNotKeep, whyNotRemove } from './rules.ts';
import { deleteItems, insertItem, lockAlbum, readItemsOf } from './store.ts';
import { tellOfAlbum } from './tell-of-album.ts';

interface Wanted {
  chatId: ChatId;
  fileIds: readonly FileId[];
  fromSeq: number | undefined;
}

/** The files that somebody wants to add: of a message they see, or their own. */
const findWanted = async (
  house: House,
  accountId: AccountId,
  { chatId, fileIds, fromSeq }: Wanted,
): Promise<FileRef[]> => {
  if (fromSeq === undefined) return requireFiles(house, accountId, fileIds);
  const [message] = await findMessages(house.db, accountId, [{ chatId, seq: fromSeq }]);
  if (!message) throw refuse('message_not_found');
  const there = new Map(filesOf(message.content).map((file) => [file.id, file]));
  return fileIds.map((fileId) => {
    const file = there.get(fileId);
    if (!file) throw refuse('file_not_found', { fileId });
    return file;
  });
};

/** Adds photos and videos; those that are in the album already are left as they are, so that a retry adds nothing. */
export const addToAlbum: SignedVerb<'albums.add'> = async ({ house, who }, input) => {
  const { accountId } = who;
  const { chatId, id, fromSeq } = input;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const of = { chatId, reader: accountId };
  await requireAlbumRow(house, of, id);
  const fileIds = [...new Set(input.fileIds)];
  const wanted = await findWanted(house, accountId, { chatId, fileIds, fromSeq });
  for (const file of wanted) {
    const why = whyNotKeep(file);
    if (why) throw refuse(why, { fileId: file.id });
  }
  const added = await house.db.transaction(async (tx) => {
    const row = await lockAlbum(tx, { chatId, id });
    if (!row) throw refuse('album_not_found');
    const there = new Set((await readItemsOf(tx, { chatId, id }, fileIds)).map((item) => item.file_id));
    const files = wanted.filter((file) => !there.has(file.id));
    if (files.length === 0) return 0;
    if (row.count + files.length > limits.albums.items) throw refuse('album_full');
    const at = house.clock.now();
    const owners = await ownersOf(
      tx,
      files.map((file) => file.id),
    );
    const next = { ...row, count: row.count + files.length, numbered: row.numbered + files.length };
    const kind = files.length >= many ? 'album.added' : 'album.grew';
    // The newest one stands for the album, and its use is noted with the place of this very entry: so it goes first.
    const seq = await tellOfAlbum(house, tx, {
      row: next,
      by: accountId,
      kind,
      more: { added: files.length, ...(row.cover_id === null && { cover: files.at(-1) }) },
      hiddenFrom,
    });
    await placeFiles(tx, { chatId, seq, author: accountId, at, files });
    for (const [index, file] of files.entries())
      await insertItem(tx, {
        chat_id: chatId,
        album_id: id,
        number: row.numbered + index + 1,
        file_id: file.id,
        seq,
        added_by: accountId,
        owner: owners.get(file.id) ?? accountId,
        at,
        hidden_from: hiddenFrom ?? null,
      });
    return files.length;
  });
  return { album: await requireAlbum(house, of, id), added };
};

/** Takes photos and videos out of an album. */
export const removeFromAlbum: SignedVerb<'albums.remove'> = async (
  { house, who },
  { chatId, id, fileIds },
) => {
  const { accountId } = who;
  const { room, hiddenFrom } = await requireWriting(house, chatId, accountId);
  const of = { chatId, reader: accountId };
  await requireAlbumRow(house, of, id);
  await house.db.transaction(async (tx) => {
    const row = await lockAlbum(tx, { chatId, id });
    if (!row) throw refuse('album_not_found');
    const items = await readItemsOf(tx, { chatId, id }, fileIds);
    if (items.length === 0) return;
    const why = whyNotRemove(room, items, accountId);
    if (why) throw refuse(why);
    const gone = items.map((item) => item.file_id);
    await deleteItems(tx, { chatId, id }, gone);
    for (const item of items) await eraseFiles(tx, { chatId, seq: item.seq, fileId: item.file_id });
    const cover_id = row.cover_id && gone.includes(row.cover_id) ? null : row.cover_id;
    const next = { ...row, cover_id, count: row.count - items.length };
    const more = { fileIds: gone };
    await tellOfAlbum(house, tx, { row: next, by: accountId, kind: 'album.removed', more, hiddenFrom });
  });
  return { album: await requireAlbum(house, of, id) };
};
