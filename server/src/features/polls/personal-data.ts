import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'polls',
  holds: {
    'polls.made_by': {
      told: ['chat_id', 'question', 'choices', 'anonymous', 'deadline', 'made_at', 'closed_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'poll_votes.account_id': {
      told: ['chat_id', 'poll_id', 'choices', 'at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
  },
});
