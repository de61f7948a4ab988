import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'birthdays',
  holds: {
    'birthdays.account_id': { told: ['month', 'day', 'year', 'lunar', 'shown_to'], gone: 'row' },
    'birthday_readers.account_id': { told: ['zone', 'told_on'], gone: 'row' },
  },
});
