import { startTestServer, expectRefusal, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from '../../platform/house.ts';
import { makeWorld } from './make-world.ts';

let server: TestServer<House>;
let gahyeon: TestPerson;

const asStar = async (name: string): Promise<TestPerson> => {
  const { people } = await server.call('demo.list', {});
  const accountId = people.find((person) => person.name === name)?.id as TestPerson['id'];
  return server.as(await server.call('demo.signIn', { accountId }));
};

beforeAll(async () => {
  server = await startTestServer<House>({ config: { demo: true } });
  gahyeon = await asStar('가현');
});
afterAll(() => server.stop());

const chatNamed = async (person: TestPerson, name: string) => {
  const { chats } = await person.call('chats.list', {});
  return chats.find((chat) => chat.name === name)!;
};

test('the world is there from the start, and is made once', async () => {
  const before = await gahyeon.call('chats.list', {});
  await makeWorld(server.house);
  expect(await gahyeon.call('chats.list', {})).toEqual(before);
  const { people } = await server.call('demo.list', {});
  expect(people.map((person) => person.name)).toEqual([
    '가현',
    '민준',
    '지우',
    '서연',
    '엄마',
    '현우',
    'Emma',
    'Daniel',
  ]);
});

test('every message lies in the past, in the order in which it was said', async () => {
  const { chats } = await gahyeon.call('chats.list', {});
  expect(chats).toHaveLength(9);
  for (const { id } of chats) {
    const { messages } = await gahyeon.call('messages.history', { chatId: id, limit: 200 });
    const times = messages.map((message) => message.at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(times[0]! < new Date().toISOString()).toBe(true);
  }
});

test('the trip has unread messages, a mention, replies, reactions, an edit and a deletion', async () => {
  const trip = await chatNamed(gahyeon, '제주도 여행 🍊');
  expect(trip).toMatchObject({ memberCount: 5, unread: 3, mentioned: true, linkOn: true });
  expect(trip.photo).not.toBeNull();
  const { messages } = await gahyeon.call('messages.history', { chatId: trip.id, limit: 200 });
  const bodies = messages.map((message) => message.body);
  expect(bodies.some((body) => body.replyTo)).toBe(true);
  expect(bodies.some((body) => body.editedAt)).toBe(true);
  expect(bodies.filter((body) => body.deleted)).toHaveLength(1);
  expect(
    bodies.flatMap((body) => (body.reactions as { count: number }[] | undefined) ?? []).length,
  ).toBeGreaterThan(10);
});

test('the trip has a poll, a date and a list of things to do', async () => {
  const { id: chatId } = await chatNamed(gahyeon, '제주도 여행 🍊');
  const [{ polls }, { events }, { lists }] = await Promise.all([
    gahyeon.call('polls.list', { chatId }),
    gahyeon.call('events.list', { chatId }),
    gahyeon.call('todos.list', { chatId }),
  ]);
  expect(polls).toMatchObject([{ counts: [1, 2, 0], voters: 3, mine: [0] }]);
  expect(events).toMatchObject([{ mine: 'going', answers: { going: { count: 3 }, maybe: { count: 1 } } }]);
  expect(lists[0]?.items.map(({ done }) => done !== null)).toEqual([false, false, true, true]);
  const voted = await gahyeon.call('polls.vote', { chatId, id: polls[0]!.id, choices: [1] });
  expect(voted.poll.counts).toEqual([0, 3, 0]);
});

test('the club has three hundred members, is muted, and has much to read', async () => {
  const club = await chatNamed(gahyeon, '한강 러닝크루 🏃');
  expect(club).toMatchObject({ memberCount: 300, unread: 21 });
  expect(club.settings.mutedUntil).toMatch(/^9999/);
  const { members } = await gahyeon.call('chats.listMembers', { chatId: club.id, limit: 500 });
  expect(members).toHaveLength(300);
  expect(members[0]).toMatchObject({ name: '민준', role: 'host' });
});

test('friends, a request, an invitation and folders wait for the first person', async () => {
  const { friends, requests } = await gahyeon.call('people.listFriends', {});
  expect(
    friends
      .filter((friend) => friend.favourite)
      .map((friend) => friend.name)
      .toSorted(),
  ).toEqual(['민준', '엄마']);
  expect(requests.map((request) => request.person.name)).toEqual(['Daniel']);
  const { invitations } = await gahyeon.call('chats.listInvitations', {});
  expect(invitations.map(({ name, inviter }) => [name, inviter.name])).toEqual([
    ['Board game night 🎲', 'Daniel'],
  ]);
  const { folders } = await gahyeon.call('folders.list', {});
  expect(folders.map((folder) => [folder.name, folder.chatIds.length])).toEqual([
    ['가족', 2],
    ['여행', 1],
  ]);
});

test('the world lives: a message is sent, an invitation accepted, a chat is the same one again', async () => {
  const minjun = await asStar('민준');
  const { chats } = await gahyeon.call('chats.list', {});
  const known = chats.find((chat) => chat.kind === 'direct' && chat.faces[0]?.id === minjun.id);
  const { chat } = await gahyeon.call('chats.create', { memberIds: [minjun.id] });
  expect(chat.id).toBe(known?.id);
  const socket = await minjun.rawSocket();
  const { seq } = await gahyeon.call('messages.send', { chatId: chat.id, key: 'hello', text: '안녕' });
  expect(seq).toBe(chat.lastSeq + 1);
  expect((await socket.nextEntry('message.sent')).body).toMatchObject({ text: '안녕' });
  const [invitation] = (await gahyeon.call('chats.listInvitations', {})).invitations;
  const answered = await gahyeon.call('chats.answerInvitation', { chatId: invitation!.chatId, accept: true });
  expect(answered.chat?.memberCount).toBe(4);
});

test('only the demo people can be signed in as', async () => {
  const carol = await server.person('Carol');
  await expectRefusal(server.call('demo.signIn', { accountId: carol.id }), 'person_not_found');
});

describe('without --demo', () => {
  test('there is no world, and nobody to be', async () => {
    const plain = await startTestServer();
    await expectRefusal(plain.call('demo.list', {}), 'demo_off');
    await expectRefusal(plain.call('demo.signIn', { accountId: gahyeon.id }), 'demo_off');
    expect(await plain.call('accounts.describeHost', {})).toMatchObject({ demo: false, firstAccount: true });
    await plain.stop();
  });
});
