import { registerPersonalData } from '../../platform/personal-data/index.ts';

const secret = { not: 'it is a secret, kept hashed' };

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
      ],
      gone: { by: 'buryAccount empties the row; the id stays under what others keep' },
    },
    'erased_accounts.account_id': {
      told: { not: 'it stands there only once the account is gone' },
      gone: { stays: 'the id, so that a restored backup can lose the account again' },
    },
    'account_log.account_id': {
      told: { not: 'it tells devices what stands in the other tables' },
      gone: 'row',
    },
    'account_log.author': { told: { not: 'as above' }, gone: { stays: 'the id, in what others were told' } },
    'account_log.hidden_from': { told: { not: 'never set' }, gone: { stays: 'the id' } },
    'account_log_head.account_id': { told: { not: 'a count' }, gone: 'row' },
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
      told: { not: 'a deed of an operator, told in the audit log' },
      gone: { stays: 'the id of the operator who decided it' },
    },
  },
});
