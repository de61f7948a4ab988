import { registerPersonalData } from '../../platform/personal-data/index.ts';

const asHidden = {
  told: { not: 'keptFrom' },
  gone: { stays: 'the id, so that it stays kept from them' },
} as const;

registerPersonalData({
  feature: 'messages',
  holds: {
    'chat_log.author': {
      told: { by: 'the archive: every message I wrote, on pages and as data' },
      gone: { stays: 'the id: what was said to others stays with them' },
    },
    'chat_log.hidden_from': asHidden,
    'message_changes.hidden_from': asHidden,
    'message_reactions.account_id': {
      told: ['chat_id', 'seq', 'emoji', 'at'],
      gone: { stays: 'the id, with the messages of others' },
    },
    'hidden_messages.account_id': { told: ['chat_id', 'seq'], gone: 'row' },
    'bookmarks.account_id': { told: ['chat_id', 'seq', 'at'], gone: 'row' },
  },
});
