import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'consents',
  holds: {
    'consent_records.account_id': {
      told: ['subject', 'version', 'what', 'at', 'client'],
      gone: 'row',
    },
    'consent_texts.published_by': {
      told: { not: 'operatorDeed' },
      gone: { stays: 'the id of the operator who published it' },
    },
  },
});
