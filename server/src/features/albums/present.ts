import type { Album, AlbumItem, AlbumStanding, FileRef } from '@maru/contract';
import type { AlbumRow, ItemRow } from './store.ts';

/** How an album stands. */
export const presentStanding = (row: AlbumRow, cover: FileRef | undefined): AlbumStanding => ({
  rev: row.rev,
  name: row.name,
  count: row.count,
  cover: cover ?? null,
});

/** An album as members see it. */
export const presentAlbum = (row: AlbumRow, cover: FileRef | undefined): Album => ({
  id: row.album_id,
  chatId: row.chat_id,
  seq: row.seq,
  cardSeq: row.card_seq,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  ...presentStanding(row, cover),
});

/** Something in an album. */
export const presentItem = (row: ItemRow, file: FileRef): AlbumItem => ({
  number: row.number,
  seq: row.seq,
  by: row.added_by,
  at: row.at.toISOString(),
  file,
});
