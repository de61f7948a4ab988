import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'notices',
  holds: {
    'notices.made_by': {
      told: ['chat_id', 'text', 'made_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'notices.edited_by': {
      told: ['chat_id', 'text', 'edited_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'notices.down_by': {
      told: ['chat_id', 'down_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'notices.hidden_from': {
      told: { not: 'keptFrom' },
      gone: { stays: 'the id, in a chat that others have' },
    },
    'notices_away.account_id': { told: ['chat_id', 'notice_id'], gone: 'row' },
  },
});
