import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  patience,
  startTestServer,
  testPassword,
  uploadFile,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { features, readConfig, startServer } from '../main.ts';
import type { House } from '../platform/house.ts';
import { openDatabase } from '../platform/db/index.ts';
import { keyFileOf } from '../platform/keys/index.ts';
import { doubtsAbout } from './check-config.ts';
import { runCommand } from './run-command.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let folder: string;

beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
  folder = await mkdtemp(join(tmpdir(), 'maru-commands-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Types a command at the host of the test, or at another one. */
const type = async (line: string, at: { url?: string; data?: string } = {}) => {
  const said: string[] = [];
  const say = (words: string) => void said.push(words);
  const env = {
    DATABASE_URL: at.url ?? server.house.db.url,
    DATA_DIR: at.data ?? server.house.config.dataDir,
  };
  const code = await runCommand(line.split(' '), { env, say, complain: say, features });
  return { code, said: said.join('\n') };
};

const newest = async () => (await alice.call('desk.readAudit', {})).records[0];

describe('operators', () => {
  it('are made and unmade while the host runs, and it is written down', async () => {
    const socket = await bob.rawSocket();
    expect(await type('operator add @Bob')).toMatchObject({ code: 0, said: expect.stringContaining('now') });
    await socket.closed();
    await vi.waitFor(() => bob.call('desk.health', {}), patience);
    expect(await newest()).toMatchObject({
      deed: 'operator.added',
      by: null,
      byName: expect.stringMatching(/^command line/),
      aboutName: '@bob',
    });
    expect((await type('operator add bob')).said).toContain('already');
    await type('operator remove bob');
    await vi.waitFor(
      () => expect(bob.call('desk.health', {})).rejects.toMatchObject({ code: 'operator_only' }),
      patience,
    );
    expect(await newest()).toMatchObject({ deed: 'operator.removed' });
  });

  it('are nobody who is not there', async () => {
    expect(await type('operator add nobody.here')).toMatchObject({
      code: 1,
      said: expect.stringContaining('nobody'),
    });
  });
});

describe('two-factor', () => {
  it('is reset for somebody who has lost it, who is signed out everywhere, and it is written down', async () => {
    expect((await type('two-factor reset bob')).said).toContain('not asked');
    const carol = await server.person('Carol');
    await server.house.db.query(
      "insert into totp (account_id, sealed, begun_at, since) values ($1, '', now(), now())",
      [carol.id],
    );
    const signIn = () =>
      server.call('accounts.signIn', { handle: 'carol', password: testPassword }) as Promise<object>;
    expect(await signIn()).toMatchObject({ ways: ['totp'] });
    expect((await type('two-factor reset carol')).code).toBe(0);
    expect(await signIn()).toHaveProperty('token');
    await vi.waitFor(
      () => expect(carol.call('accounts.me', {})).rejects.toMatchObject({ code: 'not_signed_in' }),
      patience,
    );
    expect(await newest()).toMatchObject({ deed: 'person.twoFactorReset', aboutName: '@carol' });
  });
});

it('says what it does, and what is missing', async () => {
  expect((await type('--help')).said).toContain('maru operator add <handle>');
  expect(await type('operator')).toMatchObject({ code: 1, said: expect.stringContaining('no command') });
  expect(await type('operator add')).toMatchObject({ code: 1, said: expect.stringContaining('<handle>') });
  expect(await type('audit check --nothing')).toMatchObject({ code: 1 });
});

it('writes what somebody can read to a file', async () => {
  const file = join(folder, 'bob.zip');
  expect((await type(`export bob ${file}`)).said).toContain('Bob');
  expect((await stat(file)).size).toBeGreaterThan(100);
  expect(await newest()).toMatchObject({ deed: 'person.exported', aboutName: '@bob' });
});

it('lets the database go on with another key, when the one of before is lost', async () => {
  expect((await type('key renew')).said).toContain('wrong now');
  expect(await newest()).toMatchObject({ deed: 'host.keyRenewed' });
});

describe('the audit log', () => {
  it('is checked, and remembers what was written down', async () => {
    const { code, said } = await type('audit check');
    expect(code).toBe(0);
    const known = /elsewhere: (\S+)/.exec(said)?.[1];
    expect((await type(`audit check ${known}`)).code).toBe(0);
    expect((await type(`audit check 1:${'0'.repeat(64)}`)).code).toBe(1);
  });
});

describe('a backup', () => {
  const create = async () => {
    const name = `maru_${randomBytes(6).toString('hex')}`;
    await server.house.db.query(`create database ${name}`);
    const url = new URL(server.house.db.url);
    url.pathname = `/${name}`;
    const data = join(folder, name);
    await mkdir(data);
    return {
      url: url.href,
      data,
      drop: () => server.house.db.query(`drop database ${name} with (force)`),
    };
  };

  it('brought back, is the host as it was, with files, and sessions that go on', async () => {
    const { chat } = await bob.call('chats.create', { memberIds: [alice.id], name: 'Hall' });
    const bytes = randomBytes(20_000);
    const fileId = await uploadFile(server.url, bob, { bytes, name: 'plan.bin', type: 'application/zip' });
    await bob.call('messages.send', {
      chatId: chat.id,
      key: 'file',
      content: { type: 'file', fileId },
    } as never);
    await bob.call('messages.send', { chatId: chat.id, key: 'one', text: 'before the backup' });
    const kept = join(folder, 'kept');
    expect(await type(`backup ${kept}`)).toMatchObject({
      code: 0,
      said: expect.stringContaining('holds the key of this host'),
    });
    expect(await newest()).toMatchObject({ deed: 'host.backedUp' });
    expect(await type(`backup ${kept}`)).toMatchObject({ code: 1, said: expect.stringContaining('empty') });
    await bob.call('messages.send', { chatId: chat.id, key: 'two', text: 'after the backup' });

    const other = await create();
    expect((await type(`restore ${kept}`, other)).code).toBe(0);
    expect(await type(`restore ${kept}`, other)).toMatchObject({
      code: 1,
      said: expect.stringContaining('people on this host already'),
    });
    expect((await type('audit check', other)).code).toBe(0);
    const config = { ...server.house.config, port: 0, databaseUrl: other.url, dataDir: other.data };
    const restored = await startServer({ ...readConfig([], {}), ...config }, features);
    const ask = async (method: string, input: unknown) =>
      JSON.stringify(
        await (
          await fetch(`${restored.url}/api/${method}`, {
            method: 'POST',
            headers: { authorization: `Bearer ${bob.token}` },
            body: JSON.stringify(input),
          })
        ).json(),
      );
    const history = await ask('messages.history', { chatId: chat.id });
    expect(history).toContain('before the backup');
    expect(history).not.toContain('after the backup');
    const file = await fetch(`${restored.url}/files/${chat.id}/${fileId}/original`, {
      headers: { authorization: `Bearer ${bob.token}` },
    });
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect(restored.house.epoch).not.toBe(server.house.epoch);
    const keyIn = async (data: string) => readFile(keyFileOf(data), 'utf8');
    expect(await keyIn(other.data)).toBe(await keyIn(server.house.config.dataDir));
    expect((await stat(keyFileOf(other.data))).mode & 0o077).toBe(0);
    await restored.stop();
    await other.drop();
  });

  it('is brought back without the accounts that were erased since, by the list beside the data and by one that is named', async () => {
    const kept = join(folder, 'older');
    await type(`backup ${kept}`);
    const other = await create();
    const at = new Date().toISOString();
    const line = (accountId: string) => `${JSON.stringify({ accountId, at })}\n`;
    await appendFile(join(other.data, 'erased-accounts.jsonl'), `${line(bob.id)}not a line of it\n`);
    const named = join(folder, 'named.jsonl');
    await appendFile(named, line(alice.id));
    expect(await type(`restore ${kept} ${named}`, other)).toMatchObject({
      code: 0,
      said: expect.stringContaining('2 accounts had been deleted since'),
    });
    const list = await readFile(join(other.data, 'erased-accounts.jsonl'), 'utf8');
    expect(list.trim().split('\n')).toHaveLength(2);
    const db = openDatabase(other.url);
    const { rows } = await db.query<{ leaving: boolean; sessions: number }>(
      `select leaves_at < now() as leaving, (select count(*)::int from sessions s where s.account_id = a.account_id) as sessions
       from accounts a where account_id = any($1::uuid[])`,
      [[alice.id, bob.id]],
    );
    expect(rows).toEqual([
      { leaving: true, sessions: 0 },
      { leaving: true, sessions: 0 },
    ]);
    await db.close();
    await other.drop();
  });

  it('that is not whole is not brought back', async () => {
    const kept = join(folder, 'broken');
    await type(`backup ${kept}`);
    const other = await create();
    await appendFile(join(kept, 'tables', 'accounts.copy.gz'), 'x');
    expect(await type(`restore ${kept}`, other)).toMatchObject({
      code: 1,
      said: expect.stringContaining('not as it was written'),
    });
    await rm(join(kept, 'maru-backup.json'));
    expect((await type(`restore ${kept}`, other)).said).toContain('no whole backup');
    await other.drop();
  });
});

describe('config check', () => {
  it('prints what is set, from where, and hides what is secret', async () => {
    const { code, said } = await type('config check --port 1234 --s3-secret-key hush');
    expect(code).toBe(0);
    expect(said).toMatch(/PORT +1234 +flag/);
    expect(said).toMatch(/DATABASE_URL .+:….+ environment/);
    expect(said).toMatch(/BIND +0\.0\.0\.0 +built in/);
    expect(said).not.toContain('hush');
    expect(said).not.toContain(new URL(server.house.db.url).password);
    expect(said).toContain('S3_ENDPOINT is not set');
  });

  it('names everything that is wrong at once', async () => {
    const { code, said } = await type('config check --port many --sign-up perhaps');
    expect(code).toBe(1);
    expect(said).toContain('2 to mend: PORT, SIGN_UP');
  });

  it('doubts what is allowed and yet looks wrong', () => {
    const of = (...flags: string[]) => doubtsAbout(readConfig(flags, {})).join(' ');
    expect(doubtsAbout(readConfig([], {}))).toEqual([]);
    expect(of('--public-url=https://talk.example.org')).toContain('TRUST_PROXY');
    expect(of('--public-url=http://talk.example.org')).toContain('https');
    expect(of('--public-url=http://localhost:4400')).toBe('');
    expect(of('--demo', '--rate-limits=off')).toMatch(/RATE_LIMITS.*DEMO/);
  });
});
