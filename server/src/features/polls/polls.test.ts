import type { AccountId, ChatId, InputOf } from '@maru/contract';
import { movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { closeDuePolls } from './close-poll.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chae: TestPerson;
let eve: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>({ clock });
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
const ask = async (who: TestPerson, more: Partial<InputOf<'polls.create'>> = {}) =>
  who.call('polls.create', {
    chatId,
    key: `poll-${++keys}`,
    question: '어디서 잘까?',
    choices: ['한옥', '바다 앞'],
    ...more,
  });
const get = async (who: TestPerson, id: string) =>
  (await who.call('polls.get', { chatId, ids: [id] })).polls[0];
const guestOf = async (chat: ChatId): Promise<TestPerson> => {
  const link = await alice.call('invites.set', { chatId: chat, on: true, guests: true });
  return server.as(await server.call('invites.joinAsGuest', { code: link.code as string, name: 'Gus' }));
};

describe('making a poll', () => {
  it('puts its card into the room, and a retry makes no second one', async () => {
    const socket = await bob.rawSocket();
    const first = await ask(alice, { key: 'same' });
    const again = await ask(alice, { key: 'same' });
    expect(again).toEqual(first);
    expect(await socket.nextEntry('message.sent')).toMatchObject({
      seq: first.seq,
      body: { content: { type: 'card', of: 'poll', id: first.poll.id, title: '어디서 잘까?' } },
    });
    expect(first.poll).toMatchObject({ seq: first.seq, counts: [0, 0], voters: 0, mine: [], rev: 1 });
    expect(await get(bob, first.poll.id)).toEqual(first.poll);
  });

  it('is for members with an account', async () => {
    await expect(ask(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    const guest = await guestOf(chatId);
    await expect(ask(guest)).rejects.toMatchObject({ code: 'not_for_guests' });
  });

  it('takes 2 to 50 different choices, days that are days, and a time to come', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `choice ${index}`);
    const wrong: Partial<InputOf<'polls.create'>>[] = [
      { choices: ['one'] },
      { choices: many },
      { choices: ['same', 'same'] },
      { choices: ['x'.repeat(101), 'y'] },
      { question: ' ' },
      { kind: 'date', choices: ['2026-12-05', 'soon'] },
      { kind: 'date', choices: ['2026-12-05', '2026-13-05'] },
      { deadline: new Date(clock.now().getTime() + 400 * 86_400_000).toISOString() },
    ];
    for (const one of wrong) await expect(ask(alice, one)).rejects.toMatchObject({ code: 'bad_input' });
    const past = new Date(clock.now().getTime() - 1_000).toISOString();
    await expect(ask(alice, { deadline: past })).rejects.toMatchObject({ code: 'time_passed' });
    await expect(ask(alice, { choices: many.slice(1) })).resolves.toBeTruthy();
    await expect(
      ask(alice, { kind: 'date', choices: ['2026-12-05', '2026-12-06T19:30'] }),
    ).resolves.toBeTruthy();
  });
});

describe('voting', () => {
  it('is live for all, can be changed, and taken back', async () => {
    const { poll } = await ask(alice);
    const socket = await alice.rawSocket();
    const voted = await bob.call('polls.vote', { chatId, id: poll.id, choices: [1] });
    expect(voted.poll).toMatchObject({ counts: [0, 1], voters: 1, mine: [1], rev: 2, mineRev: 2 });
    expect(await socket.nextEntry('poll.voted')).toMatchObject({
      author: bob.id,
      body: { id: poll.id, rev: 2, counts: [0, 1], voters: 1, choices: [1] },
    });
    expect((await bob.call('polls.vote', { chatId, id: poll.id, choices: [1] })).poll.rev).toBe(2);
    await bob.call('polls.vote', { chatId, id: poll.id, choices: [0] });
    expect(await get(alice, poll.id)).toMatchObject({ counts: [1, 0], voters: 1, mine: [] });
    await bob.call('polls.vote', { chatId, id: poll.id, choices: [] });
    expect(await get(bob, poll.id)).toMatchObject({ counts: [0, 0], voters: 0, mine: [], mineRev: 0 });
  });

  it('takes one choice, or several where the maker wants', async () => {
    const { poll } = await ask(alice);
    const vote = (id: string, choices: number[]) => bob.call('polls.vote', { chatId, id, choices });
    for (const choices of [[0, 1], [2], [0, 0]])
      await expect(vote(poll.id, choices)).rejects.toMatchObject({ code: 'bad_input' });
    const { poll: several } = await ask(alice, { several: true });
    expect((await vote(several.id, [1, 0])).poll).toMatchObject({ counts: [1, 1], voters: 1, mine: [0, 1] });
  });

  it('is for those who see the card: guests too, but neither outsiders nor who came later', async () => {
    const { poll } = await ask(alice);
    const vote = { chatId, id: poll.id, choices: [0] };
    await expect(eve.call('polls.vote', vote)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(eve.call('polls.get', { chatId, ids: [poll.id] })).rejects.toMatchObject({
      code: 'chat_not_found',
    });
    const late = await guestOf(chatId);
    await expect(late.call('polls.vote', vote)).rejects.toMatchObject({ code: 'poll_not_found' });
    expect((await late.call('polls.get', { chatId, ids: [poll.id] })).polls).toEqual([]);
    expect((await late.call('polls.list', { chatId })).polls).toEqual([]);
    const { poll: next } = await ask(alice);
    expect((await late.call('polls.vote', { ...vote, id: next.id })).poll.counts).toEqual([1, 0]);
  });

  it('counts 300 voters at once exactly', { timeout: 60_000 }, async () => {
    const { poll } = await ask(alice, { choices: ['a', 'b', 'c'], anonymous: false });
    const { db } = server.house;
    const ids = Array.from(
      { length: 300 },
      (_, index) => `0192d3f0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    );
    // Three hundred sign-ups would take longer than all the votes: the members are written down.
    await db.query(
      `insert into accounts (account_id, kind, name, created_at) select id, 'guest', 'voter', now() from unnest($1::uuid[]) id`,
      [ids],
    );
    await db.query(
      `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at)
       select $1, id, 'guest', 1, 0, now() from unnest($2::uuid[]) id`,
      [chatId, ids],
    );
    await db.query(
      `insert into account_chats (account_id, chat_id, joined_at, read_seq) select id, $1, now(), 0 from unnest($2::uuid[]) id`,
      [chatId, ids],
    );
    server.house.bus.publish('room.changed', { chatId });
    const { vote } = await import('./vote.ts');
    await Promise.all(
      ids.map((id, index) =>
        vote({ house: server.house, who: { accountId: id as AccountId } } as never, {
          chatId,
          id: poll.id,
          choices: [index % 3],
        }),
      ),
    );
    expect(await get(alice, poll.id)).toMatchObject({ counts: [100, 100, 100], voters: 300, rev: 301 });
    await db.query('delete from chat_members where chat_id = $1 and account_id = any($2::uuid[])', [
      chatId,
      ids,
    ]);
    server.house.bus.publish('room.changed', { chatId });
  });
});

describe('an anonymous poll', () => {
  it('tells nobody who chose what, neither in its entries nor when asked', async () => {
    const { poll, seq } = await ask(alice, { anonymous: true, mayAdd: true });
    const [socket, own] = [await alice.rawSocket(), await bob.rawSocket()];
    await bob.call('polls.addChoice', { chatId, id: poll.id, text: '텐트' });
    await bob.call('polls.vote', { chatId, id: poll.id, choices: [2] });
    const entry = await socket.nextEntry('poll.voted');
    expect(entry).toMatchObject({ author: alice.id, body: { counts: [0, 0, 1], voters: 1 } });
    expect(await own.nextEntry('poll.mine')).toMatchObject({ body: { id: poll.id, choices: [2] } });
    expect(await get(bob, poll.id)).toMatchObject({ mine: [2] });
    await expect(alice.call('polls.listVoters', { chatId, id: poll.id })).rejects.toMatchObject({
      code: 'poll_is_anonymous',
    });
    const log = await alice.call('logs.read', { log: `chat:${chatId}`, afterSeq: seq });
    expect(JSON.stringify([await get(alice, poll.id), log, entry])).not.toContain(bob.id);
  });
});

describe('adding a choice', () => {
  it('is for members where the maker wants it, and for the maker', async () => {
    const { poll } = await ask(alice);
    const add = (who: TestPerson, id: string, text: string) =>
      who.call('polls.addChoice', { chatId, id, text });
    await expect(add(bob, poll.id, '텐트')).rejects.toMatchObject({ code: 'choices_are_fixed' });
    expect((await add(alice, poll.id, '텐트')).poll.choices[2]).toEqual({ text: '텐트', by: alice.id });
    const { poll: open } = await ask(alice, { mayAdd: true });
    const socket = await alice.rawSocket();
    await add(bob, open.id, '텐트');
    expect(await socket.nextEntry('poll.choiceAdded')).toMatchObject({ body: { index: 2, text: '텐트' } });
    await expect(add(chae, open.id, '텐트')).rejects.toMatchObject({ code: 'choice_is_there' });
    await expect(add(eve, open.id, 'x')).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(add(await guestOf(chatId), open.id, 'x')).rejects.toMatchObject({ code: 'not_for_guests' });
  });

  it('stops at fifty', async () => {
    const choices = Array.from({ length: 50 }, (_, index) => `choice ${index}`);
    const { poll } = await ask(alice, { choices });
    await expect(
      alice.call('polls.addChoice', { chatId, id: poll.id, text: 'one more' }),
    ).rejects.toMatchObject({ code: 'too_many_choices' });
  });
});

describe('the end of a poll', () => {
  it('comes early for its maker and for hosts, with its result in the room', async () => {
    const { poll } = await ask(bob);
    await chae.call('polls.vote', { chatId, id: poll.id, choices: [1] });
    const close = (who: TestPerson) => who.call('polls.close', { chatId, id: poll.id });
    await expect(close(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(close(chae)).rejects.toMatchObject({ code: 'not_maker' });
    await expect(close(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    expect((await close(alice)).poll.closedAt).not.toBeNull();
    await expect(close(bob)).resolves.toBeTruthy();
    const vote = { chatId, id: poll.id, choices: [0] };
    await expect(chae.call('polls.vote', vote)).rejects.toMatchObject({ code: 'poll_closed' });
    await expect(bob.call('polls.addChoice', { chatId, id: poll.id, text: 'late' })).rejects.toMatchObject({
      code: 'poll_closed',
    });
    const { messages } = await chae.call('messages.history', { chatId, limit: 20 });
    expect(messages.filter((line) => line.kind === 'poll.closed').at(-1)).toMatchObject({
      author: alice.id,
      body: { id: poll.id, counts: [0, 1], top: ['바다 앞'], topCount: 1, byDeadline: false },
    });
  });

  it('comes by itself when its time is up, once', async () => {
    const deadline = new Date(clock.now().getTime() + 60_000).toISOString();
    const { poll } = await ask(alice, { deadline });
    const socket = await bob.rawSocket();
    await runJobNow(server.house, closeDuePolls);
    expect((await get(bob, poll.id))?.closedAt).toBeNull();
    clock.moveBy({ minutes: 2 });
    expect((await get(bob, poll.id))?.closedAt).toBe(deadline);
    await expect(bob.call('polls.vote', { chatId, id: poll.id, choices: [0] })).rejects.toMatchObject({
      code: 'poll_closed',
    });
    await runJobNow(server.house, closeDuePolls);
    await runJobNow(server.house, closeDuePolls);
    expect(await socket.nextEntry('poll.closed')).toMatchObject({
      body: { id: poll.id, top: [], byDeadline: true },
    });
    expect(socket.entries.filter((entry) => entry.kind === 'poll.closed')).toHaveLength(1);
  });
});

describe('looking at polls', () => {
  it('shows who chose what to members', async () => {
    const { poll } = await ask(alice);
    await bob.call('polls.vote', { chatId, id: poll.id, choices: [1] });
    await chae.call('polls.vote', { chatId, id: poll.id, choices: [1] });
    const seen = await alice.call('polls.listVoters', { chatId, id: poll.id });
    expect(seen.choices).toEqual([[], [bob.id, chae.id]]);
    expect(seen.persons.map(({ id }) => id).toSorted()).toEqual([bob.id, chae.id].toSorted());
    await expect(eve.call('polls.listVoters', { chatId, id: poll.id })).rejects.toMatchObject({
      code: 'chat_not_found',
    });
  });

  it('lists them newest first, a page at a time, to members alone', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Lists' });
    const made: string[] = [];
    for (const question of ['1', '2', '3']) {
      const { poll } = await ask(alice, { chatId: chat.id, question });
      made.unshift(poll.id);
    }
    const first = await bob.call('polls.list', { chatId: chat.id, limit: 2 });
    const rest = await bob.call('polls.list', {
      chatId: chat.id,
      limit: 2,
      beforeSeq: first.nextBefore as number,
    });
    expect([...first.polls, ...rest.polls].map(({ id }) => id)).toEqual(made);
    expect(rest.nextBefore).toBeNull();
    await expect(chae.call('polls.list', { chatId: chat.id })).rejects.toMatchObject({
      code: 'chat_not_found',
    });
  });

  it('ends with its card: nothing of it stays, neither for who asks nor in the log', async () => {
    const { poll, seq } = await ask(alice, { question: 'secret plan', mayAdd: true });
    await bob.call('polls.addChoice', { chatId, id: poll.id, text: 'secret choice' });
    await bob.call('polls.vote', { chatId, id: poll.id, choices: [2] });
    await alice.call('polls.close', { chatId, id: poll.id });
    await alice.call('messages.delete', { chatId, seq });
    expect(await get(bob, poll.id)).toBeUndefined();
    const log = await bob.call('logs.read', { log: `chat:${chatId}`, afterSeq: seq - 1 });
    expect(JSON.stringify(log)).not.toMatch(/secret/);
    expect(
      (await server.house.db.query('select 1 from poll_votes where poll_id = $1', [poll.id])).rowCount,
    ).toBe(0);
  });

  it('stays whole when only a copy of its card is deleted', async () => {
    const { poll, seq } = await ask(alice);
    const { sent } = await alice.call('messages.forward', {
      chatId,
      seqs: [seq],
      toChatIds: [chatId],
      key: 'copy',
    });
    await alice.call('messages.delete', { chatId, seq: sent[0]!.seqs[0]! });
    expect(await get(bob, poll.id)).toMatchObject({ id: poll.id });
  });
});
