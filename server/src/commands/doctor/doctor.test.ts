import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createSocket } from 'node:dgram';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestS3, startTestServer, type TestServer } from '@maru/testing';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { features } from '../../main.ts';
import type { House } from '../../platform/house.ts';
import { runCommand } from '../run-command.ts';
import type { Finding } from './finding.ts';
import { readRelay } from './look-at-calls.ts';
import { judgeClock, judgeFacts } from './look-at-database.ts';
import { mendDoor } from './look-at-door.ts';
import { judgeSpace } from './look-at-folders.ts';
import { judgeFigures, lateJobs, readFigures } from './look-at-work.ts';

let server: TestServer<House>;
let folder: string;

beforeAll(async () => {
  server = await startTestServer<House>();
  folder = await mkdtemp(join(tmpdir(), 'maru-doctor-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The settings of the host of the test. */
const settingsHere = () => ({
  DATABASE_URL: server.house.db.url,
  DATA_DIR: folder,
  PORT: new URL(server.url).port,
  MEDIA: 'off',
});

/** Lets the doctor look at the host of the test, with some settings changed. */
const look = async (settings: Record<string, string> = {}) => {
  const said: string[] = [];
  const say = (words: string) => void said.push(words);
  const env = { ...settingsHere(), ...settings };
  const code = await runCommand(['doctor', '--json'], { env, say, complain: say, features });
  const { findings } = JSON.parse(said.join('\n')) as { findings: Finding[] };
  return { code, findings };
};

const stateOf = (findings: readonly Finding[], check: string) =>
  findings.find((one) => one.check === check)?.state;

const listening = (http: Server): Promise<string> =>
  new Promise((done) =>
    http.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)),
  );

describe('a host that runs', () => {
  it('is well but for what this test has made it lack: a durable disk, a backup, a key', async () => {
    const { findings, code } = await look();
    const bads = findings.filter(({ state }) => state === 'bad').map(({ check }) => check);
    // The database of tests writes nothing through to the disk.
    expect(bads.toSorted()).toEqual([
      'database.fsync',
      'database.full_page_writes',
      'database.key',
      'database.synchronous_commit',
    ]);
    expect(code).toBe(1);
    for (const check of [
      'folders.data',
      'database.clock',
      'database.migrations',
      'database.news',
      'database.disk',
      'door.address',
      'door.socket',
      'work.processes',
      'work.jobs',
    ])
      expect([check, stateOf(findings, check)]).toEqual([check, 'ok']);
    expect(stateOf(findings, 'backups.age')).toBe('warning');
    for (const { state, says, mend } of findings) {
      expect(says).toMatch(/\.$/);
      expect(state === 'ok' || Boolean(mend)).toBe(true);
    }
  });

  it('is told of in words, too', async () => {
    const said: string[] = [];
    const say = (words: string) => void said.push(words);
    expect(await runCommand(['doctor'], { env: settingsHere(), say, complain: say, features })).toBe(1);
    expect(said.join('\n')).toMatch(/✗ database\.fsync .*\n +→ Set fsync = on/);
    expect(said.at(-1)).toMatch(/^\n4 bad, \d+ to look at, \d+ well\.$/);
  });
});

describe('it finds', () => {
  it('settings that cannot be read, and looks no further', async () => {
    expect(await look({ PORT: 'door' })).toMatchObject({
      code: 1,
      findings: [{ check: 'settings', state: 'bad' }],
    });
  });

  it('settings that contradict each other, and what a cluster does not share', async () => {
    const { findings } = await look({
      TURN_URL: 'turn:127.0.0.1:1',
      NATS_URL: 'nats://127.0.0.1:1',
      VAPID_PUBLIC_KEY: 'x',
    });
    expect(stateOf(findings, 'settings.calls')).toBe('bad');
    expect(stateOf(findings, 'settings.hostKey')).toBe('bad');
    expect(stateOf(findings, 'settings.pushKeys')).toBe('bad');
    expect(stateOf(findings, 'lines.nats')).toBe('bad');
    expect(stateOf(findings, 'calls.relay')).toBe('bad');
  });

  it('a database that is away or lets nobody in, and says what to do about each', async () => {
    const { findings } = await look({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
    expect(stateOf(findings, 'database')).toBe('bad');
    expect(stateOf(findings, 'work.processes')).toBe('warning');
    const mendOf = async (change: (url: URL) => void) => {
      const url = new URL(server.house.db.url);
      change(url);
      const { findings: found } = await look({ DATABASE_URL: url.href });
      return found.find(({ check }) => check === 'database')?.mend;
    };
    expect(await mendOf((url) => (url.port = '1'))).toMatch(/Nobody listens there/);
    expect(await mendOf((url) => (url.search = 'sslmode=verify-full&sslrootcert=/none'))).not.toMatch(
      /Nobody listens there/,
    );
    expect(await mendOf((url) => (url.password = 'wrong'))).toMatch(/the user or the password/);
    expect(await mendOf((url) => (url.pathname = '/none-such'))).toMatch(/Make that database/);
  });

  it('migrations that are to come, and those of a newer version', async () => {
    const { db } = server.house;
    const { rows } = await db.query<{ name: string }>(
      'select name from migrations order by name desc limit 1',
    );
    const last = rows[0]!.name;
    await db.query('delete from migrations where name = $1', [last]);
    onTestFinished(async () => {
      await db.query("delete from migrations where name = '9999_later.sql'");
      await db.query('insert into migrations (name) values ($1) on conflict do nothing', [last]);
    });
    expect(stateOf((await look()).findings, 'database.migrations')).toBe('warning');
    await db.query("insert into migrations (name) values ($1), ('9999_later.sql')", [last]);
    const { findings } = await look();
    expect(findings.find(({ check }) => check === 'database.migrations')?.says).toContain('newer');
  });

  it('a key that others can read', async () => {
    await mkdir(join(folder, 'keys'));
    const file = join(folder, 'keys', 'host.key');
    await writeFile(file, `${Buffer.alloc(32).toString('base64url')}\n`, { mode: 0o644 });
    onTestFinished(() => rm(join(folder, 'keys'), { recursive: true }));
    const { findings } = await look();
    expect(stateOf(findings, 'folders.key')).toBe('bad');
    // And it is another than the database was sealed with.
    expect(stateOf(findings, 'database.key')).toBe('bad');
    await chmod(file, 0o600);
    expect(stateOf((await look()).findings, 'folders.key')).toBe('ok');
  });

  it('a data folder that cannot be written to', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const { findings } = await look({ DATA_DIR: join(folder, 'a-file', 'below') });
    expect(stateOf(findings, 'folders.data')).toBe('bad');
  });

  it('a backup folder that is not there, an empty one, and one of another host', async () => {
    const backups = join(folder, 'backups');
    expect(stateOf((await look({ BACKUP_DIR: backups })).findings, 'backups.reach')).toBe('bad');
    await mkdir(backups);
    const { findings } = await look({ BACKUP_DIR: backups });
    expect(stateOf(findings, 'backups.reach')).toBe('ok');
    expect(stateOf(findings, 'backups.disk')).toBe('warning');
    expect(stateOf(findings, 'backups.age')).toBe('bad');
    await writeFile(join(backups, 'maru-backups.json'), '{"format":1,"systemIdentifier":"1"}');
    expect(stateOf((await look({ BACKUP_DIR: backups })).findings, 'backups.owner')).toBe('bad');
  });

  it('an S3 of backups that is away, whose key is wrong, without that bucket; and says how to mend each', async () => {
    const s3 = await startTestS3();
    onTestFinished(() => s3.stop());
    const at = {
      BACKUP_S3_ENDPOINT: s3.endpoint,
      BACKUP_S3_REGION: s3.region,
      BACKUP_S3_BUCKET: s3.bucket,
      BACKUP_S3_ACCESS_KEY: s3.accessKey,
      BACKUP_S3_SECRET_KEY: s3.secretKey,
    };
    const mendOf = async (settings: Record<string, string>, check = 'backups.reach') =>
      (await look(settings)).findings.find((one) => one.check === check && one.state === 'bad')?.mend;
    expect(stateOf((await look(at)).findings, 'backups.reach')).toBe('ok');
    expect([...s3.objects.keys()]).toEqual([]);
    expect(await mendOf({ ...at, BACKUP_S3_SECRET_KEY: 'another' })).toMatch(/BACKUP_S3_SECRET_KEY/);
    expect(await mendOf({ ...at, BACKUP_S3_BUCKET: 'none-here' })).toMatch(/Make the bucket/);
    expect(await mendOf({ ...at, BACKUP_S3_ENDPOINT: 'http://127.0.0.1:1' })).toMatch(/Start the S3/);
    expect(await mendOf({ ...at, BACKUP_DIR: folder }, 'backups.settings')).toMatch(/operating/);
  });

  it('somebody else behind the public address', async () => {
    const other = createServer((_request, answer) => answer.end('welcome to my shop'));
    onTestFinished(() => void other.close());
    const { findings } = await look({ PUBLIC_URL: await listening(other) });
    expect(stateOf(findings, 'door.address')).toBe('bad');
  });

  it('a proxy that lets no WebSocket through', async () => {
    const pass = async (request: IncomingMessage, answer: ServerResponse) => {
      const said = await fetch(server.url + request.url);
      answer.writeHead(said.status, { 'content-type': 'application/json' }).end(await said.text());
    };
    const proxy = createServer((request, answer) => void pass(request, answer));
    onTestFinished(() => void proxy.close());
    const { findings } = await look({ PUBLIC_URL: await listening(proxy) });
    expect(stateOf(findings, 'door.address')).toBe('ok');
    expect(stateOf(findings, 'door.socket')).toBe('bad');
  });

  it('an S3 that is well, and one to which the key is wrong', async () => {
    const s3 = await startTestS3();
    onTestFinished(() => s3.stop());
    const at = {
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: s3.region,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
    };
    expect(stateOf((await look(at)).findings, 'lines.s3')).toBe('ok');
    expect(stateOf((await look({ ...at, S3_SECRET_KEY: 'another' })).findings, 'lines.s3')).toBe('bad');
  });

  it('a mail server that is well, and one that knows another password', async () => {
    const mails = new SMTPServer({
      hideSTARTTLS: true,
      onAuth: ({ password }, _session, done) =>
        password === 'right' ? done(null, { user: 'x' }) : done(new Error('no')),
    });
    await new Promise<void>((done) => mails.listen(0, '127.0.0.1', done));
    onTestFinished(() => new Promise<void>((done) => mails.close(() => done())));
    const port = (mails.server.address() as AddressInfo).port;
    const at = (password: string) => ({
      SMTP_URL: `smtp://x:${password}@127.0.0.1:${port}`,
      MAIL_FROM: 'maru@example.org',
    });
    expect(stateOf((await look(at('right'))).findings, 'lines.mail')).toBe('ok');
    expect(stateOf((await look(at('wrong'))).findings, 'lines.mail')).toBe('bad');
  });

  it('a relay that answers', async () => {
    const relay = createSocket('udp4');
    relay.on('message', (_asked, { port, address }) => relay.send('anything', port, address));
    await new Promise<void>((done) => relay.bind(0, '127.0.0.1', done));
    onTestFinished(() => void relay.close());
    const { findings } = await look({ TURN_URL: `turn:127.0.0.1:${relay.address().port}`, TURN_SECRET: 'x' });
    expect(stateOf(findings, 'calls.relay')).toBe('ok');
  });
});

describe('what it makes of what it read', () => {
  const facts = {
    version: 180_004,
    shownVersion: '18.4',
    encoding: 'UTF8',
    fsync: 'on',
    fullPageWrites: 'on',
    synchronousCommit: 'on',
    maxConnections: 100,
    reserved: 3,
    connections: 10,
    bytes: 1e9,
    now: new Date(),
    checksums: 'on',
    inRecovery: false,
  };
  const bads = (changed: Partial<typeof facts>, processes = 2) =>
    judgeFacts({ ...facts, ...changed }, processes)
      .filter(({ state }) => state === 'bad')
      .map(({ check }) => check);

  it('a database', () => {
    expect(bads({})).toEqual([]);
    expect(bads({ version: 150_000 })).toEqual(['database.version']);
    expect(bads({ encoding: 'SQL_ASCII' })).toEqual(['database.encoding']);
    expect(bads({ synchronousCommit: 'local' })).toEqual(['database.synchronous_commit']);
    expect(bads({ inRecovery: true })).toEqual(['database.role']);
    expect(bads({}, 8)).toEqual(['database.connections']);
  });

  it('clocks and disks', () => {
    expect([100, -5_000, 60_000].map((skew) => judgeClock(skew).state)).toEqual(['ok', 'warning', 'bad']);
    const space = (free: number, perDay = 0) => judgeSpace('/data', { free, total: 1e12, perDay }).state;
    expect([space(5e8), space(2e9), space(5e10), space(5e10, 1e10)]).toEqual([
      'bad',
      'warning',
      'ok',
      'warning',
    ]);
  });

  it('the figures of processes', () => {
    const page = readFigures(
      '# HELP\nmaru_job_every_seconds{job="a.b"} 5\nmaru_job_last_done_timestamp_seconds{job="a.b"} 1000\nmaru_job_every_seconds{job="c.d"} 600\nmaru_bus_shared 1\nmaru_bus_up 0\nmaru_news_up 0\n',
    );
    expect(lateJobs([page], 1_200)).toEqual([]);
    expect(lateJobs([page], 1_400)).toEqual(['a.b']);
    expect(
      lateJobs([page, readFigures('maru_job_last_done_timestamp_seconds{job="a.b"} 1390')], 1_400),
    ).toEqual([]);
    expect(judgeFigures('Process 1', page).map(({ check }) => check)).toEqual(['work.bus', 'work.news']);
  });

  it('a public address that does not answer', () => {
    const mend = (words: string) => mendDoor('https://talk.example.org', words);
    expect(mend('CERT_HAS_EXPIRED: certificate has expired')).toMatch(/run out: renew it/);
    expect(mend('ERR_TLS_CERT_ALTNAME_INVALID: …')).toMatch(/for talk\.example\.org/);
    expect(mend('ENOTFOUND: getaddrinfo ENOTFOUND talk.example.org')).toMatch(/DNS/);
    expect(mend('ECONNREFUSED: connect ECONNREFUSED')).toMatch(/Start the proxy/);
    expect(mend('no answer within 8 seconds')).toMatch(/firewall/);
    expect(mendDoor(undefined, 'ECONNREFUSED')).toMatch(/--port/);
  });

  it('the address of a relay', () => {
    expect(readRelay('turn:relay.example.org')).toEqual({
      host: 'relay.example.org',
      port: 3478,
      overUdp: true,
    });
    expect(readRelay('turns:[::1]:5349?transport=tcp')).toEqual({ host: '::1', port: 5349, overUdp: false });
  });
});

it('makes up secrets that settings can be made of', async () => {
  const said: string[] = [];
  const say = (words: string) => void said.push(words);
  expect(await runCommand(['secrets', 'make'], { env: {}, say, complain: say, features })).toBe(0);
  const made = Object.fromEntries(said.map((line) => line.split(/=(.*)/s).slice(0, 2))) as Record<
    string,
    string
  >;
  expect(Buffer.from(made.HOST_KEY!, 'base64')).toHaveLength(32);
  const { findings } = await look({
    NATS_URL: 'nats://127.0.0.1:1',
    HOST_KEY: made.HOST_KEY!,
    VAPID_PUBLIC_KEY: made.VAPID_PUBLIC_KEY!,
    VAPID_PRIVATE_KEY: made.VAPID_PRIVATE_KEY!,
  });
  expect(stateOf(findings, 'settings.hostKey')).toBeUndefined();
  expect(stateOf(findings, 'settings.pushKeys')).toBeUndefined();
});
