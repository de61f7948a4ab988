import { limits, type Chat, type ReadMarks } from '@maru/contract';
import { startTestServer, type RawSocket, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  [alice, bob, carol] = [await server.alice(), await server.bob(), await server.person('carol')];
  // Bob and Carol know Alice; nobody else knows anybody.
  await bob.call('people.addFriend', { handle: 'alice' });
  await carol.call('people.addFriend', { handle: 'alice' });
});
afterAll(() => server.stop());

const group = async (...members: TestPerson[]): Promise<Chat> =>
  (await alice.call('chats.create', { memberIds: members.map((one) => one.id), name: '우리 모임' })).chat;

describe('making chats', () => {
  it('makes the one-to-one chat once, whoever opens it', async () => {
    const mine = await alice.call('chats.create', { memberIds: [bob.id] });
    const theirs = await bob.call('chats.create', { memberIds: [alice.id] });
    expect(theirs.chat.id).toBe(mine.chat.id);
    expect(mine.chat).toMatchObject({
      kind: 'direct',
      memberCount: 2,
      faces: [{ handle: 'bob' }],
      stranger: false,
    });
  });

  it('makes it once even when both open it at the same moment', async () => {
    const [dan, eun] = [await server.person('dan'), await server.person('eun')];
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? dan : eun).call('chats.create', { memberIds: [index % 2 ? eun.id : dan.id] }),
      ),
    );
    expect(new Set(made.map((one) => one.chat.id)).size).toBe(1);
  });

  it('makes my own room once', async () => {
    const first = await alice.call('chats.create', { memberIds: [] });
    expect(first.chat.kind).toBe('self');
    expect((await alice.call('chats.create', { memberIds: [] })).chat.id).toBe(first.chat.id);
    await expect(alice.call('chats.leave', { chatId: first.chat.id })).rejects.toMatchObject({
      code: 'cannot_leave',
    });
  });

  it('makes a group in which friends are at once and others are asked', async () => {
    const dora = await server.person('dora');
    const { chat, asked } = await alice.call('chats.create', { memberIds: [bob.id, dora.id], name: '여행' });
    expect(chat).toMatchObject({ kind: 'group', name: '여행', memberCount: 2, role: 'host' });
    expect(asked).toEqual([dora.id]);
    const { invitations } = await dora.call('chats.listInvitations', {});
    expect(invitations).toMatchObject([{ chatId: chat.id, name: '여행', inviter: { handle: 'alice' } }]);
    await expect(dora.call('chats.get', { chatId: chat.id })).rejects.toMatchObject({
      code: 'chat_not_found',
    });
    await dora.call('chats.answerInvitation', { chatId: chat.id, accept: true });
    await expect(dora.call('chats.get', { chatId: chat.id })).resolves.toMatchObject({
      chat: { memberCount: 3 },
    });
  });

  it('is harmless to repeat with the same key', async () => {
    const first = await alice.call('chats.create', { memberIds: [bob.id, carol.id], key: 'once' });
    const again = await alice.call('chats.create', { memberIds: [bob.id, carol.id], key: 'once' });
    expect(again.chat.id).toBe(first.chat.id);
  });

  it('refuses people who are not there, and oneself', async () => {
    await expect(
      alice.call('chats.create', { memberIds: ['0192d3f0-0000-7000-8000-000000000000' as never] }),
    ).rejects.toMatchObject({ code: 'person_not_found' });
    await expect(alice.call('chats.create', { memberIds: [alice.id] })).rejects.toMatchObject({
      code: 'cannot_be_self',
    });
  });
});

describe('membership', () => {
  it('hides a chat from strangers and former members alike, in every method', async () => {
    const chat = await group(bob, carol);
    await alice.call('chats.removeMember', { chatId: chat.id, accountId: carol.id });
    const eve = await server.person('eve');
    const chatId = chat.id;
    for (const outsider of [carol, eve]) {
      const tries = [
        outsider.call('chats.get', { chatId }),
        outsider.call('chats.listMembers', { chatId }),
        outsider.call('chats.update', { chatId, name: 'x' }),
        outsider.call('chats.updateSettings', { chatId, pinned: true }),
        outsider.call('chats.invite', { chatId, accountIds: [bob.id] }),
        outsider.call('chats.leave', { chatId }),
        outsider.call('chats.removeMember', { chatId, accountId: bob.id }),
        outsider.call('chats.setRole', { chatId, accountId: bob.id, role: 'host' }),
        outsider.call('chats.markRead', { chatId, seq: 1 }),
        outsider.call('chats.watch', { chatId }),
        outsider.call('chats.watch', { chatId, window: 'one' }),
        outsider.call('chats.reads', { chatId }),
        outsider.call('chats.acceptStranger', { chatId }),
        outsider.call('logs.read', { log: `chat:${chatId}`, afterSeq: 0 }),
      ];
      for (const one of tries) await expect(one).rejects.toMatchObject({ code: 'chat_not_found' });
    }
  });

  it('stops the live entries of whoever was taken out', async () => {
    const chat = await group(bob, carol);
    const socket = await carol.rawSocket();
    await alice.call('chats.removeMember', { chatId: chat.id, accountId: carol.id });
    expect((await socket.nextEntry('chat.left')).body).toEqual({ chatId: chat.id });
    await alice.call('messages.send', { chatId: chat.id, key: 'after', text: '비밀' });
    await socket.call('accounts.me', {});
    expect(socket.entries.filter((one) => one.kind === 'message.sent')).toEqual([]);
  });

  it('leaves quietly and hands the group on to whoever has been in it longest', async () => {
    const chat = await group(bob, carol);
    await alice.call('chats.leave', { chatId: chat.id });
    const { members } = await bob.call('chats.listMembers', { chatId: chat.id });
    expect(members).toHaveLength(2);
    expect(members[0]).toMatchObject({ role: 'host' });
    const { messages } = await bob.call('messages.history', { chatId: chat.id });
    expect(messages.filter((line) => line.kind === 'member.left')).toEqual([]);
  });

  it('keeps looking after a group to its hosts', async () => {
    const chat = await group(bob, carol);
    await expect(
      bob.call('chats.removeMember', { chatId: chat.id, accountId: carol.id }),
    ).rejects.toMatchObject({ code: 'not_a_host' });
    await expect(
      bob.call('chats.setRole', { chatId: chat.id, accountId: bob.id, role: 'host' }),
    ).rejects.toMatchObject({ code: 'not_a_host' });
    await alice.call('chats.setRole', { chatId: chat.id, accountId: bob.id, role: 'host' });
    await bob.call('chats.removeMember', { chatId: chat.id, accountId: carol.id });
    await expect(
      alice.call('chats.removeMember', { chatId: chat.id, accountId: carol.id }),
    ).rejects.toMatchObject({ code: 'member_not_found' });
  });

  it('tells the room what changed in its name and photo, and nothing else', async () => {
    const chat = await group(bob);
    const socket = await bob.rawSocket();
    await bob.call('chats.update', { chatId: chat.id, name: '우리 모임', photo: null });
    await bob.call('chats.update', { chatId: chat.id, name: '새 이름', photo: null });
    expect((await socket.nextEntry('chat.changed')).body).toEqual({ name: '새 이름' });
    expect((await alice.call('chats.get', { chatId: chat.id })).chat.name).toBe('새 이름');
  });

  it('does not invite whoever has blocked the inviter, and does not tell', async () => {
    const fay = await server.person('fay');
    await fay.call('people.block', { accountId: alice.id });
    const { asked } = await alice.call('chats.create', { memberIds: [bob.id, fay.id], name: 'x' });
    expect(asked).toEqual([fay.id]);
    await expect(fay.call('chats.listInvitations', {})).resolves.toEqual({ invitations: [] });
  });
});

describe('the list', () => {
  it('shows newest message, unread number and mention, most recent first', async () => {
    const gil = await server.person('gil');
    await gil.call('people.addFriend', { handle: 'alice' });
    const chat = (await alice.call('chats.create', { memberIds: [gil.id, bob.id], name: '목록' })).chat;
    await alice.call('messages.send', { chatId: chat.id, key: 'l1', text: '하나' });
    await alice.call('messages.send', {
      chatId: chat.id,
      key: 'l2',
      text: '@gil 둘',
      mentions: [{ accountId: gil.id, at: 0, length: 4 }],
    });
    const [first] = (await gil.call('chats.list', {})).chats;
    expect(first).toMatchObject({
      id: chat.id,
      unread: 2,
      mentioned: true,
      lastMessage: { text: '@gil 둘', authorName: 'Alice' },
    });
    await gil.call('chats.markRead', { chatId: chat.id, seq: first?.lastSeq as number });
    expect((await gil.call('chats.list', {})).chats[0]).toMatchObject({ unread: 0, mentioned: false });
  });

  it('pages by cursor without losing or doubling', async () => {
    const hana = await server.person('hana');
    await hana.call('people.addFriend', { handle: 'alice' });
    for (let at = 0; at < 7; at++)
      await alice.call('chats.create', { memberIds: [hana.id, bob.id], name: `방 ${at}` });
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await hana.call('chats.list', { limit: 3, ...(cursor && { cursor }) });
      all.push(...page.chats.map((one) => one.id));
      cursor = page.cursor;
    } while (cursor);
    expect(all).toHaveLength(7);
    expect(new Set(all).size).toBe(7);
  });

  it('does not show a one-to-one chat the other opened and never wrote in', async () => {
    const [ian, jin] = [await server.person('ian'), await server.person('jin')];
    const { chat } = await ian.call('chats.create', { memberIds: [jin.id] });
    expect((await jin.call('chats.list', {})).chats).toEqual([]);
    await ian.call('messages.send', { chatId: chat.id, key: 'x', text: 'hi' });
    expect((await jin.call('chats.list', {})).chats).toMatchObject([
      { id: chat.id, stranger: true, unread: 1 },
    ]);
  });

  it('clears a one-to-one chat I leave, and shows it again when somebody writes', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
    await bob.call('messages.send', { chatId: chat.id, key: 'old', text: '예전' });
    await alice.call('chats.leave', { chatId: chat.id });
    expect((await alice.call('chats.list', {})).chats.map((one) => one.id)).not.toContain(chat.id);
    await bob.call('messages.send', { chatId: chat.id, key: 'new', text: '새로' });
    const back = (await alice.call('chats.list', {})).chats.find((one) => one.id === chat.id);
    expect(back).toMatchObject({ unread: 1, lastMessage: { text: '새로' } });
    const { messages } = await alice.call('messages.history', { chatId: chat.id });
    expect(messages.map((line) => line.body.text)).toEqual(['새로']);
  });

  it('keeps what I decided for a chat, and tells my other devices', async () => {
    const chat = await group(bob);
    const socket = await bob.rawSocket();
    await bob.call('chats.updateSettings', {
      chatId: chat.id,
      pinned: true,
      mutedUntil: '9999-12-31T00:00:00.000Z',
      ownName: '내 이름',
      inputLocked: true,
    });
    expect((await socket.nextEntry('chat.settingsChanged')).body).toMatchObject({
      chatId: chat.id,
      settings: { ownName: '내 이름', inputLocked: true, quiet: false },
    });
    const { settings } = (await bob.call('chats.get', { chatId: chat.id })).chat;
    expect(settings).toMatchObject({ ownName: '내 이름', mutedUntil: '9999-12-31T00:00:00.000Z' });
    expect(settings.pinnedAt).not.toBeNull();
    expect((await alice.call('chats.get', { chatId: chat.id })).chat.settings.ownName).toBeNull();
  });
});

const unreadBy = (reads: ReadMarks, seq: number) =>
  reads.marks.filter(([mark]) => mark < seq).reduce((sum, [, count]) => sum + count, 0);

/** Folds the moves a socket heard into the marks it began with. */
const fold = (reads: ReadMarks, socket: RawSocket): ReadMarks => {
  const counts = new Map(reads.marks);
  let { version } = reads;
  for (const signal of socket.signals.filter((one) => one.kind === 'reads.moved')) {
    const body = signal.body as { version: number; moves: [number | null, number | null, number][] };
    expect(body.version).toBe(version + 1);
    version = body.version;
    for (const [from, to, count] of body.moves) {
      if (from !== null) counts.set(from, (counts.get(from) ?? 0) - count);
      if (to !== null) counts.set(to, (counts.get(to) ?? 0) + count);
    }
  }
  const marks = [...counts].filter(([, count]) => count !== 0).toSorted(([a], [b]) => a - b);
  return { ...reads, version, marks };
};

describe('reading', () => {
  it('makes the unread number fall live, to zero, and never counts the author', async () => {
    const chat = await group(bob, carol);
    const socket = await alice.rawSocket();
    const { reads } = await socket.call('chats.watch', { chatId: chat.id });
    const { seq } = await alice.call('messages.send', { chatId: chat.id, key: 'r', text: '읽어 줘' });
    await socket.nextSignal('reads.moved');
    expect(unreadBy(fold(reads as ReadMarks, socket), seq)).toBe(2);
    await bob.call('chats.markRead', { chatId: chat.id, seq });
    await socket.nextSignal('reads.moved');
    expect(unreadBy(fold(reads as ReadMarks, socket), seq)).toBe(1);
    await carol.call('chats.markRead', { chatId: chat.id, seq });
    await socket.nextSignal('reads.moved');
    expect(unreadBy(fold(reads as ReadMarks, socket), seq)).toBe(0);
    expect((await alice.call('chats.reads', { chatId: chat.id })).marks).toEqual(
      fold(reads as ReadMarks, socket).marks,
    );
  });

  it('never goes back, and never past the end', async () => {
    const chat = await group(bob);
    const { seq } = await alice.call('messages.send', { chatId: chat.id, key: 'n', text: 'x' });
    await expect(bob.call('chats.markRead', { chatId: chat.id, seq: 9_999 })).resolves.toEqual({
      readSeq: seq,
    });
    await expect(bob.call('chats.markRead', { chatId: chat.id, seq: 1 })).resolves.toEqual({ readSeq: seq });
  });

  it('counts who comes from then on, and no longer counts who goes', async () => {
    const chat = await group(bob);
    const { seq } = await alice.call('messages.send', { chatId: chat.id, key: 'g', text: 'x' });
    await alice.call('chats.invite', { chatId: chat.id, accountIds: [carol.id] });
    expect(unreadBy(await alice.call('chats.reads', { chatId: chat.id }), seq)).toBe(1);
    await bob.call('chats.leave', { chatId: chat.id });
    expect(unreadBy(await alice.call('chats.reads', { chatId: chat.id }), seq)).toBe(0);
  });

  it('is not shown to a stranger until I decide', async () => {
    const [kim, lee] = [await server.person('kim'), await server.person('lee')];
    const { chat } = await kim.call('chats.create', { memberIds: [lee.id] });
    const { seq } = await kim.call('messages.send', { chatId: chat.id, key: 's', text: '안녕하세요' });
    await lee.call('chats.markRead', { chatId: chat.id, seq });
    expect((await lee.call('chats.get', { chatId: chat.id })).chat).toMatchObject({
      unread: 0,
      stranger: true,
    });
    expect(unreadBy(await kim.call('chats.reads', { chatId: chat.id }), seq)).toBe(1);
    await lee.call('chats.acceptStranger', { chatId: chat.id });
    expect(unreadBy(await kim.call('chats.reads', { chatId: chat.id }), seq)).toBe(0);
  });

  it('is watched by every window of a connection, each in its own room', async () => {
    const rooms = [await group(bob), await group(bob)];
    const socket = await alice.rawSocket();
    for (const [index, { id }] of rooms.entries())
      await socket.call('chats.watch', { chatId: id, window: `window ${index}` });
    const tellAll = async (key: string) => {
      for (const { id: chatId } of rooms) await alice.call('messages.send', { chatId, key, text: 'x' });
    };
    const moved = () => socket.signals.filter((one) => one.kind === 'reads.moved').map(({ log }) => log);
    await tellAll('both');
    await expect.poll(moved).toEqual(rooms.map(({ id }) => `chat:${id}`));
    await socket.call('chats.watch', { chatId: null, window: 'window 0' });
    await tellAll('one');
    await expect.poll(moved).toEqual([...rooms, rooms[1]!].map(({ id }) => `chat:${id}`));
  });

  it('is watched on by one window when another of the same room is gone', async () => {
    const { id: chatId } = await group(bob);
    const socket = await alice.rawSocket();
    for (const window of ['one', 'other']) await socket.call('chats.watch', { chatId, window });
    await socket.call('chats.watch', { chatId: null, window: 'one' });
    await bob.call('messages.typing', { chatId });
    expect((await socket.nextSignal('typing')).log).toBe(`chat:${chatId}`);
  });

  it('is watched by no more windows than the limit, and the quietest is let go', async () => {
    const [{ id: quiet }, { id: busy }] = [await group(bob), await group(bob)];
    const socket = await alice.rawSocket();
    await socket.call('chats.watch', { chatId: quiet, window: 'quiet' });
    for (let index = 0; index < limits.watchedRooms; index++)
      await socket.call('chats.watch', { chatId: busy, window: `window ${index}` });
    await bob.call('messages.typing', { chatId: quiet });
    await bob.call('messages.typing', { chatId: busy });
    expect((await socket.nextSignal('typing')).log).toBe(`chat:${busy}`);
  });

  it('reaches my other devices', async () => {
    const chat = await group(bob);
    const { seq } = await alice.call('messages.send', { chatId: chat.id, key: 'd', text: 'x' });
    const other = await bob.rawSocket();
    await bob.call('chats.markRead', { chatId: chat.id, seq });
    expect((await other.nextSignal('chat.read')).body).toEqual({ chatId: chat.id, seq });
  });
});
