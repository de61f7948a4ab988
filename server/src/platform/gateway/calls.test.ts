import { methods } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
let alice: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  alice = await server.alice();
});
afterAll(() => server.stop());

const post = (name: string, init: RequestInit = {}) =>
  fetch(`${server.url}/api/${name}`, { method: 'POST', body: '{}', ...init });

describe('the cookie', () => {
  const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const signIn = (origin?: string) =>
    post('accounts.signIn', {
      body: JSON.stringify({ handle: 'alice', password: 'open-wooden-hall' }),
      headers: origin ? { origin } : {},
    });

  it('is set for our own pages, hidden from scripts, and counts only from there', async () => {
    const answer = await signIn(server.url);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    const cookie = cookieOf(answer);
    expect((await post('accounts.me', { headers: { cookie, origin: server.url } })).status).toBe(200);
    const foreign = await post('accounts.me', { headers: { cookie, origin: 'https://elsewhere.example' } });
    expect(await foreign.json()).toMatchObject({ refusal: { code: 'wrong_origin' } });
    expect(await (await post('accounts.me', { headers: { cookie } })).json()).toMatchObject({
      refusal: { code: 'wrong_origin' },
    });
  });

  it('is not given to other pages', async () => {
    expect(cookieOf(await signIn('https://elsewhere.example'))).toBe('');
  });
});

describe('limits', () => {
  it('slow down guessing, with a time to try again, and leave others alone', async () => {
    const limited = await startTestServer({ config: { rateLimits: 'on' } });
    try {
      const dora = await limited.person('dora');
      let refused: Response | undefined;
      for (let at = 0; at < 60 && !refused; at++) {
        const answer = await fetch(`${limited.url}/api/accounts.signIn`, {
          method: 'POST',
          body: JSON.stringify({ handle: 'dora', password: `wrong-guess-${at}` }),
        });
        if (answer.status === 429) refused = answer;
      }
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused?.json()).toMatchObject({ refusal: { code: 'too_many_tries' } });
      await expect(dora.call('accounts.me', {})).resolves.toBeTruthy();
    } finally {
      await limited.stop();
    }
  });

  it('refuse a flood of one session', async () => {
    const limited = await startTestServer({ config: { rateLimits: 'on' } });
    try {
      const dora = await limited.person('dora');
      const flood = await Promise.allSettled(Array.from({ length: 300 }, () => dora.call('chats.list', {})));
      const codes = flood.flatMap((one) =>
        one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
      );
      expect(codes.length).toBeGreaterThan(0);
      expect(new Set(codes)).toEqual(new Set(['too_many_calls']));
    } finally {
      await limited.stop();
    }
  });
});

describe('the pages of the host', () => {
  it('says alive, ready and its figures', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('maru_calls_total');
  });

  it('describes every method in an OpenAPI document', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).toSorted()).toEqual(
      [...methods.keys()].map((name) => `/api/${name}`).toSorted(),
    );
  });

  it('sends headers that keep foreign scripts and frames away', async () => {
    const { headers } = await fetch(`${server.url}/api`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('refuses bodies past the limit', async () => {
    const answer = await post('accounts.me', {
      body: JSON.stringify({ x: 'y'.repeat(200_000) }),
      headers: { authorization: `Bearer ${alice.token}` },
    });
    expect(answer.status).toBe(413);
  });
});
