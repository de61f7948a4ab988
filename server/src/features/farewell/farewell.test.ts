import { limits, type ChatId } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { eraseLeavers } from './erase-leavers.ts';

const clock = movingClock();
let server: TestServer<House>;
let operator: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  server = await startTestServer<House>({ clock, config: { logLevel: 'fatal' } });
  [operator, bob] = [await server.alice(), await server.bob()];
});
afterAll(() => server.stop());

const signIn = async (handle: string): Promise<TestPerson> =>
  server.as(await server.call('accounts.signIn', { handle, password: testPassword }));

const groupOf = async (who: TestPerson, others: TestPerson[], name: string): Promise<ChatId> => {
  for (const other of others)
    await other.call('people.addFriend', { accountId: who.id } as never).catch(() => {});
  return (await who.call('chats.create', { memberIds: others.map(({ id }) => id), name })).chat.id;
};

describe('leaving', () => {
  it('asks for proof, and tells before what it would mean', async () => {
    const ann = await server.person('ann');
    await groupOf(ann, [bob], 'hers alone');
    await groupOf(bob, [ann], 'of bob');
    await ann.call('chats.create', { memberIds: [], name: 'nobody else is in it' });
    expect(await ann.call('farewell.look', {})).toEqual({
      days: limits.farewellDays,
      groups: 1,
      lastOperator: false,
    });
    clock.moveBy({ minutes: 6 });
    await expectRefusal(ann.call('farewell.leave', {}), 'proof_needed');
    await expect(ann.call('accounts.me', {})).resolves.toBeTruthy();
  });

  it('signs out everywhere, is seen and found by nobody, and hands groups on', async () => {
    const cara = await server.person('cara');
    const chatId = await groupOf(cara, [bob], 'of cara');
    await bob.call('people.addFriend', { handle: 'cara' } as never);
    const { chat: direct } = await bob.call('chats.create', { memberIds: [cara.id] });
    await cara.call('messages.send', { chatId, key: 'c', text: 'from cara' });
    const phone = await (await signIn('cara')).rawSocket();
    const near = await bob.rawSocket();
    const { leavesAt } = await cara.call('farewell.leave', {});
    expect(Date.parse(leavesAt) - clock.now().getTime()).toBeGreaterThan(13 * 86_400_000);
    expect(await phone.closed()).toBe(4001);
    await expectRefusal(cara.call('accounts.me', {}), 'not_signed_in');
    expect((await near.nextSignal('person.changed')).body).toMatchObject({
      person: { id: cara.id, gone: true, name: 'Deleted account', handle: null },
    });
    await expectRefusal(bob.call('people.find', { handle: 'cara' } as never), 'person_not_found');
    await expectRefusal(bob.call('chats.create', { memberIds: [cara.id] }), 'person_not_found');
    await expectRefusal(
      bob.call('messages.send', { chatId: direct.id, key: 'x', text: 'hello?' }),
      'person_gone',
    );
    const { members } = await bob.call('chats.listMembers', { chatId });
    expect(members.find(({ id }) => id === bob.id)?.role).toBe('host');
    expect(members.find(({ id }) => id === cara.id)).toMatchObject({ gone: true, name: 'Deleted account' });
    // The handle stays theirs for as long as they may come back.
    expect((await server.call('accounts.checkHandle', { handle: 'cara' })).free).toBe(false);
  });

  it('is undone by signing in and saying so; until then nothing else is answered', async () => {
    const dora = await server.person('dora');
    await bob.call('people.addFriend', { handle: 'dora' } as never);
    const { chat } = await dora.call('chats.create', { memberIds: [bob.id] });
    await dora.call('farewell.leave', {});
    clock.moveBy({ days: 13 });
    await runJobNow(server.house, eraseLeavers);
    const back = await signIn('dora');
    const refusal = await expectRefusal(back.call('accounts.me', {}), 'account_leaving');
    expect(Object.keys(refusal.details)).toEqual(['endsAt']);
    await expectRefusal(back.call('chats.list', {}), 'account_leaving');
    await back.call('accounts.signOut', {});
    const again = await signIn('dora');
    await again.call('farewell.comeBack', {});
    expect(await again.call('accounts.me', {})).toMatchObject({ handle: 'dora', name: 'dora' });
    await bob.call('messages.send', { chatId: chat.id, key: 'y', text: 'you are back' });
    clock.moveBy({ days: 2 });
    await runJobNow(server.house, eraseLeavers);
    await expect(again.call('accounts.me', {})).resolves.toMatchObject({ handle: 'dora' });
    await again.call('farewell.comeBack', {});
  });

  it('is not for the only operator of a host, before there is another', async () => {
    expect((await operator.call('farewell.look', {})).lastOperator).toBe(true);
    await operator.call('proof.give', { way: 'password', password: testPassword });
    await expectRefusal(operator.call('farewell.leave', {}), 'last_operator');
    await server.house.db.query('update accounts set operator = true where account_id = $1', [bob.id]);
    expect((await operator.call('farewell.look', {})).lastOperator).toBe(false);
    await server.house.db.query('update accounts set operator = false where account_id = $1', [bob.id]);
  });

  it('needs a session, and nobody comes back in the name of somebody else', async () => {
    for (const name of ['farewell.look', 'farewell.leave', 'farewell.comeBack'] as const)
      await expectRefusal(server.call(name, {}), 'not_signed_in');
  });

  it('is at once for guests, who are told so', async () => {
    const chatId = await groupOf(bob, [], 'open');
    const { code } = await bob.call('invites.set', { chatId, on: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Vis Itor' }));
    await guest.call('messages.send', { chatId, key: 'g', text: 'a guest was here' });
    expect((await guest.call('farewell.look', {})).days).toBe(0);
    await guest.call('farewell.leave', {});
    await runJobNow(server.house, eraseLeavers);
    const { messages, persons } = await bob.call('messages.history', { chatId });
    expect(messages.some(({ body }) => (body as { text?: string }).text === 'a guest was here')).toBe(true);
    expect(JSON.stringify({ messages, persons })).not.toContain('Vis Itor');
  });

  it('of both sides takes their one-to-one chat along', async () => {
    const [eve, fay] = [await server.person('eve'), await server.person('fay')];
    const { chat } = await eve.call('chats.create', { memberIds: [fay.id] });
    await eve.call('messages.send', { chatId: chat.id, key: 'e', text: 'between us' });
    const linesLeft = async () =>
      (await server.house.db.query('select 1 from chat_log where chat_id = $1', [chat.id])).rowCount;
    for (const who of [eve, fay]) {
      await who.call('proof.give', { way: 'password', password: testPassword });
      await who.call('farewell.leave', {});
      clock.moveBy({ days: 15 });
      await runJobNow(server.house, eraseLeavers);
      expect((await linesLeft()) === 0).toBe(who === fay);
    }
  });

  it('is gone on with after a crash, from wherever it stopped', async () => {
    const gil = await server.person('gil');
    await gil.call('farewell.leave', {});
    clock.moveBy({ days: 15 });
    const { db } = server.house;
    await db.query('alter table bookmarks rename to bookmarks_away');
    await runJobNow(server.house, eraseLeavers);
    await db.query('alter table bookmarks_away rename to bookmarks');
    const open = async () => (await db.query('select 1 from erased_accounts where done_at is null')).rowCount;
    expect(await open()).toBe(1);
    await runJobNow(server.house, eraseLeavers);
    expect(await open()).toBe(0);
  });
});
