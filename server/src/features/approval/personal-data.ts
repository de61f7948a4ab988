import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'approval',
  holds: {
    'sign_in_requests.account_id': {
      told: ['state', 'client', 'network', 'place', 'asked_at', 'ends_at', 'lets_in_at'],
      gone: 'row',
    },
    'approval_choices.account_id': { told: ['asks'], gone: 'row' },
    'qr_sign_ins.account_id': {
      told: { not: 'soonGone' },
      gone: 'row',
    },
  },
});
