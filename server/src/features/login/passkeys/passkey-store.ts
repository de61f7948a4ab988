import type { AccountId, PasskeyId } from '@maru/contract';
import type { Queryable } from '../../../platform/db/index.ts';

/** A passkey as it is kept. */
export interface PasskeyRow {
  account_id: AccountId;
  passkey_id: PasskeyId;
  credential_id: string;
  public_key: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  name: string;
  synced: boolean;
  created_at: Date;
  last_used_at: Date | null;
}

const columns =
  'account_id, passkey_id, credential_id, public_key, counter::float8 as counter, transports, name, synced, created_at, last_used_at';

/** The passkeys of an account, in the order in which they were made. */
export const readPasskeys = async (db: Queryable, id: AccountId): Promise<PasskeyRow[]> =>
  (
    await db.query<PasskeyRow>(`select ${columns} from passkeys where account_id = $1 order by created_at`, [
      id,
    ])
  ).rows;

/** The passkey with this credential, whosever it is. */
export const readPasskeyByCredential = async (
  db: Queryable,
  credentialId: string,
): Promise<PasskeyRow | undefined> =>
  (await db.query<PasskeyRow>(`select ${columns} from passkeys where credential_id = $1`, [credentialId]))
    .rows[0];

/** Adds a passkey; false where its credential is known already. */
export const insertPasskey = async (db: Queryable, row: PasskeyRow): Promise<boolean> =>
  (
    await db.query(
      `insert into passkeys (account_id, passkey_id, credential_id, public_key, counter, transports, name, synced, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        row.account_id,
        row.passkey_id,
        row.credential_id,
        Buffer.from(row.public_key),
        row.counter,
        JSON.stringify(row.transports),
        row.name,
        row.synced,
        row.created_at,
      ],
    )
  ).rowCount === 1;

/** Notes that a passkey was used. */
export const notePasskeyUsed = async (
  db: Queryable,
  row: Pick<PasskeyRow, 'account_id' | 'passkey_id' | 'counter' | 'synced'> & { at: Date },
): Promise<void> => {
  await db.query(
    'update passkeys set counter = $3, synced = $4, last_used_at = $5 where account_id = $1 and passkey_id = $2',
    [row.account_id, row.passkey_id, row.counter, row.synced, row.at],
  );
};

/** Renames a passkey; undefined where there is none. */
export const updatePasskeyName = async (
  db: Queryable,
  id: AccountId,
  { passkeyId, name }: { passkeyId: PasskeyId; name: string },
): Promise<PasskeyRow | undefined> =>
  (
    await db.query<PasskeyRow>(
      `update passkeys set name = $3 where account_id = $1 and passkey_id = $2 returning ${columns}`,
      [id, passkeyId, name],
    )
  ).rows[0];

/** Takes a passkey away; false where there was none. */
export const deletePasskey = async (db: Queryable, id: AccountId, passkeyId: PasskeyId): Promise<boolean> =>
  (await db.query('delete from passkeys where account_id = $1 and passkey_id = $2', [id, passkeyId]))
    .rowCount === 1;

/** Keeps what a browser was asked to sign. */
export const insertChallenge = async (
  db: Queryable,
  row: { challenge: string; purpose: string; ends_at: Date },
): Promise<void> => {
  await db.query('insert into passkey_challenges (challenge, purpose, ends_at) values ($1, $2, $3)', [
    row.challenge,
    row.purpose,
    row.ends_at,
  ]);
};

/** Uses up what a browser was asked to sign; false where it was not asked for this, or too long ago, or answered before. */
export const spendChallenge = async (
  db: Queryable,
  { challenge, purpose, now }: { challenge: string; purpose: string; now: Date },
): Promise<boolean> =>
  (
    await db.query('delete from passkey_challenges where challenge = $1 and purpose = $2 and ends_at > $3', [
      challenge,
      purpose,
      now,
    ])
  ).rowCount === 1;

/** Forgets questions that nobody has answered. */
export const deleteOldChallenges = async (db: Queryable, now: Date): Promise<void> => {
  await db.query('delete from passkey_challenges where ends_at <= $1', [now]);
};
