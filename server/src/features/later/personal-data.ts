import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'later',
  holds: {
    'later_messages.account_id': { told: ['chat_id', 'at', 'sending', 'failed'], gone: 'row' },
  },
});
