import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'places',
  holds: {
    'live_places.account_id': {
      told: ['chat_id', 'latitude', 'longitude', 'accuracy', 'at', 'until'],
      gone: 'row',
    },
  },
});
