import type { AccountId } from '@maru/contract';
import type { Queryable } from '../db/index.ts';

/** A column of the database as it stands. */
export interface Column {
  table: string;
  column: string;
  type: string;
}

/** Every column of every table; a table that lies in parts is one. */
export const listColumns = async (db: Queryable): Promise<Column[]> =>
  (
    await db.query<Column>(
      `select c.table_name as "table", c.column_name as "column", c.udt_name as type
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
         and not exists (select 1 from pg_inherits where inhrelid = format('%I.%I', c.table_schema, c.table_name)::regclass)
       order by 1, c.ordinal_position`,
    )
  ).rows;

/** The rows of a table that name an account in this column. */
export const readHeld = async (
  db: Queryable,
  { table, column, columns }: { table: string; column: string; columns: readonly string[] },
  accountId: AccountId,
): Promise<Record<string, unknown>[]> =>
  (
    await db.query<Record<string, unknown>>(
      `select ${columns.join(', ')} from ${table} where ${column} = $1 limit 200000`,
      [accountId],
    )
  ).rows;

/** Takes away the rows of a table that name an account in this column. */
export const deleteHeld = async (
  db: Queryable,
  { table, column }: { table: string; column: string },
  accountId: AccountId,
): Promise<void> => {
  await db.query(`delete from ${table} where ${column} = $1`, [accountId]);
};

/** Takes an account out of a column, and leaves the rows. */
export const clearHeld = async (
  db: Queryable,
  { table, column }: { table: string; column: string },
  accountId: AccountId,
): Promise<void> => {
  await db.query(`update ${table} set ${column} = null where ${column} = $1`, [accountId]);
};

/** Takes out of a column of JSON what it says of a person beside their id. */
export const clearJson = async (
  db: Queryable,
  { table, column }: { table: string; column: string },
  { accountId, called }: { accountId: AccountId; called: string },
): Promise<void> => {
  await db.query(
    `update ${table} set ${column} = without_person(${column}, $1, $2)
     where strpos(${column}::text, $1) > 0 and without_person(${column}, $1, $2) <> ${column}`,
    [accountId, called],
  );
};
