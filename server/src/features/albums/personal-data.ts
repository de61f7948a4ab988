import { registerPersonalData } from '../../platform/personal-data/index.ts';

const asHidden = {
  told: { not: 'keptFrom' },
  gone: { stays: 'the id, in a chat that others have' },
} as const;

registerPersonalData({
  feature: 'albums',
  holds: {
    'albums.made_by': {
      told: ['chat_id', 'name', 'made_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'album_items.added_by': {
      told: ['chat_id', 'album_id', 'file_id', 'at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'album_items.owner': {
      told: { by: 'files.account_id' },
      gone: { stays: 'the id, in a chat that others have' },
    },
    'albums.hidden_from': asHidden,
    'album_items.hidden_from': asHidden,
  },
});
