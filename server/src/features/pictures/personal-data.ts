import { registerPersonalData } from '../../platform/personal-data/index.ts';
import { blobName } from './keep-picture.ts';
import { forgetPicture, readOwnPictures } from './store.ts';

registerPersonalData({
  feature: 'pictures',
  holds: {
    'pictures.account_id': {
      told: ['picture_id', 'width', 'height', 'created_at'],
      gone: { by: 'erase; the picture of a group stays with the group' },
    },
  },
  async *files(house, accountId) {
    for (const { id } of await readOwnPictures(house.db, accountId)) {
      const found = await house.blobs.open(blobName(id, 'large'));
      if (found) yield { path: `${id}.webp`, compress: false, stream: () => found.stream() };
    }
  },
  async erase(house, accountId) {
    for (const { id, ofGroup } of await readOwnPictures(house.db, accountId)) {
      if (ofGroup) continue;
      // The bytes go first: a row that is left leads to them again.
      await house.blobs.remove(`pictures/${id}`);
      await forgetPicture(house.db, accountId, id);
    }
  },
});
