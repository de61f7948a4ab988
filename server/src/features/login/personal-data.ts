import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'login',
  holds: {
    'login_choices.account_id': { told: ['passkey_second', 'password_changed_at'], gone: 'row' },
    // The secret itself is told to nobody, its owner included: whoever has the archive could sign in with it.
    'totp.account_id': { told: ['begun_at', 'since'], gone: 'row' },
    'recovery_codes.account_id': { told: ['made_at', 'used_at'], gone: 'row' },
    'passkeys.account_id': { told: ['name', 'synced', 'created_at', 'last_used_at'], gone: 'row' },
  },
});
