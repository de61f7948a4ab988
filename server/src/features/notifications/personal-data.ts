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
    'push_notices.account_id': { told: { not: 'soonGone' }, gone: 'row' },
    'push_notices.friends': {
      told: { not: 'soonGone' },
      gone: { stays: 'the id, for the hours in which somebody is told of a birthday' },
    },
    'digests.account_id': { told: ['period', 'told_at'], gone: 'row' },
    'push_shown.account_id': { told: ['chat_id', 'seq', 'told_at'], gone: 'row' },
  },
});
