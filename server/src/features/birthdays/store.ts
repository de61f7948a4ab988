import type { AccountId, Birthday, BirthdayAudience } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A birthday as it is kept. */
export interface BirthdayRow extends Birthday {
  account_id: AccountId;
  shown_to: BirthdayAudience;
}

/** Somebody's own birthday. */
export const readBirthday = async (db: Queryable, me: AccountId): Promise<BirthdayRow | undefined> =>
  (
    await db.query<BirthdayRow>(
      'select account_id, month, day, year, lunar, shown_to from birthdays where account_id = $1',
      [me],
    )
  ).rows[0];

/** Keeps a birthday. */
export const saveBirthday = async (db: Queryable, row: BirthdayRow & { nextOn: string }): Promise<void> => {
  await db.query(
    `insert into birthdays (account_id, month, day, year, lunar, shown_to, next_on) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (account_id) do update set month = excluded.month, day = excluded.day, year = excluded.year,
       lunar = excluded.lunar, shown_to = excluded.shown_to, next_on = excluded.next_on`,
    [row.account_id, row.month, row.day, row.year, row.lunar, row.shown_to, row.nextOn],
  );
};

/** Forgets a birthday. */
export const deleteBirthday = async (db: Queryable, me: AccountId): Promise<void> => {
  await db.query('delete from birthdays where account_id = $1', [me]);
};

/** Friends f of a reader who tell them of their birthday b: entered, shown to them, and neither side keeps the other away. */
const told = `join birthdays b on b.account_id = f.friend_id and b.shown_to <> 'nobody'
     join accounts a on a.account_id = f.friend_id and a.kind = 'person' and a.leaves_at is null
   where not f.hidden
     and (b.shown_to = 'addedMe' or exists (select 1 from friends o where o.account_id = f.friend_id and o.friend_id = f.account_id))
     and not exists (select 1 from blocks x where x.account_id = f.friend_id and x.blocked_id = f.account_id)`;

/** The birthdays of which somebody's friends tell them. */
export const readFriendsBirthdays = async (db: Queryable, reader: AccountId): Promise<BirthdayRow[]> =>
  (
    await db.query<BirthdayRow>(
      `select b.account_id, b.month, b.day, b.year, b.lunar, b.shown_to from friends f ${told} and f.account_id = $1`,
      [reader],
    )
  ).rows;

/** Notes where somebody is. */
export const saveZone = async (db: Queryable, me: AccountId, zone: string): Promise<void> => {
  await db.query(
    `insert into birthday_readers as r (account_id, zone) values ($1, $2)
     on conflict (account_id) do update set zone = excluded.zone where r.zone <> excluded.zone`,
    [me, zone],
  );
};

/** Zones in which somebody is to be told. */
export const readZones = async (db: Queryable): Promise<string[]> =>
  (await db.query<{ zone: string }>('select distinct zone from birthday_readers')).rows.map(
    (row) => row.zone,
  );

/**
 * Takes some of those in a zone who have not been told of a day on which friends of theirs have birthdays: who is taken is
 * noted as told in the same moment, so that nobody is told twice.
 */
export const takeReaders = async (
  tx: Tx,
  { zone, date, limit }: { zone: string; date: string; limit: number },
): Promise<{ reader: AccountId; friends: AccountId[] }[]> =>
  (
    await tx.query<{ reader: AccountId; friends: AccountId[] }>(
      `with due as (
         select f.account_id as reader, array_agg(f.friend_id order by f.friend_id) as friends
         from birthday_readers r join friends f on f.account_id = r.account_id
         ${told} and b.next_on = $2 and r.zone = $1 and r.told_on is distinct from $2
           and coalesce((select (n.settings ->> 'birthdays')::boolean from notification_settings n where n.account_id = r.account_id), true)
         group by f.account_id limit $3
       ), taken as (
         update birthday_readers r set told_on = $2 from due
         where r.account_id = due.reader and r.told_on is distinct from $2 returning r.account_id
       )
       select due.reader, due.friends from due join taken on taken.account_id = due.reader`,
      [zone, date, limit],
    )
  ).rows;

/** Birthdays that are over everywhere: their next day is to be found. */
export const readPast = async (db: Queryable, before: string, limit: number): Promise<BirthdayRow[]> =>
  (
    await db.query<BirthdayRow>(
      'select account_id, month, day, year, lunar, shown_to from birthdays where next_on < $1 limit $2',
      [before, limit],
    )
  ).rows;

/** Notes the next day of a birthday, unless it was changed meanwhile. */
export const saveNext = async (db: Queryable, row: BirthdayRow, nextOn: string): Promise<void> => {
  await db.query(
    'update birthdays set next_on = $5 where account_id = $1 and month = $2 and day = $3 and lunar = $4',
    [row.account_id, row.month, row.day, row.lunar, nextOn],
  );
};
