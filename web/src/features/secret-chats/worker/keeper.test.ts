import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { makeRawKey, takeIn } from '../../../platform/lock/index.ts';
import { moveRows, openStore } from '../../../platform/store/index.ts';
import { HostStandIn, openDevice } from './host-stand-in.ts';

const patience = { timeout: 20_000 };

vi.setConfig({ testTimeout: 30_000 });

type Person = Awaited<ReturnType<typeof openDevice>>;

let host: HostStandIn;
let open: Person[];

const person = async (me: string, how: Parameters<typeof openDevice>[2] = {}): Promise<Person> => {
  const made = await openDevice(host, me, how);
  open.push(made);
  await made.keeper.start();
  return made;
};

const startRoom = async (by: Person, ...others: Person[]): Promise<never> => {
  const memberIds = others.map(({ me }) => me) as never[];
  const kind = others.length === 1 ? 'direct' : 'group';
  const { chatId } = await by.verbs.create({ memberIds, kind, key: crypto.randomUUID() });
  for (const { verbs } of others) await verbs.welcomed({});
  return chatId as never;
};

const say = (by: Person, chatId: never, said: string | object) => {
  const more = typeof said === 'string' ? { text: said } : said;
  return by.verbs.send({ chatId, key: crypto.randomUUID(), draft: { kind: 'message', ...more } as never });
};

const texts = async ({ verbs }: Person, chatId: never, asked = {}) => {
  const page = await verbs.page({ chatId, asked: { limit: 50, ...asked }, isFresh: true });
  return page.messages.filter(({ kind }) => kind === 'message.sent').map(({ body }) => body['text']);
};

beforeEach(() => {
  host = new HostStandIn();
  open = [];
});
afterEach(() => open.forEach(({ keeper }) => keeper.close()));

it('two devices talk, and what they said is read page by page from their own disks', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const chatId = await startRoom(alice, bob);
  await say(alice, chatId, 'one');
  await say(bob, chatId, 'two');
  await say(alice, chatId, 'three');
  expect(await texts(alice, chatId)).toEqual(['three', 'two', 'one']);
  expect(await texts(bob, chatId)).toEqual(['three', 'two', 'one']);
  const [newest] = (await bob.verbs.page({ chatId, asked: { limit: 1 }, isFresh: true })).messages;
  const older = await bob.verbs.page({
    chatId,
    asked: { limit: 1, beforeSeq: newest!.seq },
    isFresh: false,
  });
  expect(older.messages.map(({ body }) => body['text'])).toEqual(['two']);
  expect([older.hasOlder, older.hasNewer]).toEqual([true, true]);
  const around = await bob.verbs.page({
    chatId,
    asked: { limit: 3, aroundSeq: older.messages[0]!.seq },
    isFresh: false,
  });
  expect(around.messages.map(({ body }) => body['text'])).toEqual(['three', 'two', 'one']);
  const after = await bob.verbs.page({
    chatId,
    asked: { limit: 1, afterSeq: older.messages[0]!.seq - 1 },
    isFresh: false,
  });
  expect([after.messages.map(({ body }) => body['text']), after.hasNewer]).toEqual([['two'], true]);
});

it('edits and reactions count only from those whose they are, and a quote says what was said', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const chatId = await startRoom(alice, bob);
  const first = await say(alice, chatId, 'first');
  await texts(bob, chatId);
  await alice.verbs.edit({ chatId, key: crypto.randomUUID(), seq: first.seq, text: 'better' });
  await expect(
    bob.verbs.edit({ chatId, key: crypto.randomUUID(), seq: first.seq, text: 'worse' }),
  ).rejects.toMatchObject({ code: 'not_your_message' });
  // A client of somebody else's making sends it all the same.
  await say(bob, chatId, 'no edit');
  const forged = { kind: 'edit', seq: first.seq, text: 'forged' };
  await bob.verbs.send({ chatId, key: crypto.randomUUID(), draft: forged as never });
  await bob.verbs.react({ chatId, key: crypto.randomUUID(), seq: first.seq, emoji: '👍' });
  await bob.verbs.react({ chatId, key: crypto.randomUUID(), seq: first.seq, emoji: '🎉' });
  const quote = { seq: first.seq, author: 'bob', authorName: 'Bob', text: 'never said' };
  await say(bob, chatId, { text: 'answer', replyTo: quote });
  expect(await texts(alice, chatId)).toEqual(['answer', 'no edit', 'better']);
  const item = await alice.verbs.item({ chatId, seq: first.seq });
  expect(item?.body['reactions']).toEqual([{ emoji: '🎉', count: 1, mine: false, by: ['bob'] }]);
  expect(item?.body['editedAt']).toBeDefined();
  expect((await alice.verbs.texts({ chatId, seq: first.seq })).map(({ text }) => text)).toEqual(['first']);
  const [answer] = (await alice.verbs.page({ chatId, asked: { limit: 1 }, isFresh: false })).messages;
  expect(answer?.body['replyTo']).toMatchObject({ author: 'alice', text: 'better' });
});

it('entries come opened in whichever order they are asked for, and again from the disk', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const chatId = await startRoom(alice, bob);
  for (const text of ['a', 'b', 'c']) await say(alice, chatId, text);
  const { log } = host.chats.get(chatId)!;
  const sent = log.filter(({ kind }) => kind === 'message.sent');
  const open = (raw: (typeof log)[number]) => bob.verbs.openEntry({ entry: structuredClone(raw) });
  const opened = await Promise.all([open(sent[2]!), open(sent[0]!), open(sent[1]!)]);
  expect(opened.map(({ body }) => (body as { text: string }).text)).toEqual(['c', 'a', 'b']);
  const again = await bob.verbs.openEntries({
    log: `chat:${chatId as string}`,
    entries: structuredClone(log),
  });
  const said = again.filter(({ kind }) => kind === 'message.sent');
  expect(said.map(({ body }) => (body as { text: string }).text)).toEqual(['a', 'b', 'c']);
  expect(JSON.stringify(again)).not.toContain('sealed');
});

it('a device that was never brought in shows that something was said, and nothing of it', async () => {
  const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
  const chatId = await startRoom(alice, bob);
  await say(alice, chatId, 'between us');
  const raw = host.chats.get(chatId)!.log.find(({ kind }) => kind === 'message.sent')!;
  const opened = await carol.verbs.openEntry({ entry: structuredClone(raw) });
  expect(opened).toMatchObject({ kind: 'message.sent', body: { text: '', unopened: 'notHere' } });
});

it('a name is for members alone, and whoever is left out for want of keys is told', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const made = await alice.verbs.create({
    memberIds: ['bob', 'nobody'] as never[],
    kind: 'group',
    name: 'Surprise',
    key: crypto.randomUUID(),
  });
  expect(made.without).toEqual(['nobody']);
  const chatId = made.chatId as never;
  await bob.verbs.welcomed({});
  await texts(bob, chatId);
  await vi.waitFor(() => expect(bob.states.at(-1)?.rooms[chatId]?.name).toBe('Surprise'), patience);
  expect(JSON.stringify([...host.chats.values()])).not.toContain('Surprise');
  // Who comes later hears the name too, and nobody else hears of it again.
  const carol = await person('carol');
  await alice.verbs.add({ chatId, memberIds: ['carol' as never] });
  await carol.verbs.welcomed({});
  const namings = async ({ verbs }: Person) =>
    (await verbs.page({ chatId, asked: { limit: 50 }, isFresh: true })).messages.filter(
      ({ kind }) => kind === 'chat.changed',
    );
  await vi.waitFor(async () => expect(await namings(carol)).toHaveLength(1), patience);
  expect([await namings(alice), await namings(bob)].map(({ length }) => length)).toEqual([1, 1]);
});

it('the same keys look the same on both sides, and a verified friend stays verified', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const chatId = await startRoom(alice, bob);
  const [hers, his] = [await alice.verbs.roomKeys({ chatId }), await bob.verbs.roomKeys({ chatId })];
  expect(hers.print).toEqual(his.print);
  expect(hers.people[0]?.print).toEqual(his.people[0]?.print);
  expect(hers.print.digits.join('')).toMatch(/^\d{60}$/);
  await alice.verbs.verify({ accountId: 'bob' as never, on: true });
  expect((await alice.verbs.roomKeys({ chatId })).people[0]?.trust).toBe('verified');
  alice.keeper.close();
  const again = await openDevice(host, 'alice', { name: alice.name, reach: alice.reach });
  open.push(again);
  expect((await again.verbs.roomKeys({ chatId })).people[0]?.trust).toBe('verified');
  // New keys after the comparison: the room has gone on.
  await say(again, chatId, 'still here');
  expect(await texts(bob, chatId)).toEqual(['still here']);
});

it('after a reload everything is there, and without a line it is read all the same', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const chatId = await startRoom(alice, bob);
  await say(alice, chatId, 'kept');
  await texts(bob, chatId);
  bob.keeper.close();
  host.isAway = true;
  const again = await openDevice(host, 'bob', { name: bob.name, reach: bob.reach });
  open.push(again);
  expect(await texts(again, chatId)).toEqual(['kept']);
  await expect(say(again, chatId, 'later')).rejects.toMatchObject({ code: 'offline' });
  host.isAway = false;
  await again.keeper.start();
  await vi.waitFor(async () => expect(await texts(alice, chatId)).toEqual(['later', 'kept']), patience);
});

it('deleted and vanished words go from the disk', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const chatId = await startRoom(alice, bob);
  const gone = await say(alice, chatId, 'gone');
  await say(alice, chatId, { text: 'brief', vanishAfter: 1 });
  await say(alice, chatId, 'stays');
  await texts(bob, chatId);
  host.append(host.chats.get(chatId)!, {
    kind: 'message.deleted',
    author: 'alice',
    body: { seq: gone.seq },
  });
  await vi.waitFor(async () => expect(await texts(bob, chatId)).toEqual(['stays', '', '']), patience);
  const [, brief] = (await bob.verbs.page({ chatId, asked: { limit: 9 }, isFresh: false })).messages;
  expect(brief?.body).toEqual({ text: '', deleted: true, vanished: true });
});

it('nothing lies readable on the disk, with a lock or without, and a move carries it over', async () => {
  const lockKey = await takeIn(makeRawKey());
  const alice = await person('alice', { name: 'secret-plain' });
  const bob = await person('bob', { name: 'secret-locked', lockKey });
  const chatId = await startRoom(alice, bob);
  await say(alice, chatId, 'barley tea');
  expect(await texts(bob, chatId)).toEqual(['barley tea']);
  for (const name of ['secret-plain', 'secret-locked']) {
    const raw = await new Dexie(name).open();
    const rows = await Promise.all(raw.tables.map((table) => table.toArray()));
    raw.close();
    const spelled = rows
      .flat()
      .map((row) =>
        JSON.stringify(row, (_, value: unknown) =>
          value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
        ),
      );
    expect(spelled.join(' ')).not.toContain('barley');
    expect(spelled.length).toBeGreaterThan(50);
  }
  alice.keeper.close();
  const [from, to] = [openStore('secret-plain'), openStore('secret-moved', lockKey)];
  await moveRows(from, to);
  from.close();
  to.close();
  const moved = await openDevice(host, 'alice', { name: 'secret-moved', lockKey, reach: alice.reach });
  open.push(moved);
  expect(await texts(moved, chatId)).toEqual(['barley tea']);
  await say(moved, chatId, 'behind the lock');
  expect(await texts(bob, chatId)).toEqual(['behind the lock', 'barley tea']);
});
