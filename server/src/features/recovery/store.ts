import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** An address as it is kept. */
export interface MailRow {
  account_id: AccountId;
  address: string | null;
  waiting: string | null;
}

const columns = 'account_id, address, waiting';

/** The address of an account, and the one that waits for its link to be opened. */
export const readMail = async (db: Queryable, id: AccountId, now: Date): Promise<MailRow | undefined> =>
  (
    await db.query<MailRow>(
      `select account_id, address, case when waiting_ends_at > $2 then waiting end as waiting from account_mails where account_id = $1`,
      [id, now],
    )
  ).rows[0];

/** Notes an address that waits for its link to be opened; the one that counts stays. */
export const putWaitingMail = async (
  db: Queryable,
  id: AccountId,
  { address, hash, endsAt }: { address: string; hash: Buffer; endsAt: Date },
): Promise<void> => {
  await db.query(
    `insert into account_mails (account_id, waiting, waiting_hash, waiting_ends_at) values ($1, $2, $3, $4)
     on conflict (account_id) do update set waiting = $2, waiting_hash = $3, waiting_ends_at = $4`,
    [id, address, hash, endsAt],
  );
};

/** Lets the address of this link count; gives it with the one before. Undefined where the link is gone. */
export const confirmWaitingMail = async (
  db: Queryable,
  hash: Buffer,
  now: Date,
): Promise<(MailRow & { before: string | null }) | undefined> =>
  (
    await db.query<MailRow & { before: string | null }>(
      `update account_mails m set address = m.waiting, confirmed_at = $2, waiting = null, waiting_hash = null, waiting_ends_at = null
       from (select account_id, address as before from account_mails where waiting_hash = $1 and waiting_ends_at > $2 for update) old
       where m.account_id = old.account_id returning m.account_id, m.address, m.waiting, old.before`,
      [hash, now],
    )
  ).rows[0];

/** Takes an address away; gives it. */
export const deleteMail = async (db: Queryable, id: AccountId): Promise<MailRow | undefined> =>
  (await db.query<MailRow>(`delete from account_mails where account_id = $1 returning ${columns}`, [id]))
    .rows[0];

/** The accounts with this address. */
export const readMailsByAddress = async (db: Queryable, address: string): Promise<MailRow[]> =>
  (
    await db.query<MailRow>(
      `select ${columns} from account_mails where lower(address) = lower($1) limit 10`,
      [address],
    )
  ).rows;

/** Adds a link to set a new password. */
export const insertLink = async (
  db: Queryable,
  row: { account_id: AccountId; link_hash: Buffer; ends_at: Date },
): Promise<void> => {
  await db.query('insert into recovery_links (account_id, link_hash, ends_at) values ($1, $2, $3)', [
    row.account_id,
    row.link_hash,
    row.ends_at,
  ]);
};

/** Whose password this link sets. */
export const readLink = async (db: Queryable, hash: Buffer, now: Date): Promise<AccountId | undefined> =>
  (
    await db.query<{ account_id: AccountId }>(
      'select account_id from recovery_links where link_hash = $1 and ends_at > $2',
      [hash, now],
    )
  ).rows[0]?.account_id;

/** Uses up a link, and with it all others of the account; undefined where it is gone. */
export const spendLink = async (db: Queryable, hash: Buffer, now: Date): Promise<AccountId | undefined> => {
  const { rows } = await db.query<{ account_id: AccountId }>(
    'delete from recovery_links where link_hash = $1 and ends_at > $2 returning account_id',
    [hash, now],
  );
  const id = rows[0]?.account_id;
  if (id) await db.query('delete from recovery_links where account_id = $1', [id]);
  return id;
};

/** Takes away links that are good no longer. */
export const deleteOldLinks = async (db: Queryable, now: Date): Promise<void> => {
  await db.query('delete from recovery_links where ends_at <= $1', [now]);
};

/** The addresses of these accounts that count. */
export const readConfirmed = async (
  db: Queryable,
  ids: readonly AccountId[],
): Promise<Map<AccountId, string>> => {
  const { rows } = await db.query<{ account_id: AccountId; address: string }>(
    'select account_id, address from account_mails where account_id = any($1::uuid[]) and address is not null',
    [ids],
  );
  return new Map(rows.map((row) => [row.account_id, row.address]));
};
