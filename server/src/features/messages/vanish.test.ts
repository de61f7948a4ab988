import type { ChatId } from '@maru/contract';
import { expectRefusal, movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { vanish } from './vanish.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  [alice, bob] = [await server.alice(), await server.bob()];
  await bob.call('people.addFriend', { handle: 'alice' });
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'soon gone' });
  chatId = chat.id;
});
afterAll(() => server.stop());

const say = (who: TestPerson, text: string) =>
  who.call('messages.send', { chatId, key: text.replaceAll(' ', '-'), text });

const textsOf = async (who: TestPerson) =>
  (await who.call('messages.history', { chatId })).messages
    .filter((line) => line.kind === 'message.sent')
    .map((line) => line.body.text);

describe('messages that go by themselves', () => {
  it('are a matter of the hosts in a group, and of nobody outside', async () => {
    await expectRefusal(bob.call('chats.setVanishing', { chatId, after: 30 }), 'not_a_host');
    const eve = await server.person('eve');
    await expectRefusal(eve.call('chats.setVanishing', { chatId, after: 30 }), 'chat_not_found');
    await expectRefusal(alice.call('chats.setVanishing', { chatId, after: 7 as never }), 'bad_input');
  });

  it('go when their time has come, for everyone, without a trace; earlier ones stay', async () => {
    await say(alice, 'stays');
    const socket = await bob.rawSocket();
    await alice.call('chats.setVanishing', { chatId, after: 30 });
    expect((await socket.nextEntry('chat.vanishingChanged')).body).toEqual({ after: 30 });
    expect((await bob.call('chats.get', { chatId })).chat.vanishAfter).toBe(30);
    const { seq } = await say(alice, 'a secret word');
    await runJobNow(server.house, vanish);
    expect(await textsOf(bob)).toEqual(['a secret word', 'stays']);
    clock.moveBy({ seconds: 31 });
    await runJobNow(server.house, vanish);
    expect((await socket.nextEntry('message.deleted')).body).toEqual({ seq, vanished: true });
    expect(await textsOf(bob)).toEqual(['stays']);
    const { chat } = await bob.call('chats.get', { chatId });
    expect(chat).toMatchObject({ unread: 1, lastMessage: { text: 'stays' } });
    const kept = await server.house.db.query<{ body: string }>(
      'select body::text from chat_log where chat_id = $1',
      [chatId],
    );
    expect(kept.rows.map((row) => row.body).join()).not.toContain('secret');
  });

  it('stay when the timer is off again', async () => {
    await alice.call('chats.setVanishing', { chatId, after: null });
    await say(alice, 'for good');
    clock.moveBy({ days: 40 });
    await runJobNow(server.house, vanish);
    expect(await textsOf(bob)).toEqual(['for good', 'stays']);
  });
});
