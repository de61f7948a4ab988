import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'calls',
  holds: {
    'call_history.account_id': {
      told: ['chat_id', 'kind', 'started_by', 'at', 'why', 'seconds', 'missed'],
      gone: 'row',
    },
    'call_history.started_by': {
      told: { not: 'madeOfOthers' },
      gone: { stays: 'the id, in a list that others have' },
    },
    'call_people.account_id': { told: ['chat_id', 'state', 'joined_at', 'seconds'], gone: 'row' },
    'calls.started_by': {
      told: ['chat_id', 'kind', 'started_at', 'answered_at', 'ended_at'],
      gone: { stays: 'the id, for a day' },
    },
    'calls.recorded_by': { told: ['chat_id', 'recorded_since'], gone: { stays: 'the id, for a day' } },
  },
});
