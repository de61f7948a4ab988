import type { AccountId, StickerShelf } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { firstShelf } from './rules.ts';
import { beginShelf, readShelf, writeShelf } from './store.ts';

/** Tells somebody's devices how their shelf stands, and that packs of theirs may have changed. */
export const tellShelf = async (house: House, tx: Tx, me: AccountId): Promise<void> => {
  const body = (await readShelf(tx, me)) ?? firstShelf;
  await house.log.appendIn(tx, [
    { log: accountLog(me), author: me, key: v7(), kind: 'stickers.changed', body },
  ]);
};

/** Changes a shelf while nobody else can, and tells the devices of its owner where it is another one then. */
export const changeShelf = async (
  house: House,
  me: AccountId,
  change: (shelf: StickerShelf, tx: Tx) => Promise<StickerShelf> | StickerShelf,
): Promise<StickerShelf> =>
  house.db.transaction(async (tx) => {
    await beginShelf(tx, me, firstShelf.packIds);
    const before = (await readShelf(tx, me, true)) ?? firstShelf;
    const after = await change(before, tx);
    if (after === before) return before;
    await writeShelf(tx, me, after);
    await tellShelf(house, tx, me);
    return after;
  });
