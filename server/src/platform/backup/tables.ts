import type { Queryable } from '../db/index.ts';

/** A table with the columns that are copied; what the database makes by itself is left out. */
export interface CopiedTable {
  name: string;
  columns: string[];
}

/** Every table but the list of migrations, those that others point to first. */
export const listTables = async (db: Queryable): Promise<CopiedTable[]> => {
  const tables = await db.query<CopiedTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migrations' group by c.relname order by c.relname`,
  );
  const links = await db.query<{ from_table: string; to_table: string }>(
    `select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table
     from pg_constraint where contype = 'f'`,
  );
  const ordered: CopiedTable[] = [];
  const place = (table: CopiedTable): void => {
    if (ordered.includes(table)) return;
    for (const { to_table } of links.rows.filter((link) => link.from_table === table.name)) {
      const other = tables.rows.find(({ name }) => name === to_table && name !== table.name);
      if (other) place(other);
    }
    ordered.push(table);
  };
  for (const table of tables.rows) place(table);
  return ordered;
};

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `COPY` of a table, one way or the other. */
export const copySql = ({ name, columns }: CopiedTable, way: 'to stdout' | 'from stdin'): string =>
  `copy ${quote(name)} (${columns.map(quote).join(', ')}) ${way}`;

/** Takes away what the migrations have put into a new table. */
export const emptySql = ({ name }: CopiedTable): string => `delete from ${quote(name)}`;

/** Takes the triggers of a table off, or puts them on again. */
export const guardSql = ({ name }: CopiedTable, way: 'disable' | 'enable'): string =>
  `alter table ${quote(name)} ${way} trigger user`;
