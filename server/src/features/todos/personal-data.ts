import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'todos',
  holds: {
    'todo_lists.made_by': {
      told: ['chat_id', 'title', 'made_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'todo_items.added_by': {
      told: ['chat_id', 'text', 'due', 'done_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'todo_items.assignee': {
      told: ['chat_id', 'text', 'due', 'done_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
    'todo_items.done_by': {
      told: ['chat_id', 'text', 'done_at'],
      gone: { stays: 'the id, in a chat that others have' },
    },
  },
});
