import type { LoginState, Passkey } from '@maru/contract';
import type { PasskeyRow } from './passkeys/passkey-store.ts';
import type { ChoicesRow } from './store.ts';
import type { TotpRow } from './totp-store.ts';

/** A passkey as its owner sees it. */
export const presentPasskey = (row: PasskeyRow): Passkey => ({
  id: row.passkey_id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  synced: row.synced,
});

/** How somebody signs in, as they see it. */
export const presentLogin = (of: {
  hasPassword: boolean;
  choices: ChoicesRow;
  totp: TotpRow | undefined;
  passkeys: readonly PasskeyRow[];
  codesLeft: number;
  trustedBrowsers: number;
}): LoginState => ({
  hasPassword: of.hasPassword,
  passwordChangedAt: of.choices.password_changed_at?.toISOString() ?? null,
  totpSince: of.totp?.since?.toISOString() ?? null,
  passkeys: of.passkeys.map(presentPasskey),
  passkeySecond: of.choices.passkey_second,
  recoveryCodesLeft: of.codesLeft,
  trustedBrowsers: of.trustedBrowsers,
});
