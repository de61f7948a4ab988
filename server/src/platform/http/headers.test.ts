import { movingClock, startTestServer, testPassword, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A host behind a proxy that speaks HTTPS for it. */
const publicUrl = 'https://maru.example';
const logged: string[] = [];
let server: TestServer;
let alice: TestPerson;
beforeAll(async () => {
  server = await startTestServer({
    clock: movingClock(),
    config: { trustProxy: 'on', publicUrl, logLevel: 'info' },
    logTo: { write: (line) => void logged.push(line) },
  });
  alice = await server.alice();
});
afterAll(() => server.stop());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, {
    ...init,
    headers: {
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '93.184.215.14',
      origin: publicUrl,
      ...(init.headers as Record<string, string>),
    },
  });
const post = (name: string, input: unknown = {}, headers: Record<string, string> = {}) =>
  ask(`/api/${name}`, { method: 'POST', body: JSON.stringify(input), headers });
const signIn = (password = testPassword) => post('accounts.signIn', { handle: 'alice', password });

describe('over HTTPS', () => {
  it('cookies are of this very host alone, hidden from scripts, and never sent in clear', async () => {
    const answer = await signIn();
    const [session, browser] = answer.headers.getSetCookie();
    expect(await answer.json()).toMatchObject({ output: { token: '', browser: '' } });
    expect(session).toMatch(/^__Host-maru_session=/);
    expect(browser).toMatch(/^__Host-maru_browser=/);
    for (const cookie of [session, browser]) {
      expect(cookie).toContain('; Path=/; HttpOnly; Secure; SameSite=');
      expect(cookie).not.toContain('Domain');
    }
  });

  it('a cookie of another name of the domain does not count beside one of this host', async () => {
    const bob = await server.bob();
    const cookie = `maru_session=${bob.token}; __Host-maru_session=${alice.token}`;
    const answer = await post('accounts.me', {}, { cookie });
    expect(await answer.json()).toMatchObject({ output: { handle: 'alice' } });
    expect((await post('accounts.me', {}, { cookie: 'maru_session=%E0%A4%A' })).status).toBe(401);
  });

  it('signing out takes the cookie and what the browser has cached away', async () => {
    const cookie = (await signIn()).headers.getSetCookie()[0]?.split(';')[0] as string;
    const answer = await post('accounts.signOut', {}, { cookie });
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect(answer.headers.getSetCookie().join()).toContain('__Host-maru_session=;');
    expect((await post('accounts.me', {}, { cookie })).status).toBe(401);
  });

  it('browsers are told to use nothing else for a year, on all names below', async () => {
    const { headers } = await ask('/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/api', '/api/openapi.json', '/no-such.file', '/files/x/y'])(
    'is not to be guessed at, framed, or named to others: %s',
    async (path) => {
      const { headers } = await ask(path);
      const all = Object.fromEntries(headers);
      expect(all).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-type': expect.stringMatching(/charset=utf-8/),
      });
      for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(all['content-security-policy']).toContain(part);
      expect(all['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('to a call is kept by nobody on the way, refusals too', async () => {
    const heard = [await post('accounts.describeHost'), await post('accounts.me'), await post('no.such')];
    expect(heard.map(({ status }) => status)).toEqual([200, 401, 404]);
    for (const { headers } of heard) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('to TRACE tells nothing of what was sent', async () => {
    const { request } = await import('node:http');
    const answer = await new Promise<{ status: number | undefined; text: string }>((done, fail) => {
      request(`${server.url}/healthz`, { method: 'TRACE', headers: { 'x-secret': 'told' } }, (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => done({ status: response.statusCode, text }));
      })
        .on('error', fail)
        .end();
    });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('told');
  });
});

it('figures are for the own network', async () => {
  expect((await ask('/metrics')).status).toBe(404);
  expect((await ask('/metrics', { headers: { 'x-forwarded-for': '192.168.1.9' } })).status).toBe(200);
  // The first address in the list is whatever the caller wrote there.
  const forged = { 'x-forwarded-for': '192.168.1.9, 93.184.215.14' };
  expect((await ask('/metrics', { headers: forged })).status).toBe(404);
});

describe('the log', () => {
  const events = () =>
    logged.flatMap((line) => {
      const event = JSON.parse(line) as Record<string, unknown>;
      return event['msg'] === 'security' ? [event] : [];
    });

  it('says who signed in and who did not, from where, and nothing that was typed', async () => {
    await signIn();
    await signIn('not-her-password\n{"level":60,"msg":"forged"}');
    const [right, wrong] = events().slice(-2);
    expect(right).toMatchObject({
      event: 'accounts.signIn',
      result: 'ok',
      account: alice.id,
      address: '93.184.215.14',
      time: expect.any(Number),
    });
    expect(wrong).toMatchObject({ event: 'accounts.signIn', result: 'wrong_credentials' });
    expect(logged.join('')).not.toMatch(/not-her-password|forged/);
  });

  it('says who tried what is not theirs', async () => {
    const bob = await server.bob();
    await bob.call('desk.health', {}).catch(() => undefined);
    expect(events().at(-1)).toMatchObject({ event: 'desk.health', result: 'operator_only', account: bob.id });
  });

  it('cannot be given a line by what a caller calls itself or its method', async () => {
    const before = logged.length;
    await post('no.such%0A%7B%22msg%22%3A%22forged%22%7D', {}, { 'user-agent': 'x' });
    expect(logged.slice(before).every((line) => line.trim().split('\n').length === 1)).toBe(true);
    expect(logged.join('')).not.toContain('forged');
  });
});
