import { registerPersonalData } from '../../platform/personal-data/index.ts';

const secret = { not: 'secret' } as const;

registerPersonalData({
  feature: 'accounts',
  holds: {
    'accounts.account_id': {
      told: [
        'kind',
        'handle',
        'name',
        'status',
        'photo',
        'cover',
        'link_code',
        'settings',
        'operator',
        'created_at',
        'last_seen_at',
        'here_since',
      ],
      gone: { by: 'buryAccount empties the row; the id stays under what others keep' },
    },
    'erased_accounts.account_id': {
      told: { not: 'onlyOnceGone' },
      gone: { stays: 'the id, so that a restored backup can lose the account again' },
    },
    'account_log.account_id': {
      told: { not: 'toldElsewhere' },
      gone: 'row',
    },
    'account_log.author': {
      told: { not: 'toldElsewhere' },
      gone: { stays: 'the id, in what others were told' },
    },
    'account_log.hidden_from': { told: { not: 'neverSet' }, gone: { stays: 'the id' } },
    'account_log_head.account_id': { told: { not: 'count' }, gone: 'row' },
    'sessions.account_id': { told: ['client', 'created_at', 'last_used_at', 'proved_at'], gone: 'row' },
    'spent_secrets.account_id': { told: secret, gone: 'row' },
    'sign_in_tickets.account_id': { told: ['client', 'address', 'created_at', 'ends_at'], gone: 'row' },
    'devices.account_id': {
      told: [
        'own_name',
        'kind',
        'client',
        'created_at',
        'last_used_at',
        'first_network',
        'first_place',
        'last_network',
        'last_place',
        'approved_at',
        'approved_how',
        'trusted_until',
        'ended_at',
      ],
      gone: 'row',
    },
    'frozen_accounts.account_id': { told: ['at'], gone: 'row' },
    'host_invitations.account_id': { told: ['made_at', 'ends_at', 'used_at'], gone: 'row' },
    'host_invitations.used_by': { told: secret, gone: { stays: 'the id, with whoever invited' } },
    'suspensions.account_id': { told: ['reason', 'ends_at', 'at'], gone: 'row' },
    'suspensions.by_id': {
      told: { not: 'operatorDeed' },
      gone: { stays: 'the id of the operator who decided it' },
    },
  },
});
