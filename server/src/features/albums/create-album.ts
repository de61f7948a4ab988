import { limits } from '@maru/contract';
import { v7 } from 'uuid';
import { requireRoom } from '../chats/index.ts';
import { eraseFiles } from '../files/index.ts';
import { blankCard, eraseEntries, fillMessage, requireWriting, sendWith } from '../messages/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireAlbum, requireAlbumRow } from './read-albums.ts';
import { whyNotDeleteAlbum } from './rules.ts';
import { countAlbums, insertAlbum, lockAlbum, readItemSeqs, removeAlbum } from './store.ts';

/** Makes an album: the entry that tells of it and the message that is its card come together. */
export const createAlbum: SignedVerb<'albums.create'> = async ({ house, who }, { chatId, key, name }) => {
  const { accountId } = who;
  const { hiddenFrom } = await requireWriting(house, chatId, accountId);
  const id = v7();
  const { content } = await sendWith(house, accountId, {
    sending: { chatId, key, text: '' },
    async make(tx) {
      if ((await countAlbums(tx, chatId)) >= limits.albums.perChat) throw refuse('too_many_albums');
      const [place] = await house.log.appendIn(tx, [
        { log: chatLog(chatId), author: accountId, key: v7(), kind: 'album.made', body: { id }, hiddenFrom },
      ]);
      await insertAlbum(tx, {
        chat_id: chatId,
        album_id: id,
        seq: place?.seq ?? 0,
        name,
        made_by: accountId,
        made_at: house.clock.now(),
        hidden_from: hiddenFrom ?? null,
      });
      return { type: 'card', of: 'album', id, title: name };
    },
  });
  if (content?.type !== 'card' || content.of !== 'album') throw refuse('bad_input', { path: 'key' });
  return { album: await requireAlbum(house, { chatId, reader: accountId }, content.id) };
};

const saidOfAlbums = ['album.made', 'album.grew', 'album.added', 'album.removed', 'album.changed'];

/** Deletes an album; photos that are in messages too stay there. */
export const deleteAlbum: SignedVerb<'albums.delete'> = async ({ house, who }, { chatId, id }) => {
  const { accountId } = who;
  const room = await requireRoom(house, chatId, accountId);
  const album = await requireAlbumRow(house, { chatId, reader: accountId }, id);
  const why = whyNotDeleteAlbum(room, album, accountId);
  if (why) throw refuse(why);
  const key = { chatId, id };
  await house.db.transaction(async (tx) => {
    const row = await lockAlbum(tx, key);
    if (!row) return;
    for (const seq of await readItemSeqs(tx, key)) await eraseFiles(tx, { chatId, seq });
    await removeAlbum(tx, key);
    await eraseEntries(tx, { chatId, afterSeq: row.seq - 1, kinds: saidOfAlbums, id });
    await blankCard(tx, { chatId, seq: row.card_seq, id });
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: accountId,
        key: ` delete album ${id}`,
        kind: 'album.deleted',
        body: { id },
      },
    ]);
  });
  if (album.card_seq > 0)
    await fillMessage(house, {
      chatId,
      seq: album.card_seq,
      content: { type: 'card', of: 'album', id, title: '' },
    });
  return {};
};
