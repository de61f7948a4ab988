import { randomBytes } from 'node:crypto';
import { startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const makeHalf = (): string => randomBytes(24).toString('base64url');

/** A page of our own with the cookies of a session, and perhaps with the other half. */
const call = async (
  name: string,
  { token, half, ...input }: { token: string; half?: string; [key: string]: unknown },
) => {
  const cookie = `maru_session=${token}${half ? `; maru_half=${half}` : ''}`;
  const answer = await fetch(`${server.url}/api/${name}`, {
    method: 'POST',
    body: JSON.stringify(input['input'] ?? {}),
    headers: { cookie, origin: server.url },
  });
  if (name === 'accounts.splitSession' && answer.ok) {
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
  }
  return answer.status;
};

const split = (token: string, to: string | null, half?: string) =>
  call('accounts.splitSession', { token, ...(half ? { half } : {}), input: { half: to } });

/** What somebody with these cookies is answered. */
const isLetIn = (token: string, half?: string) => call('accounts.me', { token, ...(half ? { half } : {}) });

test('a cookie that was halved lets nobody in without the other half, and is whole again when asked', async () => {
  const { token } = await server.person('halved');
  const half = makeHalf();
  // A half that the host does not know of yet is in nobody's way.
  expect([await isLetIn(token), await isLetIn(token, half)]).toEqual([200, 200]);
  expect(await split(token, half, half)).toBe(200);
  expect([await isLetIn(token), await isLetIn(token, makeHalf()), await isLetIn(token, half)]).toEqual([
    401, 401, 200,
  ]);
  // A retry changes nothing.
  expect(await split(token, half, half)).toBe(200);
  expect(await split(token, null)).toBe(401);
  expect(await isLetIn(token, half)).toBe(200);
  expect(await split(token, null, half)).toBe(200);
  expect([await isLetIn(token), await isLetIn(token, half)]).toEqual([200, 200]);
});

test('only a page of our own halves its session, and other sessions stay whole', async () => {
  const person = await server.person('keeper');
  const other = await server.call('accounts.signIn', { handle: 'keeper', password: 'open-wooden-hall' });
  await expect(person.call('accounts.splitSession', { half: makeHalf() })).rejects.toMatchObject({
    code: 'wrong_origin',
  });
  await expect(server.call('accounts.splitSession', { half: null })).rejects.toMatchObject({
    code: 'not_signed_in',
  });
  expect(await split(person.token, makeHalf())).toBe(200);
  expect(await isLetIn(person.token)).toBe(401);
  expect(await isLetIn((other as { token: string }).token)).toBe(200);
  expect(await split(person.token, 'short')).not.toBe(200);
});
