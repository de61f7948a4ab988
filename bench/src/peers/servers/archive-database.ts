import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { overTcp } from '@maru/testing';
import pg from 'pg';
import { openThrowaway } from '../../undertaker.ts';
import { words } from '../lines/line.ts';
import { listedGroups, type Sizes } from '../world.ts';

/** The database that ejabberd keeps accounts, contacts and its archive in. */
export interface ArchiveDatabase {
  /** Makes the tables as ejabberd's package describes them, and fills them. */
  prepare(sizes: Sizes): Promise<void>;
  start(): Promise<{ url: URL; pid: number; stop(): Promise<void> }>;
  remove(): Promise<void>;
}

// A name that the compiler does not follow: the server is no part of what the load generator is built from.
const embedded: string = '@maru/server/platform/embedded-postgres';
interface PostgresModule {
  startEmbeddedPostgres(
    dataDir: string,
    progress: (words: string) => void,
  ): Promise<{ url: string; stop(): Promise<void> }>;
}

const tables = '/usr/share/ejabberd/sql/pg.sql';

const fill = async (db: pg.Client, sizes: Sizes): Promise<void> => {
  const count = sizes.sessions + 1;
  await db.query(
    `insert into users (username, password) select 'p' || n, 'secret' from generate_series(0, $1::int - 1) n`,
    [count],
  );
  // Ten contacts each whose presence nobody asked for: presence would be more work than Maru does here.
  await db.query(
    `insert into rosterusers (username, jid, nick, subscription, ask, askmessage, server, subscribe, type)
     select 'p' || n, 'p' || (n + 131 * k) % $1 || '@localhost', 'Person ' || (n + 131 * k) % $1, 'N', 'N', '', 'N', '', 'item'
     from generate_series(0, $1::int - 1) n, generate_series(1, 10) k on conflict do nothing`,
    [count],
  );
  const keep = `insert into archive (username, timestamp, peer, bare_peer, xml, txt, kind, nick)
     select me, at, other || '@localhost/b', other || '@localhost',
       '<message xml:lang=''en'' to=''' || me || '@localhost'' from=''' || other || '@localhost/b'' type=''chat'' id=''seed-' || at || ''' xmlns=''jabber:client''><body>' || $1 || '</body></message>',
       $1, 'chat', ''`;
  const beginning = "(extract(epoch from now() - interval '7 days') * 1000000)::bigint";
  const groups = listedGroups(sizes);
  await db.query(
    `${keep} from (select 'p' || m as me, 'p' || o as other, ${beginning} + (n * 1000000 + ord) * 60 + m as at
       from unnest($2::int[], $3::int[]) with ordinality as g(m, o, ord), generate_series(1, $4::int) n) as lines`,
    [
      words,
      groups.flatMap((members) => members),
      groups.flatMap((members) => members.map(() => members[0])),
      sizes.messagesEach,
    ],
  );
  await db.query(
    `${keep} from (select 'p' || $2::int as me, 'p' || c as other, ${beginning} + (n * 1000 + c) * 60 as at
       from generate_series(0, $3::int - 1) c, generate_series(1, $4::int) n order by at) as lines`,
    [words, sizes.sessions, sizes.missedChats, sizes.missedEach],
  );
  await db.query('vacuum analyze');
};

/** The same server program with the same settings as Maru's own database. */
export const openArchiveDatabase = async (): Promise<ArchiveDatabase> => {
  const { startEmbeddedPostgres } = (await import(embedded)) as PostgresModule;
  const folder = await openThrowaway('archive');
  const start = async () => {
    const { url, stop } = await startEmbeddedPostgres(folder.path, () => undefined);
    const note = await readFile(join(folder.path, 'postgresql/postmaster.pid'), 'utf8');
    return { url: overTcp(url), pid: Number.parseInt(note, 10), stop };
  };
  let isFilled = false;
  return {
    async prepare(sizes) {
      if (isFilled) return;
      isFilled = true;
      const { url, stop } = await start();
      const db = new pg.Client({ connectionString: url.href });
      await db.connect();
      try {
        await db.query(await readFile(tables, 'utf8'));
        await fill(db, sizes);
      } finally {
        await db.end();
        await stop();
      }
    },
    start,
    remove: folder.remove,
  };
};
