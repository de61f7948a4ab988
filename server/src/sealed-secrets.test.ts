import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { movingClock, startTestServer, testPassword, type TestPerson, type TestServer } from '@maru/testing';
import { URI, type TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features, readConfig, startServer } from './main.ts';
import type { House } from './platform/house.ts';
import { keyFileOf } from './platform/keys/index.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  alice = await server.alice();
  await alice.call('proof.give', { way: 'password', password: testPassword });
});
afterAll(() => server.stop());

const query = async (sql: string, values: unknown[] = []) =>
  (await server.house.db.query<Record<string, string>>(sql, values)).rows;

/** What happens at every start. */
const startAgain = async (): Promise<void> => {
  for (const { name, start } of features)
    if (name === 'login' || name === 'events') await start?.(server.house);
};

describe('the secret of an authenticator app', () => {
  let app: TOTP;
  const signIn = async () => {
    const answer = await server.call('accounts.signIn', { handle: 'alice', password: testPassword });
    clock.moveBy({ minutes: 1 });
    const code = app.generate({ timestamp: clock.now().getTime() });
    return server.call('login.finishWithTotp', { ticket: (answer as { ticket: string }).ticket, code });
  };

  it('is nowhere in the database, and its codes are right', async () => {
    const { secret, uri } = await alice.call('login.beginTotp', {});
    app = URI.parse(uri) as TOTP;
    const code = app.generate({ timestamp: clock.now().getTime() });
    await alice.call('login.confirmTotp', { code });
    const [row] = await query('select t::text as text from totp t');
    expect(row?.text).not.toContain(secret);
    expect(row?.text).not.toContain(Buffer.from(secret).toString('hex'));
    await expect(signIn()).resolves.toHaveProperty('token');
  });

  it('that stands in clear from before is sealed at the next start, and goes on', async () => {
    await query('update totp set secret = $1, sealed = null', [app.secret.base32]);
    await startAgain();
    expect(await query('select secret from totp')).toEqual([{ secret: null }]);
    await expect(signIn()).resolves.toHaveProperty('token');
  });

  it('does not open in the row of somebody else', async () => {
    const bob = await server.bob();
    await query(
      'insert into totp (account_id, sealed, begun_at, since) select $1, sealed, begun_at, since from totp',
      [bob.id],
    );
    const answer = await server.call('accounts.signIn', { handle: 'bob', password: testPassword });
    clock.moveBy({ minutes: 1 });
    const code = app.generate({ timestamp: clock.now().getTime() });
    await expect(
      server.call('login.finishWithTotp', { ticket: (answer as { ticket: string }).ticket, code }),
    ).rejects.toMatchObject({ code: 'code_wrong' });
  });
});

it('the address of a calendar is nowhere in the database, shown to its owner alone, and found', async () => {
  const { path } = await alice.call('events.setAddress', { on: true });
  const secret = /calendar\/(.*)\.ics/.exec(path as string)?.[1] as string;
  const [row] = await query('select t::text as text from calendar_addresses t');
  expect(row?.text).not.toContain(secret);
  expect(await alice.call('events.getAddress', {})).toEqual({ path });
  expect((await fetch(server.url + (path as string))).status).toBe(200);
  await query('update calendar_addresses set secret = $1, sealed = null, secret_hash = null', [secret]);
  await startAgain();
  expect(await query('select secret from calendar_addresses')).toEqual([{ secret: null }]);
  expect(await alice.call('events.getAddress', {})).toEqual({ path });
  expect((await fetch(server.url + (path as string))).status).toBe(200);
  await alice.call('events.setAddress', { on: false });
  expect((await fetch(server.url + (path as string))).status).not.toBe(200);
});

it('a process with another key does not start on this database, and says what to do', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'maru-other-key-'));
  const file = keyFileOf(dataDir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, randomBytes(32).toString('base64url'));
  const config = { ...readConfig([], {}), ...server.house.config, port: 0, dataDir };
  await expect(startServer(config, features)).rejects.toThrow('keys/host.key');
  await rm(dataDir, { recursive: true });
});
