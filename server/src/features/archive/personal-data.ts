import { registerPersonalData } from '../../platform/personal-data/index.ts';
import { archiveBlob } from './start-archive.ts';
import { readArchives } from './store.ts';

registerPersonalData({
  feature: 'archive',
  holds: {
    'archives.account_id': {
      told: ['kind', 'chat_id', 'state', 'bytes', 'created_at', 'ready_at'],
      gone: 'row',
    },
  },
  async erase(house, accountId) {
    for (const { archive_id: id } of await readArchives(house.db, accountId))
      await house.blobs.remove(archiveBlob(id));
  },
});
