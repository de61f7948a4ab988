import type { Album, FileRef } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import { findChatFiles } from '../files/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentAlbum, presentItem } from './present.ts';
import {
  readAlbums,
  readAlbumsBefore,
  readItemsBefore,
  readNewestFiles,
  type AlbumRow,
  type Reader,
} from './store.ts';

/** What stands for each of these albums of one chat: the one that was chosen, else the newest. */
export const findCovers = async (db: Queryable, rows: readonly AlbumRow[]): Promise<Map<string, FileRef>> => {
  const [first] = rows;
  if (!first) return new Map();
  const { chat_id: chatId } = first;
  const newest = await readNewestFiles(
    db,
    chatId,
    rows.map((row) => row.album_id),
  );
  const chosen = rows.flatMap((row) => {
    const fileId = row.cover_id ?? newest.get(row.album_id);
    return fileId ? [[row.album_id, fileId] as const] : [];
  });
  const files = await findChatFiles(
    db,
    chatId,
    chosen.map(([, fileId]) => fileId),
  );
  return new Map(
    chosen.flatMap(([id, fileId]) => {
      const file = files.get(fileId);
      return file ? [[id, file] as const] : [];
    }),
  );
};

const presentAlbums = async ({ db }: Pick<House, 'db'>, rows: readonly AlbumRow[]): Promise<Album[]> => {
  const covers = await findCovers(db, rows);
  return rows.map((row) => presentAlbum(row, covers.get(row.album_id)));
};

/** An album that the reader sees, as it is kept. */
export const requireAlbumRow = async (house: House, of: Reader, id: string): Promise<AlbumRow> => {
  const [row] = await readAlbums(house.db, of, [id]);
  if (!row) throw refuse('album_not_found');
  return row;
};

/** An album that the reader sees. */
export const requireAlbum = async (house: House, of: Reader, id: string): Promise<Album> => {
  const [album] = await presentAlbums(house, [await requireAlbumRow(house, of, id)]);
  return album as Album;
};

/** These albums. */
export const getAlbums: SignedVerb<'albums.get'> = async ({ house, who }, { chatId, ids }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readAlbums(house.db, { chatId, reader: who.accountId }, ids);
  return { albums: await presentAlbums(house, rows) };
};

/** Albums of a chat, newest first. */
export const listAlbums: SignedVerb<'albums.list'> = async ({ house, who }, { chatId, beforeSeq, limit }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readAlbumsBefore(house.db, { chatId, reader: who.accountId, beforeSeq, limit });
  return {
    albums: await presentAlbums(house, rows),
    nextBefore: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
  };
};

/** What is in an album, newest first; files that have gone are left out. */
export const listItems: SignedVerb<'albums.listItems'> = async (
  { house, who },
  { chatId, id, before, limit },
) => {
  const reader = who.accountId;
  await requireRoom(house, chatId, reader);
  await requireAlbumRow(house, { chatId, reader }, id);
  const rows = await readItemsBefore(house.db, { chatId, id, reader, before, limit });
  const files = await findChatFiles(
    house.db,
    chatId,
    rows.map((row) => row.file_id),
  );
  const persons = await findPersons(house.db, [...new Set(rows.map((row) => row.added_by))], {
    reader,
    chatId,
  });
  return {
    items: rows.flatMap((row) => {
      const file = files.get(row.file_id);
      return file ? [presentItem(row, file)] : [];
    }),
    persons: [...persons.values()],
    nextBefore: rows.length === limit ? (rows.at(-1)?.number ?? null) : null,
  };
};
