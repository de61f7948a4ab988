import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** What an account has chosen about its sign-in. */
export interface ChoicesRow {
  passkey_second: boolean;
  password_changed_at: Date | null;
}

/** What an account has chosen about its sign-in. */
export const readChoices = async (db: Queryable, id: AccountId): Promise<ChoicesRow> =>
  (
    await db.query<ChoicesRow>(
      'select passkey_second, password_changed_at from login_choices where account_id = $1',
      [id],
    )
  ).rows[0] ?? { passkey_second: false, password_changed_at: null };

/** Asks for a passkey after the password, or no longer. */
export const setPasskeySecond = async (db: Queryable, id: AccountId, on: boolean): Promise<void> => {
  await db.query(
    'insert into login_choices (account_id, passkey_second) values ($1, $2) on conflict (account_id) do update set passkey_second = $2',
    [id, on],
  );
};

/** Notes when the password was changed. */
export const notePasswordChanged = async (db: Queryable, id: AccountId, at: Date): Promise<void> => {
  await db.query(
    'insert into login_choices (account_id, password_changed_at) values ($1, $2) on conflict (account_id) do update set password_changed_at = $2',
    [id, at],
  );
};

/** How an account stands to the ways of a second step. */
export interface StandingRow {
  totp: boolean;
  passkeys: number;
  passkey_second: boolean;
  codes: number;
}

/** How an account stands to the ways of a second step. */
export const readStanding = async (db: Queryable, id: AccountId): Promise<StandingRow> =>
  (
    await db.query<StandingRow>(
      `select exists (select 1 from totp where account_id = $1 and since is not null) as totp,
         (select count(*)::int from passkeys where account_id = $1) as passkeys,
         coalesce((select passkey_second from login_choices where account_id = $1), false) as passkey_second,
         (select count(*)::int from recovery_codes where account_id = $1 and used_at is null) as codes`,
      [id],
    )
  ).rows[0] as StandingRow;
