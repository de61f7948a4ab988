import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'notifications',
  holds: {
    'notification_settings.account_id': { told: ['settings'], gone: 'row' },
    // The whole address and the keys would let whoever has the archive send notifications.
    'push_devices.account_id': {
      told: ['client', 'language', "substring(endpoint from '^https?://([^/:]+)') as service", 'created_at'],
      gone: 'row',
    },
    'push_jobs.account_id': { told: { not: 'soonGone' }, gone: 'row' },
    'digests.account_id': { told: ['period', 'told_at'], gone: 'row' },
    'push_shown.account_id': { told: ['chat_id', 'seq', 'told_at'], gone: 'row' },
  },
});
