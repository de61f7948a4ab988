import { limits } from '@maru/contract';
import { v4 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeShelf } from './change-shelf.ts';
import { readMyPictures } from './picture-store.ts';
import { showPack } from './require-pack.ts';
import { whyNotAdd, whyNotPack, withPack } from './rules.ts';
import { countPacksOf, insertPack, writeStickers } from './store.ts';

/** Makes a pack of my pictures and puts it on my shelf. Its id tells nothing of when it was made. */
export const makePack: SignedVerb<'stickers.make'> = async ({ house, who }, { name, stickers }) => {
  const me = who.accountId;
  const mine = await readMyPictures(
    house.db,
    me,
    stickers.map(({ id }) => id),
  );
  const why = whyNotPack(stickers, mine);
  if (why) throw refuse(why);
  const packId = v4();
  await changeShelf(house, me, async (shelf, tx) => {
    const full = whyNotAdd(shelf, packId);
    if (full || (await countPacksOf(tx, me)) >= limits.stickers.made) throw refuse('too_many_sticker_packs');
    await insertPack(tx, { packId, maker: me, name, createdAt: house.clock.now() });
    await writeStickers(tx, { packId, maker: me, stickers });
    return withPack(shelf, packId);
  });
  return { pack: await showPack(house, who, packId) };
};
