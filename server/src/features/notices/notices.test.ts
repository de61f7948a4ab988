import type { ChatId, InputOf } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chae: TestPerson;
let eve: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
  [chae, eve] = [await server.person('chaewon'), await server.person('eve')];
  for (const one of [bob, chae]) {
    await one.call('people.addFriend', { handle: 'alice' });
    await alice.call('people.addFriend', { accountId: one.id });
  }
  chatId = (await alice.call('chats.create', { memberIds: [bob.id, chae.id], name: 'Trip' })).chat.id;
});
afterAll(() => server.stop());

let keys = 0;
const set = async (who: TestPerson, more: Partial<InputOf<'notices.set'>> = {}) =>
  (await who.call('notices.set', { chatId, key: `notice-${++keys}`, text: '토요일 10시 서울역', ...more }))
    .notice;
const top = (who: TestPerson) => who.call('notices.top', { chatId });
const guestOf = async (chat: ChatId): Promise<TestPerson> => {
  const link = await alice.call('invites.set', { chatId: chat, on: true, guests: true });
  return server.as(await server.call('invites.joinAsGuest', { code: link.code as string, name: 'Gus' }));
};

describe('setting a notice', () => {
  it('puts it at the top and its card into the room, and a retry sets it once', async () => {
    const socket = await bob.rawSocket();
    const first = await set(alice, { key: 'same', text: '\n 준비물\n물, 모자' });
    expect(await set(alice, { key: 'same', text: '\n 준비물\n물, 모자' })).toEqual(first);
    expect(await socket.nextEntry('message.sent')).toMatchObject({
      seq: first.seq,
      body: { content: { type: 'card', of: 'notice', id: first.id, title: '준비물' } },
    });
    expect(await top(bob)).toEqual({ newest: first, awayId: null, hostsOnly: false });
    expect((await bob.call('notices.get', { chatId, ids: [first.id] })).notices).toEqual([first]);
  });

  it('is for every member with an account, and the newest is at the top', async () => {
    await set(alice);
    const second = await set(bob, { text: 'Second' });
    expect((await top(chae)).newest).toEqual(second);
    await expect(set(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(set(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    for (const text of [' ', 'x'.repeat(1_001)])
      await expect(set(alice, { text })).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('can be made from a message that its maker sees', async () => {
    const { seq } = await chae.call('messages.send', { chatId, key: 'm1', text: 'Meet at the gate' });
    expect(await set(bob, { text: 'Meet at the gate', fromSeq: seq })).toMatchObject({ fromSeq: seq });
    await expect(set(bob, { fromSeq: 99_999 })).rejects.toMatchObject({ code: 'message_not_found' });
  });

  it('is kept to hosts where a host says so', async () => {
    const socket = await bob.rawSocket();
    const rule = (who: TestPerson, hostsOnly: boolean) => who.call('notices.setRule', { chatId, hostsOnly });
    await expect(rule(bob, true)).rejects.toMatchObject({ code: 'not_a_host' });
    await expect(rule(eve, true)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(rule(await guestOf(chatId), true)).rejects.toMatchObject({ code: 'not_for_guests' });
    const mine = await set(bob);
    await rule(alice, true);
    await rule(alice, true);
    expect(await socket.nextEntry('notice.ruleChanged')).toMatchObject({ body: { hostsOnly: true } });
    expect(await top(bob)).toMatchObject({ hostsOnly: true });
    await expect(set(bob)).rejects.toMatchObject({ code: 'not_a_host' });
    const which = { chatId, id: mine.id };
    await expect(bob.call('notices.edit', { ...which, text: 'x' })).rejects.toMatchObject({
      code: 'not_a_host',
    });
    await expect(bob.call('notices.takeDown', which)).rejects.toMatchObject({ code: 'not_a_host' });
    await expect(set(alice)).resolves.toBeTruthy();
    await rule(alice, false);
    await expect(set(bob)).resolves.toBeTruthy();
    const direct = await alice.call('chats.create', { memberIds: [bob.id] });
    await expect(
      alice.call('notices.setRule', { chatId: direct.chat.id, hostsOnly: true }),
    ).rejects.toMatchObject({ code: 'not_a_group' });
    await expect(set(bob, { chatId: direct.chat.id })).resolves.toBeTruthy();
  });
});

describe('changing a notice', () => {
  it('edits the one at the top, for all to see, in its card too', async () => {
    const notice = await set(alice);
    const socket = await chae.rawSocket();
    const edit = (who: TestPerson, id: string, text: string) =>
      who.call('notices.edit', { chatId, id, text });
    const { notice: edited } = await edit(bob, notice.id, '일요일 11시');
    expect(edited).toMatchObject({ text: '일요일 11시', editedBy: bob.id, rev: 2 });
    expect((await edit(bob, notice.id, '일요일 11시')).notice.rev).toBe(2);
    expect(await socket.nextEntry('notice.edited')).toMatchObject({
      author: bob.id,
      body: { id: notice.id, rev: 2, text: '일요일 11시' },
    });
    const { messages } = await chae.call('messages.history', { chatId, limit: 1 });
    expect(messages[0]?.body).toMatchObject({ content: { title: '일요일 11시' } });
    await expect(edit(eve, notice.id, 'x')).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(edit(await guestOf(chatId), notice.id, 'x')).rejects.toMatchObject({
      code: 'not_for_guests',
    });
    await set(bob);
    await expect(edit(alice, notice.id, 'x')).rejects.toMatchObject({ code: 'notice_over' });
    await expect(edit(alice, crypto.randomUUID(), 'x')).rejects.toMatchObject({ code: 'notice_not_found' });
  });

  it('takes it down for everybody, and nothing older comes back', async () => {
    await set(alice, { text: 'older' });
    const notice = await set(alice);
    const socket = await chae.rawSocket();
    const down = (who: TestPerson) => who.call('notices.takeDown', { chatId, id: notice.id });
    await expect(down(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(down(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    expect((await down(bob)).notice).toMatchObject({ downBy: bob.id, rev: 2 });
    expect((await down(alice)).notice).toMatchObject({ downBy: bob.id, rev: 2 });
    expect(await socket.nextEntry('notice.down')).toMatchObject({ body: { id: notice.id, rev: 2 } });
    expect((await top(chae)).newest).toMatchObject({ id: notice.id, downBy: bob.id });
    await expect(alice.call('notices.edit', { chatId, id: notice.id, text: 'x' })).rejects.toMatchObject({
      code: 'notice_over',
    });
  });

  it('goes for good with its card: neither who asks nor the log has its words', async () => {
    await set(alice, { text: 'older' });
    const notice = await set(alice, { text: 'secret place' });
    await alice.call('notices.edit', { chatId, id: notice.id, text: 'secret hour' });
    await alice.call('messages.delete', { chatId, seq: notice.seq });
    expect((await top(bob)).newest).toBeNull();
    expect((await bob.call('notices.get', { chatId, ids: [notice.id] })).notices).toEqual([]);
    const log = await bob.call('logs.read', { log: `chat:${chatId}`, afterSeq: notice.seq - 1 });
    expect(JSON.stringify(log)).not.toMatch(/secret/);
    expect(JSON.stringify(await bob.call('notices.list', { chatId }))).not.toMatch(/secret/);
  });
});

describe('reading notices', () => {
  it('is put away by one person on all their devices, until the next', async () => {
    const notice = await set(alice);
    const socket = await bob.rawSocket();
    const away = (who: TestPerson) => who.call('notices.putAway', { chatId, id: notice.id });
    await away(bob);
    await away(bob);
    expect(await socket.nextEntry('notice.away')).toMatchObject({ body: { chatId, id: notice.id } });
    expect((await top(bob)).awayId).toBe(notice.id);
    expect((await top(chae)).awayId).toBeNull();
    await expect(away(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    const guest = await guestOf(chatId);
    await expect(away(guest)).resolves.toEqual({});
    const next = await set(chae);
    expect(await top(bob)).toMatchObject({ newest: { id: next.id }, awayId: notice.id });
  });

  it('lists them newest first; who comes later sees only the one that stands', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Lists' });
    const made: string[] = [];
    for (const text of ['1', '2', '3']) made.unshift((await set(alice, { chatId: chat.id, text })).id);
    const first = await bob.call('notices.list', { chatId: chat.id, limit: 2 });
    const rest = await bob.call('notices.list', {
      chatId: chat.id,
      limit: 2,
      beforeSeq: first.nextBefore as number,
    });
    expect([...first.notices, ...rest.notices].map(({ id }) => id)).toEqual(made);
    expect(first.persons).toMatchObject([{ id: alice.id }]);
    const late = await guestOf(chat.id);
    expect((await late.call('notices.list', { chatId: chat.id })).notices).toMatchObject([{ id: made[0] }]);
    const seen = await late.call('notices.get', { chatId: chat.id, ids: made });
    expect(seen.notices).toMatchObject([{ id: made[0] }]);
    for (const ask of [
      chae.call('notices.list', { chatId: chat.id }),
      chae.call('notices.top', { chatId: chat.id }),
      chae.call('notices.get', { chatId: chat.id, ids: made }),
    ])
      await expect(ask).rejects.toMatchObject({ code: 'chat_not_found' });
  });

  it('shows nothing of whoever is blocked in a one-to-one chat', async () => {
    const { chat } = await chae.call('chats.create', { memberIds: [alice.id] });
    const mine = await set(alice, { chatId: chat.id, text: 'mine' });
    await alice.call('people.block', { accountId: chae.id });
    const theirs = await set(chae, { chatId: chat.id, text: 'theirs' });
    const at = { chatId: chat.id };
    expect((await chae.call('notices.top', at)).newest?.id).toBe(theirs.id);
    expect((await alice.call('notices.top', at)).newest?.id).toBe(mine.id);
    await expect(set(alice, { chatId: chat.id })).rejects.toMatchObject({ code: 'blocked_by_you' });
    await chae.call('notices.takeDown', { ...at, id: mine.id });
  });
});
