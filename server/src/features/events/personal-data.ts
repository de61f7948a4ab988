import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'events',
  holds: {
    'events.made_by': {
      told: ['chat_id', 'details', 'starts_at', 'ends_at', 'cancelled', 'made_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'event_answers.account_id': {
      told: ['chat_id', 'event_id', 'answer'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    // The address opens the calendar for whoever has it: it is not copied around.
    'calendar_addresses.account_id': { told: { not: 'secret' }, gone: 'row' },
  },
});
