import { registerPersonalData } from '../../platform/personal-data/index.ts';
import { leaveAllChats } from './leave-for-good.ts';

registerPersonalData({
  feature: 'chats',
  holds: {
    'account_chats.account_id': {
      told: [
        'chat_id',
        'joined_at',
        'own_name',
        'pinned_at',
        'muted_until',
        'quiet',
        'notify',
        'sound',
        'input_locked',
        'left_list',
        'show_reads',
      ],
      gone: 'row',
    },
    'chat_members.account_id': {
      told: ['chat_id', 'role', 'joined_at'],
      gone: { by: 'leaveAllChats; the id stays in one-to-one chats that the other side keeps' },
    },
    'chats.created_by': {
      told: ['chat_id', 'kind', 'name', 'created_at'],
      gone: { stays: 'the id, with chats that others are in' },
    },
    'direct_chats.account_id': {
      told: { by: 'account_chats.account_id' },
      gone: { stays: 'the id, where the other side keeps the chat' },
    },
    'direct_chats.other_id': {
      told: { by: 'account_chats.account_id' },
      gone: { stays: 'the id, where the other side keeps the chat' },
    },
    'ignored_members.account_id': { told: ['chat_id', 'ignored_id', 'at'], gone: 'row' },
    'ignored_members.ignored_id': { told: { not: 'othersChoice' }, gone: 'row' },
    'invitations.account_id': { told: ['chat_id', 'inviter_id', 'at'], gone: 'row' },
    'invitations.inviter_id': { told: ['chat_id', 'account_id', 'at'], gone: 'row' },
  },
  erase: leaveAllChats,
});
