import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'folders',
  holds: { 'folders.account_id': { told: ['folders'], gone: 'row' } },
});
