import { closeCodes } from '@maru/contract';
import { expectRefusal, patience, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { features, readConfig, startServer, type RunningServer } from './main.ts';
import { openRawSocket } from '@maru/testing';
import type { House } from './platform/house.ts';

let one: TestServer<House>;
let other: RunningServer;
let operator: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  one = await startTestServer<House>();
  const { config } = one.house;
  other = await startServer({ ...readConfig([], {}), ...config, port: 0 }, features);
  [operator, bob] = [await one.alice(), await one.bob()];
});
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const askOther = async (method: string, token?: string, input: unknown = {}) => {
  const answer = await fetch(`${other.url}/api/${method}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return (await answer.json()) as { output?: { signUp?: string }; refusal?: { code: string } };
};

it('a setting that an operator changes at one process is obeyed by the other', async () => {
  await operator.call('desk.changeSettings', { signUp: 'closed' });
  await vi.waitFor(async () => {
    expect((await askOther('accounts.describeHost')).output?.signUp).toBe('closed');
  }, patience);
  const answer = await askOther('accounts.signUp', undefined, {
    handle: 'carol',
    name: 'Carol',
    password: 'open-wooden-hall',
  });
  expect(answer.refusal?.code).toBe('sign_up_closed');
});

it('who is kept out, or signed out, at one process is so at the other', async () => {
  const socket = await openRawSocket(other.url, { token: bob.token });
  expect((await askOther('accounts.me', bob.token)).output).toBeDefined();
  await operator.call('desk.suspend', { accountId: bob.id, reason: 'x', endsAt: null });
  expect(await socket.closed()).toBe(closeCodes.keptOut);
  expect((await askOther('accounts.me', bob.token)).refusal?.code).toBe('account_suspended');
  await operator.call('desk.endSuspension', { accountId: bob.id });
  await vi.waitFor(async () => {
    expect((await askOther('accounts.me', bob.token)).output).toBeDefined();
  }, patience);
  const again = await openRawSocket(other.url, { token: bob.token });
  await operator.call('desk.signOutEverywhere', { accountId: bob.id });
  expect(await again.closed()).toBe(closeCodes.signedOut);
});

it('a device that its owner signs out on one process is over on the other, with its socket', async () => {
  const signIn = async () =>
    one.as((await one.call('accounts.signIn', { handle: 'bob', password: 'open-wooden-hall' })) as never);
  const [here, there] = [await signIn(), await signIn()];
  const socket = await openRawSocket(other.url, { token: there.token });
  const { current } = await there.call('devices.list', {});
  await here.call('devices.end', { deviceId: current });
  expect(await socket.closed()).toBe(closeCodes.signedOut);
  expect((await askOther('accounts.me', there.token)).refusal?.code).toBe('not_signed_in');
});

it('a secret that was renewed at one process counts at the other, and dies there with its device', async () => {
  const owner = one.as(
    (await one.call('accounts.signIn', { handle: 'bob', password: 'open-wooden-hall' })) as never,
  );
  const { token } = await owner.call('accounts.renewSession', {});
  const socket = await openRawSocket(other.url, { token });
  expect((await askOther('accounts.me', token as string)).output).toBeDefined();
  expect((await askOther('accounts.me', owner.token)).output).toBeDefined();
  await owner.call('accounts.signOut', {});
  expect(await socket.closed()).toBe(closeCodes.signedOut);
  for (const secret of [token as string, owner.token])
    expect((await askOther('accounts.me', secret)).refusal?.code).toBe('not_signed_in');
});

it('what was missed while the line was away is read when it is back', async () => {
  const carol = one.as(
    (await one.call('accounts.signIn', { handle: 'bob', password: 'open-wooden-hall' })) as never,
  );
  const socket = await openRawSocket(other.url, { token: carol.token });
  await one.house.db.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
  );
  await one.house.db.query('update host_settings set changed = changed || \'{"callsPercent":200}\'');
  await one.house.db.query('delete from sessions where account_id = $1', [bob.id]);
  expect(await socket.closed()).toBe(closeCodes.signedOut);
  await vi.waitFor(() => {
    expect(one.house.hostSettings.current().callsPercent).toBe(200);
    expect(other.house.hostSettings.current().callsPercent).toBe(200);
  }, patience);
  await expectRefusal(carol.call('accounts.me', {}), 'not_signed_in');
});
