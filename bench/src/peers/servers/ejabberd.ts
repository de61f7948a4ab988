import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort, findProgram } from '@maru/testing';
import { cpuSecondsOf, rssOf } from '../../processes.ts';
import { openThrowaway } from '../../undertaker.ts';
import { xmppWorld } from '../world.ts';
import { openArchiveDatabase, type ArchiveDatabase } from './archive-database.ts';
import type { NotRun, Peer } from './peer.ts';
import { giveTo, packageVersion, runAs, startPeer, stopPeer } from './programs.ts';

/** YAML reads JSON too. */
const configOf = (port: number, url: URL, { archive, members }: { archive: boolean; members: number }) =>
  JSON.stringify({
    hosts: ['localhost'],
    loglevel: 'error',
    log_rotate_size: 'infinity',
    listen: [
      {
        port,
        ip: '127.0.0.1',
        module: 'ejabberd_c2s',
        max_stanza_size: 262_144,
        shaper: 'none',
        backlog: 1_024,
      },
    ],
    auth_method: 'sql',
    auth_password_format: 'plain',
    sql_type: 'pgsql',
    sql_server: url.hostname,
    sql_port: Number(url.port),
    sql_database: 'postgres',
    sql_username: url.username,
    sql_password: url.password,
    max_fsm_queue: 100_000,
    modules: {
      mod_roster: { db_type: 'sql' },
      mod_stream_mgmt: { max_ack_queue: 100_000 },
      mod_disco: {},
      ...(archive && { mod_mam: { db_type: 'sql', default: 'always' } }),
      mod_muc: {
        db_type: 'mnesia',
        access: 'all',
        access_create: 'all',
        history_size: 0,
        max_users: members + 100,
        max_user_conferences: 1_000,
        default_room_options: {
          max_users: members + 100,
          presence_broadcast: [],
          mam: archive,
          logging: false,
        },
      },
    },
  });

/** Where Debian keeps the libraries of Erlang programs, as its own ejabberdctl says. */
const findLibraries = async (): Promise<string | undefined> =>
  /^ERL_LIBS='?([^'\n]+)/m.exec(await readFile('/usr/sbin/ejabberdctl', 'utf8'))?.[1];

const startEjabberd = async (
  database: ArchiveDatabase,
  { archive, members }: { archive: boolean; members: number },
) => {
  const user = await runAs(['ejabberd']);
  const folder = await openThrowaway('ejabberd');
  const db = await database.start();
  const port = await findFreePort();
  const libraries = await findLibraries();
  const file = (name: string) => join(folder.path, name);
  await mkdir(file('mnesia'));
  await mkdir(file('logs'));
  await writeFile(file('ejabberd.yml'), configOf(port, db.url, { archive, members }), { mode: 0o600 });
  await giveTo(user, [folder.path, file('mnesia'), file('logs'), file('ejabberd.yml')]);
  // Without a name of its own the node needs no epmd, which would outlive it. The rest is as ejabberdctl has it.
  const child = await startPeer(
    [
      'erl',
      '+K',
      'true',
      '+P',
      '250000',
      '+Q',
      '65536',
      '-noinput',
      '-mnesia',
      'dir',
      `"${file('mnesia')}"`,
      '-s',
      'ejabberd',
    ],
    {
      port,
      user,
      cwd: folder.path,
      env: {
        ...(libraries !== undefined && { ERL_LIBS: libraries }),
        ERL_CRASH_DUMP: '/dev/null',
        EJABBERD_CONFIG_PATH: file('ejabberd.yml'),
        EJABBERD_LOG_PATH: file('logs/ejabberd.log'),
      },
    },
  );
  return {
    port,
    rss: () => rssOf(child.pid as number),
    cpu: () => cpuSecondsOf([child.pid as number, db.pid]),
    async stop() {
      await stopPeer(child);
      await db.stop();
      await folder.remove();
    },
  };
};

const about = (archive: boolean) => ({
  acknowledged: archive
    ? 'stream management <a/>: the message is in the archive in PostgreSQL (fsync); in rooms: the sender has it back from the room, which archives first'
    : 'stream management <a/>: the process of the session has taken it; nothing is on disk',
  kept: archive ? "one-to-one once for each side, in rooms once in the room's archive" : 'nothing',
  settings: `erl +K true as ejabberdctl runs it, accounts and contacts in PostgreSQL, mod_stream_mgmt, ${archive ? 'mod_mam default: always in PostgreSQL, ' : 'no mod_mam, '}rooms without presence broadcast, no shapers, TCP, no TLS`,
});

/** ejabberd with its archive in PostgreSQL, and ejabberd that keeps nothing; both over one database. */
export const openEjabberds = async (): Promise<(Peer | NotRun)[]> => {
  const names = ['ejabberd+archive', 'ejabberd'] as const;
  const version = packageVersion('ejabberd');
  const driver = packageVersion('erlang-p1-pgsql');
  if (!version || !driver || !findProgram('erl'))
    return names.map((name) => ({
      name,
      why: 'the Debian packages ejabberd and erlang-p1-pgsql are not installed',
    }));
  const database = await openArchiveDatabase();
  return names.map((name) => {
    const archive = name === 'ejabberd+archive';
    let members = 0;
    return {
      name,
      version: `ejabberd ${version}, erlang-p1-pgsql ${driver}, Erlang ${packageVersion('erlang-base')}`,
      ...about(archive),
      async prepare(sizes) {
        members = Math.max(...sizes.rooms, 200);
        await database.prepare(sizes);
        return xmppWorld(sizes, archive);
      },
      start: () => startEjabberd(database, { archive, members }),
      remove: () => database.remove(),
    };
  });
};
