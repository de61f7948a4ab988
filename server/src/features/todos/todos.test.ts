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
const make = (who: TestPerson, more: Partial<InputOf<'todos.create'>> = {}) =>
  who.call('todos.create', {
    chatId,
    key: `todos-${++keys}`,
    title: '준비물',
    items: [{ text: '우산' }, { text: '간식', assignee: bob.id, due: '2026-12-05' }],
    ...more,
  });
const get = async (who: TestPerson, id: string) =>
  (await who.call('todos.get', { chatId, ids: [id] })).lists[0];
const guestOf = async (chat: ChatId): Promise<TestPerson> => {
  const link = await alice.call('invites.set', { chatId: chat, on: true, guests: true });
  return server.as(await server.call('invites.joinAsGuest', { code: link.code as string, name: 'Gus' }));
};

describe('making a list', () => {
  it('puts its card into the room, and a retry makes no second one', async () => {
    const first = await make(alice, { key: 'same' });
    expect(await make(alice, { key: 'same' })).toEqual(first);
    expect(first.list).toMatchObject({
      title: '준비물',
      seq: first.seq,
      rev: 1,
      items: [
        { id: 1, text: '우산', assignee: null, due: null, done: null },
        { id: 2, text: '간식', assignee: bob.id, due: '2026-12-05', done: null },
      ],
    });
    expect(await get(bob, first.list.id)).toEqual(first.list);
  });

  it('is for members with an account, and gives work to members alone', async () => {
    await expect(make(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(make(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    await expect(make(alice, { items: [{ text: 'x', assignee: eve.id }] })).rejects.toMatchObject({
      code: 'member_not_found',
    });
    for (const items of [[], [{ text: ' ' }], [{ text: 'x', due: 'soon' }]])
      await expect(make(alice, { items })).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describe('ticking', () => {
  it('says who and when, live for all, and can be taken back', async () => {
    const { list } = await make(alice);
    const socket = await alice.rawSocket();
    const tick = (who: TestPerson, done: boolean) =>
      who.call('todos.tick', { chatId, id: list.id, item: 1, done });
    expect((await tick(bob, true)).list.items[0]?.done).toMatchObject({ by: bob.id });
    expect(await socket.nextEntry('todo.changed')).toMatchObject({
      author: bob.id,
      body: { id: list.id, rev: 2, items: [{ id: 1, done: { by: bob.id }, rev: 2 }], removed: [] },
    });
    expect((await tick(chae, true)).list.items[0]?.done).toMatchObject({ by: bob.id });
    expect((await tick(chae, false)).list.items[0]?.done).toBeNull();
    await expect(bob.call('todos.tick', { chatId, id: list.id, item: 99, done: true })).rejects.toMatchObject(
      { code: 'todo_item_not_found' },
    );
  });

  it('loses nothing when all tick at once', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({ text: `thing ${index}` }));
    const { list } = await make(alice, { items });
    await Promise.all(
      list.items.map(({ id }, index) =>
        [alice, bob, chae][index % 3]!.call('todos.tick', { chatId, id: list.id, item: id, done: true }),
      ),
    );
    const after = await get(alice, list.id);
    expect(after?.items.every((one) => one.done !== null)).toBe(true);
    expect(after?.rev).toBe(61);
  });

  it('is for those who see the card: guests too, but neither outsiders nor who came later', async () => {
    const { list } = await make(alice);
    const tick = { chatId, id: list.id, item: 1, done: true };
    await expect(eve.call('todos.tick', tick)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(eve.call('todos.list', { chatId })).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(eve.call('todos.get', { chatId, ids: [list.id] })).rejects.toMatchObject({
      code: 'chat_not_found',
    });
    const late = await guestOf(chatId);
    await expect(late.call('todos.tick', tick)).rejects.toMatchObject({ code: 'todo_not_found' });
    expect((await late.call('todos.list', { chatId })).lists).toEqual([]);
    const { list: next } = await make(alice);
    expect((await late.call('todos.tick', { ...tick, id: next.id })).list.items[0]?.done).not.toBeNull();
  });
});

describe('changing a list', () => {
  it('adds once, rewords, gives to somebody, moves and takes away', async () => {
    const { list } = await make(alice);
    const which = { chatId, id: list.id };
    await bob.call('todos.addItem', { ...which, key: 'a', item: { text: '카메라' } });
    const added = await bob.call('todos.addItem', { ...which, key: 'a', item: { text: '카메라' } });
    expect(added.list.items.map(({ text }) => text)).toEqual(['우산', '간식', '카메라']);
    await chae.call('todos.changeItem', { ...which, item: 3, before: 1 });
    await chae.call('todos.changeItem', { ...which, item: 1, before: null, assignee: chae.id });
    const { list: moved } = await chae.call('todos.changeItem', {
      ...which,
      item: 2,
      text: '귤',
      due: null,
    });
    expect(moved.items.map(({ text, assignee }) => [text, assignee])).toEqual([
      ['카메라', null],
      ['귤', bob.id],
      ['우산', chae.id],
    ]);
    await bob.call('todos.removeItem', { ...which, item: 2 });
    await bob.call('todos.removeItem', { ...which, item: 2 });
    await bob.call('todos.rename', { ...which, title: '챙길 것' });
    expect(await get(alice, list.id)).toMatchObject({ title: '챙길 것', items: [{ id: 3 }, { id: 1 }] });
    await expect(bob.call('todos.changeItem', { ...which, item: 1, before: 2 })).rejects.toMatchObject({
      code: 'todo_item_not_found',
    });
    await expect(bob.call('todos.changeItem', { ...which, item: 1, assignee: eve.id })).rejects.toMatchObject(
      { code: 'member_not_found' },
    );
  });

  it('keeps the order through a hundred moves to the same place', async () => {
    const items = ['a', 'b', 'c'].map((text) => ({ text }));
    const { list } = await make(alice, { items });
    const which = { chatId, id: list.id };
    for (let move = 0; move < 100; move++)
      await bob.call('todos.changeItem', {
        ...which,
        item: move % 2 === 0 ? 3 : 2,
        before: move % 2 === 0 ? 2 : 3,
      });
    expect((await get(alice, list.id))?.items.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('is for members with an account', async () => {
    const { list } = await make(alice);
    const which = { chatId, id: list.id };
    const ways = (who: TestPerson) => [
      who.call('todos.addItem', { ...which, key: 'x', item: { text: 'x' } }),
      who.call('todos.changeItem', { ...which, item: 1, text: 'x' }),
      who.call('todos.removeItem', { ...which, item: 1 }),
      who.call('todos.rename', { ...which, title: 'x' }),
    ];
    for (const way of ways(eve)) await expect(way).rejects.toMatchObject({ code: 'chat_not_found' });
    const guest = await guestOf(chatId);
    for (const way of ways(guest)) await expect(way).rejects.toMatchObject({ code: 'not_for_guests' });
  });

  it('stops at a hundred items', async () => {
    const items = Array.from({ length: 100 }, (_, index) => ({ text: `thing ${index}` }));
    const { list } = await make(alice, { items });
    await expect(
      bob.call('todos.addItem', { chatId, id: list.id, key: 'x', item: { text: 'one more' } }),
    ).rejects.toMatchObject({ code: 'too_many_todos' });
  });
});

describe('looking at lists', () => {
  it('gives mine of all chats while something is left for me', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Other' });
    const mine = async (who: TestPerson) => (await who.call('todos.listMine', {})).lists.map(({ id }) => id);
    const before = await mine(bob);
    const { list } = await make(alice, { chatId: chat.id });
    expect(await mine(bob)).toEqual([list.id, ...before]);
    expect(await mine(eve)).toEqual([]);
    await bob.call('todos.tick', { chatId: chat.id, id: list.id, item: 2, done: true });
    expect(await mine(bob)).toEqual(before);
    expect((await bob.call('todos.list', { chatId: chat.id })).lists.map(({ id }) => id)).toEqual([list.id]);
  });

  it('ends with its card: nothing of it stays in the log', async () => {
    const { list, seq } = await make(alice, { title: 'secret list' });
    await bob.call('todos.addItem', { chatId, id: list.id, key: 's', item: { text: 'secret thing' } });
    await alice.call('messages.delete', { chatId, seq });
    expect(await get(bob, list.id)).toBeUndefined();
    const log = await bob.call('logs.read', { log: `chat:${chatId}`, afterSeq: seq - 1 });
    expect(JSON.stringify(log)).not.toMatch(/secret/);
  });
});
