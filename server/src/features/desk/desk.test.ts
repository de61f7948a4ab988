import { closeCodes, methods, type InputOf, type MethodName } from '@maru/contract';
import {
  agreed,
  expectRefusal,
  movingClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { WebSocket } from 'ws';
import type { House } from '../../platform/house.ts';
import { runJobNow, type Job } from '../../platform/jobs/index.ts';
import { later } from '../later/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = movingClock();
/** The job by its name; its feature does not lend it to others. */
const sendDue = later.jobs?.find(({ name }) => name === 'later.sendDue') as Job;
let server: TestServer<House>;
let operator: TestPerson;
let bob: TestPerson;
let guest: TestPerson;

beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  [operator, bob] = [await server.alice(), await server.bob()];
  const { chat } = await bob.call('chats.create', { memberIds: [], name: 'Hall' });
  const { code } = await bob.call('invites.set', { chatId: chat.id, on: true });
  guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
});
afterAll(() => server.stop());

/** How a socket is closed that says hello for somebody. */
const closeCodeOf = ({ token }: TestPerson): Promise<number> =>
  new Promise((done) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/gateway`);
    socket.on('open', () => socket.send(JSON.stringify({ hello: { token } })));
    socket.on('close', done);
  });

const none = '00000000-0000-7000-8000-000000000000';
/** Says again who is at the desk: what is dear wants to know every five minutes. */
const prove = () => operator.call('proof.give', { way: 'password', password: testPassword });
const newest = async () => (await operator.call('desk.readAudit', {})).records[0];
const signUp = (handle: string, invitation?: string) =>
  server.call('accounts.signUp', {
    handle,
    name: handle,
    password: testPassword,
    agreed,
    ...(invitation && { invitation }),
  });

describe('the desk', () => {
  const inputs: { [Name in MethodName & `desk.${string}`]: InputOf<Name> } = {
    'desk.getSettings': {},
    'desk.changeSettings': { signUp: 'closed' },
    'desk.health': {},
    'desk.storage': {},
    'desk.findPeople': {},
    'desk.suspend': { accountId: none as never, reason: 'x', endsAt: null },
    'desk.endSuspension': { accountId: none as never },
    'desk.signOutEverywhere': { accountId: none as never },
    'desk.listReports': {},
    'desk.settleReport': { id: none, outcome: 'nothing' },
    'desk.readAudit': {},
    'desk.checkAudit': {},
  };

  test.each(Object.keys(inputs) as (keyof typeof inputs)[])('%s is for operators alone', async (name) => {
    expect(methods.get(name)?.caller).toBe('operator');
    await expectRefusal(server.call(name, inputs[name]), 'not_signed_in');
    await expectRefusal(bob.call(name, inputs[name]), 'operator_only');
    await expectRefusal(guest.call(name, inputs[name]), 'not_for_guests');
  });

  test('asks again who is there before what is dear is done, and does nothing until it knows', async () => {
    const dear = ['desk.changeSettings', 'desk.suspend', 'desk.signOutEverywhere'] as const;
    clock.moveBy({ minutes: 6 });
    for (const name of dear) {
      const input = { ...inputs[name], ...(name !== 'desk.changeSettings' && { accountId: bob.id }) };
      const refusal = await expectRefusal(operator.call(name, input as never), 'proof_needed');
      expect(refusal.details).toEqual({ ways: ['password'] });
    }
    expect((await operator.call('desk.getSettings', {})).settings.signUp).toBe('open');
    expect((await bob.call('accounts.me', {})).handle).toBe('bob');
    expect(await newest()).toBeUndefined();
    expect([...methods.values()].filter(({ name, proof }) => proof && name.startsWith('desk.'))).toHaveLength(
      3,
    );
    await prove();
    await operator.call('desk.changeSettings', { signUp: 'open' });
    await operator.call('desk.changeSettings', { signUp: null });
  });

  test('knows all its methods here', () => {
    const named = [...methods.keys()].filter((name) => name.startsWith('desk.'));
    expect(named.toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  test('tells how the host is and what takes up room', async () => {
    const health = await operator.call('desk.health', {});
    expect(health).toMatchObject({ version: '0.1.0', newsLine: true, database: { ok: true } });
    expect(health.queues.map(({ name }) => name)).toContain('files');
    const storage = await operator.call('desk.storage', {});
    expect(storage.databaseBytes).toBeGreaterThan(100_000);
    expect(storage).toMatchObject({ accounts: 2, guests: 1, disk: { free: expect.any(Number) } });
  });
});

describe('settings', () => {
  test('begin as the program was started, and go back to that', async () => {
    const { settings, first } = await operator.call('desk.getSettings', {});
    expect(settings).toEqual(first);
    const changed = await operator.call('desk.changeSettings', { fileBytes: 5_000, quotaBytes: 9_000 });
    expect(changed.settings).toMatchObject({ fileBytes: 5_000, quotaBytes: 9_000 });
    expect(await bob.call('files.usage', {})).toMatchObject({ fileBytes: 5_000, quotaBytes: 9_000 });
    expect(await newest()).toMatchObject({
      deed: 'host.settingsChanged',
      byName: '@alice',
      details: { fileBytes: 5_000, fileBytesBefore: first.fileBytes },
    });
    const back = await operator.call('desk.changeSettings', { fileBytes: null, quotaBytes: null });
    expect(back.settings).toEqual(first);
  });

  test('what changes nothing is not written down', async () => {
    const before = await newest();
    await operator.call('desk.changeSettings', { signUp: 'open' });
    expect(await newest()).toEqual(before);
  });

  test('closed, nobody signs up; by invitation, each invitation lets one in', async () => {
    await operator.call('desk.changeSettings', { signUp: 'closed' });
    expect((await server.call('accounts.describeHost', {})).signUp).toBe('closed');
    await expectRefusal(signUp('carol'), 'sign_up_closed');
    await operator.call('desk.changeSettings', { signUp: 'invitation' });
    await expectRefusal(signUp('carol'), 'invitation_needed');
    await expectRefusal(signUp('carol', 'no-such-code'), 'invitation_needed');
    const { code, invitation } = await bob.call('accounts.makeHostInvitation', {});
    expect(invitation).toMatchObject({ used: false });
    const both = await Promise.allSettled([signUp('carol', code), signUp('chloe', code)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expectRefusal(signUp('clara', code), 'invitation_needed');
    expect((await bob.call('accounts.listHostInvitations', {})).invitations[0]).toMatchObject({ used: true });
    await expectRefusal(
      guest.call('accounts.upgradeGuest', { handle: 'vera', name: 'Vera', password: testPassword, agreed }),
      'invitation_needed',
    );
  });

  test('an invitation ends after two weeks, can be taken back by its maker alone, and there are only so many', async () => {
    const made = await bob.call('accounts.makeHostInvitation', {});
    await operator.call('accounts.dropHostInvitation', { id: made.invitation.id });
    const old = await bob.call('accounts.makeHostInvitation', {});
    await bob.call('accounts.dropHostInvitation', { id: old.invitation.id });
    await expectRefusal(signUp('dora', old.code), 'invitation_needed');
    clock.moveBy({ days: 14, seconds: 1 });
    await expectRefusal(signUp('dora', made.code), 'invitation_needed');
    for (let round = 0; round < 10; round++) await bob.call('accounts.makeHostInvitation', {});
    await expectRefusal(bob.call('accounts.makeHostInvitation', {}), 'too_many_invitations');
    await expectRefusal(guest.call('accounts.makeHostInvitation', {}), 'not_for_guests');
    await expectRefusal(guest.call('accounts.listHostInvitations', {}), 'not_for_guests');
    await expectRefusal(guest.call('accounts.dropHostInvitation', { id: none }), 'not_for_guests');
    await expectRefusal(server.call('accounts.makeHostInvitation', {}), 'not_signed_in');
    await prove();
    await operator.call('desk.changeSettings', { signUp: null });
  });
});

describe('people', () => {
  const find = async (query: string) => (await operator.call('desk.findPeople', { query })).people;

  test('are found by handle and name, and nothing of what they say is shown', async () => {
    await bob.call('accounts.updateProfile', { status: 'a word for friends' });
    const [found] = await find('BO');
    expect(found).toMatchObject({ person: { handle: 'bob', status: '' }, operator: false, fileBytes: 0 });
    expect((await find('alice'))[0]).toMatchObject({ operator: true });
    expect(await find('visitor')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });

  test('are kept out: sockets close, every call is refused with the reason, and signing in says it again', async () => {
    await operator.call('desk.changeSettings', { appeal: 'Write to help@example.org' });
    const socket = await bob.rawSocket();
    const endsAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const shown = await operator.call('desk.suspend', {
      accountId: bob.id,
      reason: 'spam in open rooms',
      endsAt,
    });
    expect(shown.suspension).toEqual({ reason: 'spam in open rooms', endsAt });
    expect(await socket.closed()).toBe(closeCodes.keptOut);
    const told = { reason: 'spam in open rooms', endsAt, appeal: 'Write to help@example.org' };
    for (const [name, input] of [
      ['accounts.me', {}],
      ['chats.list', {}],
      ['archive.start', { chatId: null }],
    ] as const)
      await expect(bob.call(name, input as never)).rejects.toMatchObject({
        code: 'account_suspended',
        details: told,
      });
    const again = await server.call('accounts.signIn', { handle: 'bob', password: testPassword });
    const back = server.as(again as never);
    await expectRefusal(back.call('accounts.me', {}), 'account_suspended');
    expect(await closeCodeOf(back)).toBe(closeCodes.keptOut);
    const picture = await fetch(`${server.url}/api/archives/${none}`, {
      headers: { authorization: `Bearer ${bob.token}` },
    });
    expect(picture.status).toBe(403);
    await back.call('accounts.signOut', {});
    expect(await newest()).toMatchObject({ deed: 'person.suspended', about: bob.id, aboutName: '@bob' });
    expect((await operator.call('desk.findPeople', { suspended: true })).people).toHaveLength(1);
    clock.moveBy({ hours: 1, seconds: 1 });
    expect((await bob.call('accounts.me', {})).handle).toBe('bob');
    expect((await operator.call('desk.findPeople', { suspended: true })).people).toEqual([]);
  });

  test('who are kept out are refused by every method but signing out, and nothing goes in their name', async () => {
    await prove();
    const dora = await server.person('Dora');
    const { chat } = await dora.call('chats.create', { memberIds: [operator.id] });
    const at = new Date(clock.now().getTime() + 60_000).toISOString();
    await dora.call('later.schedule', { chatId: chat.id, key: 'later', at, text: 'not now' });
    await operator.call('desk.suspend', { accountId: dora.id, reason: 'x', endsAt: null });
    for (const { name, caller } of methods.values()) {
      if (caller === 'anyone' || name === 'accounts.signOut') continue;
      await expectRefusal(dora.call(name as 'accounts.me', {}), 'account_suspended');
    }
    clock.moveBy({ minutes: 2 });
    await runJobNow(server.house, sendDue);
    expect((await operator.call('messages.history', { chatId: chat.id })).messages).toEqual([]);
    await operator.call('desk.endSuspension', { accountId: dora.id });
    const { messages } = await dora.call('later.list', {} as never);
    expect(messages).toMatchObject([{ failed: 'account_suspended' }]);
  });

  test('are let in again, and signed out everywhere', async () => {
    await operator.call('desk.suspend', { accountId: bob.id, reason: 'for good', endsAt: null });
    await expectRefusal(bob.call('accounts.me', {}), 'account_suspended');
    expect((await operator.call('desk.endSuspension', { accountId: bob.id })).suspension).toBeNull();
    expect((await bob.call('accounts.me', {})).handle).toBe('bob');
    expect(await newest()).toMatchObject({ deed: 'person.letIn' });
    const socket = await bob.rawSocket();
    expect((await operator.call('desk.signOutEverywhere', { accountId: bob.id })).sessions).toBe(0);
    expect(await socket.closed()).toBe(closeCodes.signedOut);
    await expectRefusal(bob.call('accounts.me', {}), 'not_signed_in');
    bob = server.as(
      (await server.call('accounts.signIn', { handle: 'bob', password: testPassword })) as never,
    );
  });

  test('who are operators cannot be kept out, nor who is not there, nor until yesterday', async () => {
    const suspend = (accountId: string, endsAt: string | null = null) =>
      operator.call('desk.suspend', { accountId: accountId as never, reason: 'x', endsAt });
    await expectRefusal(suspend(operator.id), 'is_operator');
    await expectRefusal(suspend(none), 'person_not_found');
    await expectRefusal(suspend(guest.id), 'person_not_found');
    await expectRefusal(suspend(bob.id, '2020-01-01T00:00:00.000Z'), 'time_passed');
    await expectRefusal(
      operator.call('desk.endSuspension', { accountId: none as never }),
      'person_not_found',
    );
    await expectRefusal(
      operator.call('desk.signOutEverywhere', { accountId: none as never }),
      'person_not_found',
    );
  });
});

describe('complaints', () => {
  test('wait, and are settled once', async () => {
    await bob.call('people.report', { accountId: operator.id, reason: 'spam', note: 'too many words' });
    const { reports } = await operator.call('desk.listReports', {});
    expect(reports).toMatchObject([
      { by: { handle: 'bob' }, about: { handle: 'alice' }, reason: 'spam', note: 'too many words' },
    ]);
    const id = reports[0]!.id;
    await operator.call('desk.settleReport', { id, outcome: 'nothing' });
    expect((await operator.call('desk.listReports', {})).reports).toEqual([]);
    const record = await newest();
    expect(record).toMatchObject({ deed: 'report.settled', details: { outcome: 'nothing' } });
    expect(JSON.stringify(record)).not.toContain('too many words');
    await expectRefusal(operator.call('desk.settleReport', { id, outcome: 'acted' }), 'report_not_found');
  });
});

test('what the sticker desk decides is written down too', async () => {
  const { records } = await operator.call('desk.readAudit', { deed: 'person' });
  expect(records.length).toBeGreaterThan(2);
  expect(records.every(({ deed }) => deed.startsWith('person.'))).toBe(true);
  const { whole, head } = await operator.call('desk.checkAudit', {});
  expect({ whole, head }).toEqual({ whole: true, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
