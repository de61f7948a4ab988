import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'search',
  holds: {
    'message_search.author': {
      told: { not: 'madeOfOthers' },
      gone: { stays: 'the id, with messages that others have' },
    },
  },
});
