import { registerPersonalData } from '../../platform/personal-data/index.ts';
import { forgetPictureRow, readOwnPictures, readSentPictures } from './picture-store.ts';
import { isMadeId } from './rules.ts';
import { countAdder, readShelf, writeShelf } from './store.ts';
import { blobName } from './take-picture.ts';

registerPersonalData({
  feature: 'stickers',
  holds: {
    'sticker_packs.account_id': {
      told: ['pack_id', 'name', 'state', 'note', 'adders', 'created_at', 'offered_at'],
      gone: 'row',
    },
    'sticker_packs.decided_by': {
      told: { not: 'operatorDeed' },
      gone: { stays: 'the id of the operator who decided' },
    },
    'stickers.account_id': { told: ['pack_id', 'picture_id', 'word', 'tags', 'animated'], gone: 'row' },
    'sticker_pictures.account_id': {
      told: ['picture_id', 'animated', 'created_at'],
      gone: { by: 'erase; a picture that stands in a message stays as long as others have it' },
    },
    'sticker_shelves.account_id': { told: ['pack_ids', 'favourites'], gone: 'row' },
  },
  async *files(house, accountId) {
    for (const id of await readOwnPictures(house.db, accountId)) {
      const found = await house.blobs.open(blobName(id));
      if (found) yield { path: `${id}.webp`, compress: false, stream: () => found.stream() };
    }
  },
  async erase(house, accountId) {
    await house.db.transaction(async (tx) => {
      // Others read how many people have a pack: one less has these.
      const shelf = await readShelf(tx, accountId, true);
      for (const packId of shelf?.packIds ?? []) if (isMadeId(packId)) await countAdder(tx, packId, -1);
      if (shelf) await writeShelf(tx, accountId, { packIds: [], favourites: [] });
    });
    const mine = await readOwnPictures(house.db, accountId);
    const sent = await readSentPictures(house.db, mine);
    for (const id of mine) {
      if (sent.has(id)) continue;
      await house.blobs.remove(blobName(id));
      await forgetPictureRow(house.db, accountId, id);
    }
  },
});
