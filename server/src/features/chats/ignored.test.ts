import type { ChatId } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;
let chatId: ChatId;
let code: string;
let said = 0;

beforeAll(async () => {
  server = await startTestServer();
  [alice, bob, carol] = [await server.alice(), await server.bob(), await server.person('Carol')];
  chatId = (await alice.call('chats.create', { memberIds: [], name: '수다' })).chat.id;
  code = (await alice.call('invites.set', { chatId, on: true })).code!;
  for (const who of [bob, carol]) await who.call('invites.join', { code });
});
afterAll(() => server.stop());

const say = (who: TestPerson, text: string, more: object = {}) =>
  who.call('messages.send', { chatId, key: `i${++said}`, text, ...more });
const ignore = (accountId: TestPerson['id'], ignored = true, who = alice) =>
  who.call('chats.ignoreMember', { chatId, accountId, ignored });
const chatOf = async (who: TestPerson) => (await who.call('chats.get', { chatId })).chat;
const readAll = async (who: TestPerson) =>
  who.call('chats.markRead', { chatId, seq: (await chatOf(who)).lastSeq });
const search = async (query: string, more: object = {}) =>
  (await alice.call('search.messages', { query, chatId, ...more })).hits.length;

describe('a member who is ignored', () => {
  it('is so for me alone, on all my devices, until I say otherwise', async () => {
    const line = await alice.rawSocket();
    expect((await ignore(bob.id)).settings.ignored).toEqual([bob.id]);
    expect((await line.nextEntry('chat.settingsChanged')).body).toMatchObject({
      chatId,
      settings: { ignored: [bob.id] },
    });
    expect((await ignore(bob.id)).settings.ignored).toEqual([bob.id]);
    expect((await chatOf(carol)).settings.ignored).toEqual([]);
    expect(JSON.stringify(await chatOf(bob))).not.toContain('"ignored":["');
    expect((await ignore(bob.id, false)).settings.ignored).toEqual([]);
    await line.close();
  });

  it('counts nowhere and calls nobody, and is not found unless asked for by name', async () => {
    await readAll(alice);
    await ignore(bob.id);
    const mentions = [{ accountId: alice.id, at: 0, length: 6 }];
    await say(bob, '@Alice 바나나 드실래요', { mentions });
    expect(await chatOf(alice)).toMatchObject({ unread: 0, mentioned: false });
    expect(await search('바나나')).toBe(0);
    expect(await search('바나나', { author: bob.id })).toBe(1);
    await say(carol, '바나나 좋지');
    expect(await chatOf(alice)).toMatchObject({ unread: 1 });
    expect(await search('바나나')).toBe(1);
    await ignore(bob.id, false);
    expect(await chatOf(alice)).toMatchObject({ unread: 2, mentioned: true });
    expect(await search('바나나')).toBe(2);
  });

  it('moves no chat up in the list, and is not its newest line', async () => {
    const other = (await alice.call('chats.create', { memberIds: [], name: '딴 방' })).chat.id;
    const order = async () => (await alice.call('chats.list', {})).chats.map(({ id }) => id);
    await say(carol, '먼저 한 말');
    await alice.call('messages.send', { chatId: other, key: `i${++said}`, text: '나중에 한 말' });
    await ignore(bob.id);
    const before = await chatOf(alice);
    const { seq } = await say(bob, '가려진 말');
    expect(await chatOf(alice)).toEqual({ ...before, lastSeq: seq });
    expect(before.lastMessage).toMatchObject({ text: '먼저 한 말' });
    expect((await order()).slice(0, 2)).toEqual([other, chatId]);
    expect((await chatOf(carol)).lastMessage).toMatchObject({ text: '가려진 말' });
    await ignore(bob.id, false);
    expect((await chatOf(alice)).lastMessage).toMatchObject({ text: '가려진 말' });
    expect((await order()).slice(0, 2)).toEqual([chatId, other]);
  });

  it('is still in the history, for me to open', async () => {
    await ignore(bob.id);
    const { seq } = await say(bob, '펼쳐 보는 말');
    const { messages } = await alice.call('messages.history', { chatId, limit: 5 });
    expect(messages.find((one) => one.seq === seq)?.body).toMatchObject({ text: '펼쳐 보는 말' });
    await ignore(bob.id, false);
  });

  it('is somebody in this group, other than me; strangers hear that there is no such chat', async () => {
    const dave = await server.person('Dave');
    await expect(ignore(bob.id, true, dave)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(ignore(dave.id)).rejects.toMatchObject({ code: 'member_not_found' });
    await expect(ignore(alice.id)).rejects.toMatchObject({ code: 'cannot_be_self' });
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
    await expect(
      alice.call('chats.ignoreMember', { chatId: chat.id, accountId: bob.id, ignored: true }),
    ).rejects.toMatchObject({ code: 'not_a_group' });
    // Somebody who has left can be taken off the list.
    await dave.call('invites.join', { code });
    await ignore(dave.id);
    await dave.call('chats.leave', { chatId });
    expect((await ignore(dave.id, false)).settings.ignored).toEqual([]);
  });

  it('may be ignored by a guest too, and is forgotten with whoever left', async () => {
    const guest = server.as(await server.call('invites.joinAsGuest', { code, name: '손님' }));
    expect((await ignore(bob.id, true, guest)).settings.ignored).toEqual([bob.id]);
    await ignore(bob.id, true, carol);
    await carol.call('chats.leave', { chatId });
    await carol.call('invites.join', { code });
    expect((await chatOf(carol)).settings.ignored).toEqual([]);
  });
});

it('somebody I have blocked counts and is found nowhere in groups either', async () => {
  await readAll(alice);
  await say(bob, '수박 이야기');
  expect(await chatOf(alice)).toMatchObject({ unread: 1 });
  await alice.call('people.block', { accountId: bob.id });
  expect(await chatOf(alice)).toMatchObject({ unread: 0 });
  expect(await search('수박')).toBe(0);
  await alice.call('people.unblock', { accountId: bob.id });
  expect(await search('수박')).toBe(1);
});

describe('who may bring me into groups', () => {
  const brings = async (who: TestPerson): Promise<'joined' | 'asked' | 'nothing'> => {
    const { chat, asked } = await who.call('chats.create', { memberIds: [erin.id], name: `모임 ${++said}` });
    const { invitations } = await erin.call('chats.listInvitations', {});
    const inside = (await erin.call('chats.list', {})).chats.some(({ id }) => id === chat.id);
    expect(asked).toEqual(inside ? [] : [erin.id]);
    if (inside) return 'joined';
    return invitations.some((one) => one.chatId === chat.id) ? 'asked' : 'nothing';
  };
  let erin: TestPerson;
  let admirer: TestPerson;
  let blocked: TestPerson;
  const table = async () => [
    await brings(carol),
    await brings(alice),
    await brings(admirer),
    await brings(blocked),
  ];

  it('is everybody, those I added, or nobody without asking; whom I blocked never, and is not told', async () => {
    [erin, admirer, blocked] = [
      await server.person('Erin'),
      await server.person('Admirer'),
      await server.person('Pest'),
    ];
    await erin.call('people.addFriend', { accountId: alice.id });
    await admirer.call('people.addFriend', { accountId: erin.id });
    await erin.call('people.block', { accountId: blocked.id });
    // A stranger, somebody she added, somebody who added her, somebody she blocked.
    expect(await table()).toEqual(['asked', 'joined', 'asked', 'nothing']);
    await erin.call('accounts.updateSettings', { addToGroups: 'everyone' });
    expect(await table()).toEqual(['joined', 'joined', 'joined', 'nothing']);
    await erin.call('accounts.updateSettings', { addToGroups: 'ask' });
    expect(await table()).toEqual(['asked', 'asked', 'asked', 'nothing']);
    const { joined, asked } = await alice.call('chats.invite', { chatId, accountIds: [erin.id] });
    expect([joined, asked]).toEqual([[], [erin.id]]);
    await erin.call('chats.answerInvitation', { chatId, accept: true });
    expect((await erin.call('chats.list', {})).chats.some(({ id }) => id === chatId)).toBe(true);
  });
});
