import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Whoever looks for somebody; undefined where they are not signed in. */
export type Seeker = AccountId | undefined;

/**
 * One question for each way, which is the same whether there is nobody, or somebody who does not let themselves be
 * found so: the answer and the work for it are one. `$2` is who looks. Somebody always finds themselves, and friends,
 * whoever of the two added the other.
 */
const findable = (setting: string): string =>
  `p.kind = 'person' and p.leaves_at is null and (coalesce(p.settings ->> '${setting}', 'true') = 'true' or p.account_id = $2
   or exists (select from friends f where f.account_id = $2 and f.friend_id = p.account_id)
   or exists (select from friends f where f.account_id = p.account_id and f.friend_id = $2))`;

const first = async (
  db: Queryable,
  sql: string,
  values: readonly unknown[],
): Promise<AccountId | undefined> =>
  (await db.query<{ account_id: AccountId }>(sql, [...values])).rows[0]?.account_id;

/** Whose handle this is, for whoever may find them by it. */
export const findByHandle = (db: Queryable, handle: string, seeker: Seeker): Promise<AccountId | undefined> =>
  first(db, `select p.account_id from accounts p where p.handle = $1 and ${findable('findByHandle')}`, [
    handle,
    seeker ?? null,
  ]);

/** Whose own link this code is, for whoever may find them by it. */
export const findByLink = (db: Queryable, code: string, seeker: Seeker): Promise<AccountId | undefined> =>
  first(db, `select p.account_id from accounts p where p.link_code = $1 and ${findable('findByLink')}`, [
    code,
    seeker ?? null,
  ]);

/**
 * Whose e-mail address this is: one that was confirmed, of somebody who lets themselves be found by it. Not even
 * friends are an exception, for it would tell them the address. Of several accounts with one address, the one that
 * confirmed it last.
 */
export const findByMail = (db: Queryable, address: string, seeker: Seeker): Promise<AccountId | undefined> =>
  first(
    db,
    `select p.account_id from account_mails m join accounts p using (account_id)
     where lower(m.address) = lower($1) and p.kind = 'person' and p.leaves_at is null
       and (p.settings ->> 'findByMail' = 'true' or p.account_id = $2)
     order by m.confirmed_at desc nulls last limit 1`,
    [address, seeker ?? null],
  );
