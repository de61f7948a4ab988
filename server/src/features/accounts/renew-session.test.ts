import { randomBytes } from 'node:crypto';
import { closeCodes } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  openRawSocket,
  startTestServer,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { accounts } from './index.ts';
import { noteOpenSessions } from './sessions.ts';

const clock = movingClock();
let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>({ clock });
});
afterAll(() => server.stop());

let count = 0;
const somebody = (): Promise<TestPerson> => server.person(`renewer${++count}`);

/** What a program with this token is answered. */
const ask = async (token: string, name = 'accounts.me'): Promise<{ status: number; token?: string }> => {
  const answer = await fetch(`${server.url}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const { output } = (await answer.json()) as { output?: { token: string } };
  return { status: answer.status, ...(output?.token && { token: output.token }) };
};
const isIn = async (token: string): Promise<boolean> => (await ask(token)).status === 200;
const renew = async (token: string): Promise<string> =>
  (await ask(token, 'accounts.renewSession')).token as string;

/** A page of our own, with the cookies of a session. */
const askAsPage = async (name: string, cookies: { token: string; half?: string }, input: unknown = {}) => {
  const { token, half } = cookies;
  const answer = await fetch(`${server.url}/api/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { cookie: `maru_session=${token}${half ? `; maru_half=${half}` : ''}`, origin: server.url },
  });
  const cookie = /maru_session=([\w-]+); .*HttpOnly/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  return { status: answer.status, cookie, text: await answer.text() };
};
const isPageIn = async (token: string, half?: string): Promise<boolean> =>
  (await askAsPage('accounts.me', { token, ...(half && { half }) })).status === 200;
const renewPage = async (token: string, half?: string): Promise<string> =>
  (await askAsPage('accounts.renewSession', { token, ...(half && { half }) })).cookie as string;

describe('a new secret', () => {
  it('takes the place of the one before, which counts while what is on its way arrives', async () => {
    const { token: first } = await somebody();
    const second = await renew(first);
    expect(second).not.toBe(first);
    expect([await isIn(first), await isIn(second)]).toEqual([true, true]);
    clock.moveBy({ minutes: 3 });
    // It has arrived: from here on the first is spent, and good for what is on its way.
    expect([await isIn(second), await isIn(first)]).toEqual([true, true]);
    expect(await renew(first)).toBe(second);
    const third = await renew(second);
    clock.moveBy({ minutes: 3 });
    expect([await isIn(third), await isIn(second)]).toEqual([true, true]);
  });

  it('is the same for all who ask at once, and for whoever asks again as the answer was lost', async () => {
    const { token } = await somebody();
    const given = await Promise.all([1, 2, 3, 4, 5].map(() => renew(token)));
    expect(new Set(given).size).toBe(1);
    clock.moveBy({ days: 7 });
    expect(await renew(token)).toBe(given[0]);
    expect(await renew(given[0] as string)).toBe(given[0]);
  });

  it('throws nobody out who comes back with the old one after it was used for a moment alone', async () => {
    const { token } = await somebody();
    const next = await renew(token);
    expect(await isIn(next)).toBe(true);
    clock.moveBy({ days: 2 });
    expect(await isIn(token)).toBe(true);
  });

  it('is kept hashed, and so are those that were spent', async () => {
    const { token } = await somebody();
    const next = await renew(token);
    clock.moveBy({ minutes: 3 });
    await isIn(next);
    for (const table of ['sessions', 'spent_secrets']) {
      const { rows } = await server.house.db.query<{ row: string }>(`select t::text as row from ${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      for (const secret of [token, next]) {
        const hex = Buffer.from(secret).toString('hex');
        expect(rows.filter(({ row }) => row.includes(secret) || row.includes(hex))).toEqual([]);
      }
    }
  });

  it('is asked for in the welcome, a day after the last', async () => {
    const person = await somebody();
    const at = async (token: string): Promise<number> => {
      const socket = await openRawSocket(server.url, { token });
      const frame = socket.frames.find((one) => 'welcome' in one) as {
        welcome: { renewAt: string; at: string };
      };
      await socket.close();
      return (Date.parse(frame.welcome.renewAt) - Date.parse(frame.welcome.at)) / 3_600_000;
    };
    expect(await at(person.token)).toBeCloseTo(24, 1);
    clock.moveBy({ hours: 30 });
    expect(await at(person.token)).toBeCloseTo(-6, 1);
    expect(await at(await renew(person.token))).toBeCloseTo(24, 1);
  });

  it('is for whoever is signed in, over HTTP, with what they hold', async () => {
    const person = await somebody();
    expect((await ask('nobody', 'accounts.renewSession')).status).toBe(401);
    await expectRefusal(server.call('accounts.renewSession', {}), 'not_signed_in');
    const socket = await person.rawSocket();
    await expectRefusal(socket.call('accounts.renewSession', {}), 'wrong_origin');
    await socket.close();
  });
});

describe('an old secret that comes long after', () => {
  it('ends the session on the spot, sockets too, and the other devices are told', async () => {
    const owner = await somebody();
    const other = server.as(
      await server.call('accounts.signIn', { handle: owner.handle, password: 'open-wooden-hall' }),
    );
    const told = await other.rawSocket();
    const next = await renew(owner.token);
    clock.moveBy({ minutes: 3 });
    expect(await isIn(next)).toBe(true);
    const open = await openRawSocket(server.url, { token: next });
    clock.moveBy({ minutes: 3 });
    expect(await isIn(owner.token)).toBe(false);
    expect(await open.closed()).toBe(closeCodes.signedOut);
    expect(await isIn(next)).toBe(false);
    const { body } = await told.nextEntry('device.ended');
    expect(body).toMatchObject({ why: 'reused' });
    await told.close();
  });

  it('ends nothing of anybody else, and nothing once its session is over', async () => {
    const owner = await somebody();
    const next = await renew(owner.token);
    clock.moveBy({ minutes: 3 });
    await isIn(next);
    await ask(next, 'accounts.signOut');
    clock.moveBy({ minutes: 3 });
    const again = server.as(
      await server.call('accounts.signIn', { handle: owner.handle, password: 'open-wooden-hall' }),
    );
    expect(await isIn(owner.token)).toBe(false);
    expect(await isIn(again.token)).toBe(true);
    const job = accounts.jobs?.find(({ name }) => name === 'accounts.cleanUpSessions');
    await runJobNow(server.house, job as never);
    const { rowCount } = await server.house.db.query('select 1 from spent_secrets where account_id = $1', [
      owner.id,
    ]);
    expect(rowCount).toBe(0);
  });
});

describe('the secret of a page', () => {
  const makeHalf = (): string => randomBytes(24).toString('base64url');
  const split = (token: string, half: string | null, brings?: string) =>
    askAsPage('accounts.splitSession', { token, ...(brings && { half: brings }) }, { half });

  it('comes as a cookie that scripts cannot read, and not in the answer', async () => {
    const { token } = await somebody();
    const { cookie, text } = await askAsPage('accounts.renewSession', { token });
    expect(cookie).toBeDefined();
    expect(text).not.toContain(cookie);
    expect(await isPageIn(cookie as string)).toBe(true);
  });

  it('stays halved when it is renewed', async () => {
    const { token } = await somebody();
    const half = makeHalf();
    await split(token, half, half);
    const next = await renewPage(token, half);
    expect([await isPageIn(next), await isPageIn(next, makeHalf())]).toEqual([false, false]);
    expect([await isPageIn(next, half), await isPageIn(token, half)]).toEqual([true, true]);
    clock.moveBy({ minutes: 3 });
    expect(await isPageIn(next, half)).toBe(true);
    expect(await renewPage(token, half)).toBe(next);
    clock.moveBy({ minutes: 3 });
    // The cookie by itself is nothing that anybody ever held whole: it ends nothing.
    expect(await isPageIn(token)).toBe(false);
    expect(await isPageIn(next, half)).toBe(true);
    expect(await isPageIn(token, half)).toBe(false);
    expect(await isPageIn(next, half)).toBe(false);
  });

  it('can be halved, and made whole, while a new one is on its way', async () => {
    const { token } = await somebody();
    const half = makeHalf();
    const next = await renewPage(token);
    // The page has not taken the new cookie in yet.
    expect((await split(token, half, half)).status).toBe(200);
    expect([await isPageIn(token), await isPageIn(next)]).toEqual([false, false]);
    expect([await isPageIn(token, half), await isPageIn(next, half)]).toEqual([true, true]);
    // Now it has.
    expect((await split(next, null, half)).status).toBe(200);
    expect([await isPageIn(next), await isPageIn(next, half)]).toEqual([true, true]);
    const third = await renewPage(next);
    clock.moveBy({ minutes: 3 });
    expect(await isPageIn(third)).toBe(true);
    // Something that was on its way with the one before.
    expect((await split(next, half, half)).status).toBe(200);
    expect([await isPageIn(third), await isPageIn(third, half)]).toEqual([false, true]);
  });
});

describe('a session whose socket is open', () => {
  it('is in use, though it shows no token for months', async () => {
    const [open, closed] = [await somebody(), await somebody()];
    const socket = await open.rawSocket();
    for (let month = 0; month < 4; month++) {
      clock.moveBy({ days: 30 });
      await noteOpenSessions(server.house);
    }
    expect([await isIn(open.token), await isIn(closed.token)]).toEqual([true, false]);
    const { devices } = await open.call('devices.list', {});
    expect(Date.parse(devices[0]?.lastUsedAt ?? '')).toBeGreaterThan(clock.now().getTime() - 60_000);
    await socket.close();
  });
});
