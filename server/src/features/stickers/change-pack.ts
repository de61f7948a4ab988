import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { tellShelf } from './change-shelf.ts';
import { readMyPictures } from './picture-store.ts';
import { showPack } from './require-pack.ts';
import { whyNotPack } from './rules.ts';
import { lockPack, renamePack, setPackState, writeStickers } from './store.ts';

/** Changes a pack of mine. What everyone sees was approved as it was, so a public one waits for an operator again. */
export const changePack: SignedVerb<'stickers.change'> = async (
  { house, who },
  { packId, name, stickers },
) => {
  const me = who.accountId;
  const mine = await readMyPictures(
    house.db,
    me,
    stickers.map(({ id }) => id),
  );
  await house.db.transaction(async (tx) => {
    const pack = await lockPack(tx, packId);
    if (pack?.account_id !== me) throw refuse('sticker_pack_not_found');
    const why = whyNotPack(stickers, mine);
    if (why) throw refuse(why);
    await renamePack(tx, packId, name);
    await writeStickers(tx, { packId, maker: me, stickers });
    if (pack.state === 'public') await setPackState(tx, packId, { state: 'offered', at: house.clock.now() });
    await tellShelf(house, tx, me);
  });
  return { pack: await showPack(house, who, packId) };
};
