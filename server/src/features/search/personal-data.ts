import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'search',
  holds: {
    'message_search.author': {
      told: { not: 'numbers made of the messages, which are told themselves' },
      gone: { stays: 'the id, with messages that others have' },
    },
  },
});
