import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'demo',
  holds: { 'demo_people.account_id': { told: { not: 'demo' }, gone: 'row' } },
});
