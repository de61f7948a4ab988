import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { registerPersonalData } from '../../platform/personal-data/index.ts';
import { leaveUnguarded } from './change-consent.ts';

registerPersonalData({
  feature: 'guardians',
  holds: {
    'guarded_accounts.account_id': {
      told: ['state', 'guardian_name', 'guardian_mail', 'since', 'free_at', 'ends_at'],
      gone: 'row',
    },
    'guarded_accounts.guardian_id': {
      told: { not: 'ward' },
      gone: { by: 'the children of a guardian who leaves wait for another one' },
    },
    'told_ages.account_id': { told: ['age', 'at'], gone: 'row' },
    'guardian_links.account_id': { told: { not: 'secret' }, gone: 'row' },
  },
  erase: (house: House, accountId: AccountId) => leaveUnguarded(house, accountId),
});
