import type { AccountId, ChatEntryBodies } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { presentStanding } from './present.ts';
import { findCovers } from './read-albums.ts';
import { saveAlbum, type AlbumRow } from './store.ts';

/** Something that was done to an album. */
export interface AlbumChange {
  row: AlbumRow;
  by: AccountId;
  kind: Extract<keyof ChatEntryBodies, `album.${string}`>;
  /** What the entry says beside how the album stands. */
  more?: object;
  hiddenFrom: AccountId | undefined;
}

/** Keeps how an album stands and tells the room, in the transaction of what was done; gives the entry's place. */
export const tellOfAlbum = async (house: House, tx: Tx, change: AlbumChange): Promise<number> => {
  const row: AlbumRow = { ...change.row, rev: change.row.rev + 1 };
  const { chat_id: chatId, album_id: id } = row;
  await saveAlbum(tx, row);
  const cover = (await findCovers(tx, [row])).get(id);
  const [place] = await house.log.appendIn(tx, [
    {
      log: chatLog(chatId),
      author: change.by,
      key: v7(),
      kind: change.kind,
      body: { id, ...presentStanding(row, cover), ...change.more },
      // What is done to an album that somebody does not see is kept from them too.
      hiddenFrom: change.hiddenFrom ?? row.hidden_from ?? undefined,
    },
  ]);
  return place?.seq ?? 0;
};
