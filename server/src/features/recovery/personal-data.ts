import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'recovery',
  holds: {
    'account_mails.account_id': { told: ['address', 'confirmed_at', 'waiting'], gone: 'row' },
    'recovery_links.account_id': { told: ['ends_at'], gone: 'row' },
  },
});
