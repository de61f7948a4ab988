import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from '@maru/contract';
import {
  natsProgram,
  openRawSocket,
  patience,
  startTestNats,
  startTestServer,
  type RawSocket,
  type TestNats,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { features, readConfig, startServer, type RunningServer } from './main.ts';
import type { House } from './platform/house.ts';
import { chatLog } from './platform/log/index.ts';

/** What holds for two processes on one database, whatever carries the news between them. */
const goesAcross = (startNats: () => Promise<TestNats | undefined>) => {
  let nats: TestNats | undefined;
  let one: TestServer<House>;
  let other: RunningServer;
  let alice: TestPerson;
  let bob: TestPerson;
  let carol: TestPerson;
  const open: RawSocket[] = [];

  beforeAll(async () => {
    nats = await startNats();
    one = await startTestServer<House>({ config: { natsUrl: nats?.url } });
    other = await startServer({ ...readConfig([], {}), ...one.house.config, port: 0 }, features);
    [alice, bob, carol] = [await one.alice(), await one.bob(), await one.person('Carol')];
    // So that she may bring them into groups at once.
    for (const friend of [bob, carol])
      await friend.call('people.addFriend', { accountId: alice.id } as never);
    // Each knows of the other.
    await vi.waitFor(() => {
      for (const { processes } of [one.house, other.house]) expect(processes.others()).toHaveLength(1);
    }, patience);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((socket) => socket.close()));
  });
  afterAll(async () => {
    await other?.stop();
    await one?.stop();
    await nats?.stop();
  });

  const join = async (at: 'one' | 'other', who: TestPerson): Promise<RawSocket> => {
    const socket = await openRawSocket(at === 'one' ? one.url : other.url, { token: who.token });
    open.push(socket);
    return socket;
  };
  const newGroup = async (...members: TestPerson[]) =>
    (await alice.call('chats.create', { memberIds: members.map(({ id }) => id), name: 'Group' })).chat.id;
  const send = (chatId: string, text: string) =>
    alice.call('messages.send', { chatId: chatId as never, key: v7(), text });
  const textsOf = (socket: RawSocket, chatId: string) =>
    socket.entries
      .filter(({ log, kind }) => log === chatLog(chatId) && kind === 'message.sent')
      .map((entry) => (entry as Entry<string, { text: string }>).body.text);
  const expectTexts = (socket: RawSocket, chatId: string, texts: string[]) =>
    vi.waitFor(() => expect(textsOf(socket, chatId)).toEqual(texts), patience);

  it('what is sent at one reaches the readers at the other, in order and once', async () => {
    const chatId = await newGroup(bob);
    const socket = await join('other', bob);
    const texts = Array.from({ length: 30 }, (_, index) => `word ${index}`);
    for (const text of texts) await send(chatId, text);
    await expectTexts(socket, chatId, texts);
  });

  it('whoever is put into a group at one reads it from there at the other, whose first words are not lost', async () => {
    const socket = await join('other', carol);
    const chatId = await newGroup(bob);
    await send(chatId, 'before');
    await alice.call('chats.invite', { chatId, accountIds: [carol.id] });
    await send(chatId, 'first');
    await send(chatId, 'second');
    await expectTexts(socket, chatId, ['first', 'second']);
    await alice.call('chats.removeMember', { chatId, accountId: carol.id });
    await vi.waitFor(
      () => expect(socket.entries.some(({ kind }) => kind === 'chat.left')).toBe(true),
      patience,
    );
    await send(chatId, 'third');
    const known = await join('other', bob);
    await send(chatId, 'fourth');
    await expectTexts(known, chatId, ['fourth']);
    expect(textsOf(socket, chatId)).toEqual(['first', 'second']);
  });

  it('the first words of a chat of two reach the other one, who hears nothing before', async () => {
    const dora = await one.person('Dora');
    const socket = await join('other', dora);
    const { chat } = await alice.call('chats.create', { memberIds: [dora.id] });
    await send(chat.id, 'hello');
    await expectTexts(socket, chat.id, ['hello']);
    const told = socket.entries.filter(({ log }) => log === `account:${dora.id}`);
    expect(JSON.stringify(told)).not.toContain(alice.id);
    expect(told.map(({ kind }) => kind).filter((kind) => kind === 'chat.joined')).toEqual([]);
  });

  it('what is missed while nobody listens is served from the cursor, and then it is live', async () => {
    const chatId = await newGroup(bob);
    await send(chatId, 'while away');
    const seq = await one.house.log.lastSeq(chatLog(chatId));
    const socket = await openRawSocket(other.url, {
      token: bob.token,
      epoch: one.house.epoch,
      cursors: { [chatLog(chatId)]: seq - 1 },
    });
    open.push(socket);
    await send(chatId, 'live');
    await expectTexts(socket, chatId, ['while away', 'live']);
  });

  it('who looks at a room sees at the other process that somebody writes at this one, but not the writer', async () => {
    const chatId = await newGroup(bob);
    const [reader, writer] = [await join('other', bob), await join('other', alice)];
    for (const socket of [reader, writer]) await socket.call('chats.watch', { chatId });
    await alice.call('messages.typing', { chatId });
    expect(await reader.nextSignal('typing')).toMatchObject({ log: chatLog(chatId), from: alice.id });
    await send(chatId, 'written');
    await expectTexts(writer, chatId, ['written']);
    expect(writer.signals.filter(({ kind }) => kind === 'typing')).toEqual([]);
  });

  it('a committer that dies before it says anything is found out by its readers elsewhere', async () => {
    const chatId = await newGroup(bob);
    const socket = await join('other', bob);
    await send(chatId, 'said');
    await expectTexts(socket, chatId, ['said']);
    // What a process leaves behind that is killed straight after its commit.
    const { say } = one.house.bus;
    one.house.bus.say = () => undefined;
    try {
      await send(chatId, 'unsaid');
    } finally {
      one.house.bus.say = say;
    }
    await one.house.db.query(
      `insert into processes select 99, 'dead', 'dead', '', '', '{}', now(), now() - interval '4 s'`,
    );
    await expectTexts(socket, chatId, ['said', 'unsaid']);
  });

  return {
    nats: () => nats as TestNats,
    houses: () => [one.house, other.house] as const,
    join,
    newGroup,
    send,
    expectTexts,
    people: () => ({ alice, bob, carol }),
  };
};

describe('two processes without NATS', () => {
  goesAcross(async () => undefined);
});

// Without a nats-server these are counted as skipped, and the report says so.
describe.skipIf(!natsProgram())('two processes over NATS', () => {
  const { houses, join, nats, newGroup, people, send, expectTexts } = goesAcross(startTestNats);

  it('the host goes on without NATS, and nothing is lost or doubled when it is back', async () => {
    const { bob } = people();
    const chatId = await newGroup(bob);
    const socket = await join('other', bob);
    await send(chatId, 'one');
    await nats().kill();
    await send(chatId, 'two');
    await send(chatId, 'three');
    await expectTexts(socket, chatId, ['one', 'two', 'three']);
    await nats().startAgain();
    await send(chatId, 'four');
    await vi.waitFor(() => expect(houses().map(({ bus }) => bus.isUp())).toEqual([true, true]), patience);
    await send(chatId, 'five');
    await expectTexts(socket, chatId, ['one', 'two', 'three', 'four', 'five']);
    await sleep(50);
    await expectTexts(socket, chatId, ['one', 'two', 'three', 'four', 'five']);
  });
});
