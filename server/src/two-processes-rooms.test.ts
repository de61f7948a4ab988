import type { ChatId, InputOf, MethodName } from '@maru/contract';
import {
  expectRefusal,
  patience,
  startTestServer,
  type TestPerson,
  type TestProcess,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { House } from './platform/house.ts';

let one: TestServer<House>;
let other: TestProcess<House>;
let [alice, bob, carol]: TestPerson[] = [];
let chatId: ChatId;

beforeAll(async () => {
  one = await startTestServer<House>();
  other = await one.startBeside();
  [alice, bob, carol] = [await one.alice(), await one.bob(), await one.person('Carol')];
  for (const friend of [bob, carol]) await alice!.call('people.addFriend', { handle: friend!.handle });
  for (const friend of [bob, carol]) await friend!.call('people.addFriend', { handle: alice!.handle });
  const { chat } = await alice!.call('chats.create', { name: 'Two', memberIds: [bob!.id, carol!.id] });
  chatId = chat.id;
});
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const there = (who: TestPerson | undefined) => other.at(who as TestPerson);

/** Calls at the other process until it refuses so. */
const refusedThere = async <Name extends MethodName>(
  who: TestPerson | undefined,
  call: [Name, () => InputOf<Name>],
  code: string,
) => vi.waitFor(async () => expectRefusal(there(who).call(call[0], call[1]()), code as never), patience);

let sent = 0;
const send = (): [MethodName, () => never] => [
  'messages.send',
  () => ({ chatId, key: `k${sent++}`, text: 'hello' }) as never,
];

it('whoever is taken out of a group at one process writes and reads there no more at the other', async () => {
  await there(bob).call('messages.send', { chatId, key: 'before', text: 'here' });
  await alice!.call('chats.removeMember', { chatId, accountId: bob!.id });
  await refusedThere(bob, send(), 'chat_not_found');
  await refusedThere(bob, ['messages.history', () => ({ chatId, limit: 1 })], 'chat_not_found');
  await alice!.call('chats.invite', { chatId, accountIds: [bob!.id] });
  await vi.waitFor(() => there(bob).call('messages.send', { chatId, key: 'again', text: 'back' }), patience);
});

it('a change of a group and of who looks after it is obeyed by the other process', async () => {
  await expectRefusal(there(carol).call('chats.removeMember', { chatId, accountId: bob!.id }), 'not_a_host');
  await alice!.call('chats.setRole', { chatId, accountId: carol!.id, role: 'host' });
  await vi.waitFor(
    () => there(carol).call('chats.setRole', { chatId, accountId: bob!.id, role: 'host' }),
    patience,
  );
  await alice!.call('chats.setVanishing', { chatId, after: 3_600 });
  await vi.waitFor(async () => {
    const { seq } = await there(carol).call('messages.send', { chatId, key: `v${sent++}`, text: 'goes' });
    const page = await alice!.call('messages.history', { chatId, limit: 1 });
    expect(page.messages[0]).toMatchObject({ seq, body: { vanishAt: expect.any(String) } });
  }, patience);
});

it('a block counts at the other process, and its end does', async () => {
  const direct = (await there(bob).call('chats.create', { memberIds: [alice!.id] })).chat.id;
  const input = () => ({ chatId: direct, key: `b${sent++}`, text: 'hello' });
  await there(bob).call('messages.send', input());
  await there(alice).call('messages.send', input());
  await alice!.call('people.block', { accountId: bob!.id, level: 'messages' });
  await refusedThere(alice, ['messages.send', input], 'blocked_by_you');
  await alice!.call('people.unblock', { accountId: bob!.id });
  await vi.waitFor(() => there(alice).call('messages.send', input()), patience);
});

it('a profile and what somebody decides for themselves count at the other process', async () => {
  await there(carol).call('accounts.me', {});
  const watcher = await there(alice).rawSocket();
  await carol!.call('accounts.updateProfile', { name: 'Robert' });
  expect((await watcher.nextSignal('person.changed')).body).toMatchObject({ person: { name: 'Robert' } });
  await vi.waitFor(async () => {
    expect((await there(carol).call('accounts.me', {})).name).toBe('Robert');
  }, patience);
});

it('while no news is heard, nothing that is remembered counts', async () => {
  await there(carol).call('messages.send', { chatId, key: `n${sent++}`, text: 'here' });
  const isUp = vi.spyOn(other.house.news, 'isUp').mockReturnValue(false);
  // Nobody tells of it, as when the process that did it died, or the line was cut.
  await one.house.db.query('delete from chat_members where chat_id = $1 and account_id = $2', [
    chatId,
    carol!.id,
  ]);
  await expectRefusal(
    there(carol).call('messages.send', { chatId, key: `n${sent++}`, text: 'x' }),
    'chat_not_found',
  );
  await one.house.db.query('delete from sessions where account_id = $1', [carol!.id]);
  await expectRefusal(there(carol).call('accounts.me', {}), 'not_signed_in');
  isUp.mockRestore();
});
