import { fillMessage, requireWriting } from '../messages/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireAlbum, requireAlbumRow } from './read-albums.ts';
import { lockAlbum, readItemsOf } from './store.ts';
import { tellOfAlbum } from './tell-of-album.ts';

/** Gives an album another name or cover: every member looks after it. */
export const changeAlbum: SignedVerb<'albums.change'> = async ({ house, who }, input) => {
  const { accountId } = who;
  const { chatId, id, name, coverId } = input;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const of = { chatId, reader: accountId };
  await requireAlbumRow(house, of, id);
  await house.db.transaction(async (tx) => {
    const row = await lockAlbum(tx, { chatId, id });
    if (!row) throw refuse('album_not_found');
    if (coverId && (await readItemsOf(tx, { chatId, id }, [coverId])).length === 0)
      throw refuse('file_not_found', { fileId: coverId });
    const next = { ...row, name: name ?? row.name, cover_id: coverId ?? row.cover_id };
    if (next.name === row.name && next.cover_id === row.cover_id) return;
    await tellOfAlbum(house, tx, { row: next, by: accountId, kind: 'album.changed', hiddenFrom });
  });
  const album = await requireAlbum(house, of, id);
  // Lists, quotes and the search know the album by what its card says.
  if (name !== undefined && album.cardSeq > 0)
    await fillMessage(house, {
      chatId,
      seq: album.cardSeq,
      content: { type: 'card', of: 'album', id, title: album.name },
    });
  return { album };
};
