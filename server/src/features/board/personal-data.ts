import { registerPersonalData } from '../../platform/personal-data/index.ts';

const asHidden = {
  told: { not: 'keptFrom' },
  gone: { stays: 'the id, in a chat that others have' },
} as const;

registerPersonalData({
  feature: 'board',
  holds: {
    'board_posts.author': {
      told: ['chat_id', 'title', 'text', 'file_ids', 'at', 'edited_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'board_comments.author': {
      told: ['chat_id', 'post_id', 'text', 'at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'board_reactions.account_id': {
      told: ['chat_id', 'post_id', 'emoji', 'at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'board_posts.hidden_from': asHidden,
    'board_comments.hidden_from': asHidden,
    'board_seen.account_id': { told: ['chat_id', 'seq'], gone: 'row' },
  },
});
