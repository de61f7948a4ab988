import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'secretChats',
  holds: {
    'secret_devices.account_id': { told: ['device_id', 'registered_at'], gone: 'row' },
    'secret_key_packages.account_id': {
      told: ['device_id', 'last_resort', 'expires_at'],
      gone: 'row',
    },
    'secret_key_packages.claimed_by': {
      told: { not: 'soonGone' },
      gone: 'null',
    },
    'secret_leaves.account_id': { told: ['chat_id', 'device_id'], gone: 'row' },
    'secret_waiting.account_id': { told: ['chat_id', 'device_id', 'at'], gone: 'row' },
    'secret_waiting.by_id': { told: { not: 'soonGone' }, gone: 'row' },
    'secret_revealed.account_id': { told: ['seq', 'sent_at', 'text'], gone: 'row' },
    'secret_revealed.author_id': { told: { not: 'complaint' }, gone: 'row' },
    'secret_askings.account_id': { told: ['device_id', 'at'], gone: 'row' },
  },
});
