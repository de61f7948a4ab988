import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../platform/config/index.ts';
import { listen, listMigrations, poolSize } from '../../platform/db/index.ts';
import {
  isSealed,
  readFacts,
  readMigrations,
  tellNothing,
  writeDurably,
  type DatabaseFacts,
} from '../../platform/examine/store.ts';
import { keyFileOf, openKeys, requireSameKey } from '../../platform/keys/index.ts';
import { attempt, bad, gigabytes, ok, warning, wordsOf, type Finding, type Look } from './finding.ts';

/** Beside its pool: two for commits, one that listens, one for its lease. */
const connectionsOfProcess = poolSize + 4;

/** What of a database's own settings is not as Maru needs it. Pure. */
export const judgeFacts = (facts: DatabaseFacts, processes: number): Finding[] => {
  const found: Finding[] = [];
  const lossy = (name: string, mend: string) =>
    found.push(bad(`database.${name}`, `${name} is off: what was acknowledged can be lost.`, mend));
  if (facts.version < 160_000)
    found.push(bad('database.version', `It is PostgreSQL ${facts.shownVersion}.`, 'Use 16 or newer.'));
  if (facts.encoding !== 'UTF8')
    found.push(
      bad(
        'database.encoding',
        `Its encoding is ${facts.encoding}: it cannot keep every letter.`,
        'Make a new database with encoding UTF8, and restore a backup into it.',
      ),
    );
  if (facts.fsync !== 'on') lossy('fsync', 'Set fsync = on in postgresql.conf, and reload.');
  if (facts.fullPageWrites !== 'on') lossy('full_page_writes', 'Set full_page_writes = on, and reload.');
  if (['off', 'local'].includes(facts.synchronousCommit))
    lossy('synchronous_commit', 'Set synchronous_commit = on (for the database and the user, too).');
  if (facts.inRecovery)
    found.push(
      bad(
        'database.role',
        'It is a replica: nothing can be written.',
        'Let DATABASE_URL lead to the primary.',
      ),
    );
  if (facts.checksums !== 'on')
    found.push(
      warning(
        'database.checksums',
        'It has no checksums: a disk that lies goes unnoticed.',
        'pg_checksums --enable, while it is stopped.',
      ),
    );
  const needed = Math.max(1, processes) * connectionsOfProcess + facts.reserved;
  const room = `${facts.maxConnections} connections are allowed, ${facts.connections} are open, ${needed} may be needed by ${Math.max(1, processes)} processes.`;
  found.push(
    needed > facts.maxConnections
      ? bad(
          'database.connections',
          room,
          `Set max_connections to ${needed + 20} or more, and restart PostgreSQL.`,
        )
      : ok('database.connections', room),
  );
  if (!found.some(({ state }) => state === 'bad'))
    found.unshift(
      ok('database.settings', `PostgreSQL ${facts.shownVersion}, ${gigabytes(facts.bytes)}, durable, UTF-8.`),
    );
  return found;
};

/** Clocks of a database and of this machine: codes that are good for half a minute need them alike. Pure. */
export const judgeClock = (skewMs: number): Finding => {
  const says = `The clocks of the database and of this machine are ${(Math.abs(skewMs) / 1_000).toFixed(1)} s apart.`;
  const mend = 'Let both machines keep their time by NTP (chrony, systemd-timesyncd).';
  if (Math.abs(skewMs) > 30_000) return bad('database.clock', says, mend);
  if (Math.abs(skewMs) > 2_000) return warning('database.clock', says, mend);
  return ok('database.clock', says);
};

const lookAtDisk: Look = async ({ db }) => {
  const times: number[] = [];
  for (let at = 0; at < 5; at++) {
    const began = performance.now();
    await writeDurably(db!);
    times.push(performance.now() - began);
  }
  const middle = times.toSorted((one, other) => one - other)[2] as number;
  const says = `A write is on the disk of the database after ${middle.toFixed(1)} ms.`;
  return [
    middle > 50
      ? warning(
          'database.disk',
          says,
          'Every message waits so long: give the WAL a faster disk, and end what competes for it.',
        )
      : ok('database.disk', says),
  ];
};

const lookAtMigrations: Look = async ({ db }) => {
  const [wanted, done] = [await listMigrations(), await readMigrations(db!)];
  const pending = wanted.filter((name) => !done.includes(name));
  const later = done.filter((name) => !wanted.includes(name));
  if (later.length > 0)
    return [
      warning(
        'database.migrations',
        `A newer version has been at this database (${later.at(-1)}).`,
        'Run the newer version; this one may not know everything that is there.',
      ),
    ];
  return [
    pending.length > 0
      ? warning(
          'database.migrations',
          `${pending.length} migrations are to come (${pending[0]} …).`,
          'Start this version on it once.',
        )
      : ok('database.migrations', 'Its tables are those of this version.'),
  ];
};

/** Does news that one connection tells reach another? A pooler in transaction mode loses it. */
const lookAtNews: Look = async ({ db }) => {
  const channel = `maru_doctor_${process.pid}`;
  let heard = false;
  const ear = listen(db!.url, channel, { hear: () => (heard = true), onBack: () => undefined });
  try {
    for (let waited = 0; waited < 3_000 && !heard; waited += 50) {
      if (ear.isUp()) await tellNothing(db!, channel);
      await sleep(50);
    }
  } finally {
    await ear.close();
  }
  return [
    heard
      ? ok('database.news', 'News (LISTEN, NOTIFY) goes through.')
      : bad(
          'database.news',
          'News (LISTEN, NOTIFY) does not go through: settings, sessions and blocks change late elsewhere.',
          'Let DATABASE_URL lead to PostgreSQL itself, or to a pooler in session mode.',
        ),
  ];
};

const lookAtKey: Look = async ({ config, db }) => {
  // A key that is not there would be made by this look.
  if (!config.hostKey && !existsSync(keyFileOf(config.dataDir)))
    return (await isSealed(db!))
      ? [
          bad(
            'database.key',
            `The database is sealed with a key, and ${keyFileOf(config.dataDir)} is not there: this host would not start again.`,
            'Bring that file back from a backup before you stop or start it, or give HOST_KEY; if it is lost for good: `maru key renew`.',
          ),
        ]
      : [];
  await requireSameKey(db!, await openKeys(config));
  return [ok('database.key', 'It is sealed with the key of this host.')];
};

/** What to do about a database that lets nobody in, by how it says so. */
const mendsByCode: readonly [code: RegExp, mend: string][] = [
  [/^28P01$/, 'Correct the user or the password in DATABASE_URL.'],
  [/^28000$/, 'Let pg_hba.conf of that PostgreSQL let this user in from this machine, and reload it.'],
  [/^3D000$/, 'Make that database (createdb, with encoding UTF8), or correct its name in DATABASE_URL.'],
  [/^53300$/, 'It has no connection left: raise max_connections, or run fewer processes.'],
  [/^57P03$/, 'It is starting or stopping: wait a moment, then look into its own log.'],
  [
    /CERT_HAS_EXPIRED/,
    'The certificate of that PostgreSQL has run out: renew it (ssl_cert_file), and reload PostgreSQL.',
  ],
  [
    /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(VERIFY|GET)/,
    'The certificate of that PostgreSQL is not one that is trusted here: let it be for its name, and name its authority (sslrootcert in DATABASE_URL, or NODE_EXTRA_CA_CERTS).',
  ],
  [/^ENOTFOUND|EAI_AGAIN/, 'Nobody knows that name: correct the host in DATABASE_URL, or mend the DNS.'],
  [
    /^ECONNREFUSED/,
    'Nobody listens there: start PostgreSQL; check host and port in DATABASE_URL, and listen_addresses or unix_socket_directories.',
  ],
];

const judgeNoDatabase = (config: Config, why: unknown): Finding => {
  if (!config.databaseUrl && why === undefined)
    return bad(
      'database',
      `There is no host in ${config.dataDir} yet.`,
      'Name its folder with --data, or start Maru once.',
    );
  const { syscall, errors, ...error } = (why ?? {}) as {
    code?: string;
    syscall?: string;
    errors?: { code?: string }[];
  };
  const code = error.code ?? errors?.[0]?.code ?? '';
  // A socket that is not there is a port at which nobody listens; a certificate that is not there is not.
  const said = code === 'ENOENT' && syscall === 'connect' ? 'ECONNREFUSED' : code;
  const known = mendsByCode.find(([pattern]) => pattern.test(said));
  if (!config.databaseUrl)
    return bad(
      'database',
      `The embedded database does not start: ${wordsOf(why)}.`,
      `Look at the room on the disk, and who owns ${config.dataDir}/postgresql; with a backup, bring it back into another folder (maru restore).`,
    );
  const words = wordsOf(why).replace(/\.$/, '');
  return bad(
    'database',
    `The database does not let us in: ${words}.`,
    known?.[1] ?? 'Start it; check DATABASE_URL, the network and the password.',
  );
};

/** Looks at the database: how it is set, whether it keeps what it was given, whether it can be heard. */
export const lookAtDatabase: Look = async (patient) => {
  const { db, config, processes, whyNoDb } = patient;
  if (!db) return [judgeNoDatabase(config, whyNoDb)];
  const before = Date.now();
  let facts: DatabaseFacts;
  try {
    facts = await readFacts(db);
  } catch (error) {
    return [
      bad(
        'database',
        `It does not say how it is set: ${wordsOf(error)}.`,
        'Let the user of DATABASE_URL own its database.',
      ),
    ];
  }
  const middle = (before + Date.now()) / 2;
  const migrated = await attempt('database.migrations', 'Start Maru on it once.', () =>
    lookAtMigrations(patient),
  );
  const rest = await Promise.all([
    attempt('database.disk', 'Look at the disk of the database.', () => lookAtDisk(patient)),
    attempt('database.news', 'Let DATABASE_URL lead to PostgreSQL itself.', () => lookAtNews(patient)),
    attempt(
      'database.key',
      'Bring back the key of this host; see "The key of the host" in docs/operating.md.',
      () => lookAtKey(patient),
    ),
  ]);
  return [
    ...judgeFacts(facts, processes.length),
    judgeClock(facts.now.getTime() - middle),
    ...migrated,
    ...rest.flat(),
  ];
};
