import { randomBytes } from 'node:crypto';
import type { ChatId, InputOf } from '@maru/contract';
import { startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
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
const post = async (who: TestPerson, more: Partial<InputOf<'board.post'>> = {}) =>
  (await who.call('board.post', { chatId, key: `post-${++keys}`, text: '숙소 세 곳', ...more })).post;
const get = async (who: TestPerson, id: string) =>
  (await who.call('board.get', { chatId, ids: [id] })).posts[0];
const comment = (who: TestPerson, id: string, more: { text?: string; commentId?: string } = {}) =>
  who.call('board.comment', { chatId, id, commentId: crypto.randomUUID(), text: '좋아요', ...more });
const guestOf = async (chat: ChatId): Promise<TestPerson> => {
  const link = await alice.call('invites.set', { chatId: chat, on: true, guests: true });
  return server.as(await server.call('invites.joinAsGuest', { code: link.code as string, name: 'Gus' }));
};
const fetchFile = async (who: TestPerson, fileId: string) =>
  (
    await fetch(`${server.url}/files/${chatId}/${fileId}/original`, {
      headers: { authorization: `Bearer ${who.token}` },
    })
  ).status;

describe('writing a post', () => {
  it('puts it on the board and its card into the room, and a retry writes it once', async () => {
    const socket = await bob.rawSocket();
    const first = await post(alice, { key: 'same', title: '숙소', text: '세 곳\n골라요' });
    expect(await post(alice, { key: 'same', title: '숙소', text: '세 곳\n골라요' })).toEqual(first);
    expect(await socket.nextEntry('post.made')).toMatchObject({ seq: first.seq, body: { id: first.id } });
    expect(await socket.nextEntry('message.sent')).toMatchObject({
      seq: first.cardSeq,
      body: { content: { type: 'card', of: 'post', id: first.id, title: '숙소' } },
    });
    expect(await get(bob, first.id)).toEqual(first);
  });

  it('is for members with an account, with words', async () => {
    await expect(post(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(post(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    for (const wrong of [{ text: ' ' }, { text: 'x'.repeat(10_001) }, { title: 'x'.repeat(101) }])
      await expect(post(alice, wrong)).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('shows its files to members alone, for as long as it holds them', async () => {
    const [one, two] = [
      await uploadFile(server.url, alice, { bytes: randomBytes(20), filename: 'one.bin' }),
      await uploadFile(server.url, alice, { bytes: randomBytes(20), filename: 'two.bin' }),
    ];
    await expect(post(bob, { fileIds: [one] })).rejects.toMatchObject({ code: 'file_not_found' });
    const made = await post(alice, { fileIds: [one, two] });
    expect(made.files.map(({ name }) => name)).toEqual(['one.bin', 'two.bin']);
    expect([await fetchFile(bob, one), await fetchFile(eve, one)]).toEqual([200, 404]);
    const which = { chatId, id: made.id };
    const { post: edited } = await alice.call('board.edit', { ...which, text: 'one less', fileIds: [two] });
    expect(edited.files.map(({ id }) => id)).toEqual([two]);
    expect([await fetchFile(bob, one), await fetchFile(bob, two)]).toEqual([404, 200]);
    await alice.call('board.delete', which);
    expect(await fetchFile(bob, two)).toBe(404);
  });
});

describe('changing a post', () => {
  it('edits words of one’s own', async () => {
    const made = await post(bob, { title: 'secret' });
    const socket = await chae.rawSocket();
    const edit = (who: TestPerson) =>
      who.call('board.edit', { chatId, id: made.id, title: null, text: 'other words' });
    await expect(edit(alice)).rejects.toMatchObject({ code: 'not_your_post' });
    await expect(edit(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(edit(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    expect((await edit(bob)).post).toMatchObject({ title: null, text: 'other words', rev: 2 });
    expect(await socket.nextEntry('post.edited')).toMatchObject({ body: { id: made.id, rev: 2 } });
    const { messages } = await chae.call('messages.history', { chatId });
    const card = messages.find(({ seq }) => seq === made.cardSeq);
    expect(card?.body).toMatchObject({ content: { title: 'other words' } });
  });

  it('is deleted by its author and by hosts, with all that was said of it', async () => {
    const made = await post(bob, { title: 'secret plan', text: 'secret words' });
    await chae.call('messages.send', { chatId, key: 'reply', text: 'see', replyToSeq: made.cardSeq });
    await comment(chae, made.id, { text: 'secret comment' });
    const remove = (who: TestPerson) => who.call('board.delete', { chatId, id: made.id });
    await expect(remove(chae)).rejects.toMatchObject({ code: 'not_your_post' });
    await expect(remove(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(remove(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    await remove(alice);
    await expect(remove(bob)).rejects.toMatchObject({ code: 'post_not_found' });
    expect(await get(bob, made.id)).toBeUndefined();
    const log = await bob.call('logs.read', { log: `chat:${chatId}`, afterSeq: made.seq - 1 });
    expect(JSON.stringify(log)).not.toMatch(/secret/);
    const { messages } = await bob.call('messages.history', { chatId });
    expect(JSON.stringify(messages)).not.toMatch(/secret/);
  });

  it('stays when only its card is deleted', async () => {
    const made = await post(alice);
    await alice.call('messages.delete', { chatId, seq: made.cardSeq });
    expect(await get(bob, made.id)).toMatchObject({ id: made.id });
  });

  it('is pinned by hosts of a group, one at a time', async () => {
    const [one, two] = [await post(bob), await post(alice)];
    const pin = (who: TestPerson, id: string, on = true) => who.call('board.pin', { chatId, id, on });
    await expect(pin(bob, one.id)).rejects.toMatchObject({ code: 'not_a_host' });
    await expect(pin(eve, one.id)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(pin(await guestOf(chatId), one.id)).rejects.toMatchObject({ code: 'not_for_guests' });
    expect((await pin(alice, one.id)).post.pinnedAt).not.toBeNull();
    await pin(alice, two.id);
    expect(await get(bob, one.id)).toMatchObject({ pinnedAt: null, rev: 3 });
    expect((await bob.call('board.list', { chatId })).pinned?.id).toBe(two.id);
    await pin(alice, two.id, false);
    expect((await bob.call('board.list', { chatId })).pinned).toBeNull();
  });

  it('is reacted to, once by each, guests too', async () => {
    const made = await post(alice);
    const socket = await alice.rawSocket();
    const react = async (who: TestPerson, emoji: string | null) =>
      (await who.call('board.react', { chatId, id: made.id, emoji })).post;
    expect(await react(bob, '👍')).toMatchObject({ mine: '👍', reactions: [{ emoji: '👍', count: 1 }] });
    expect(await socket.nextEntry('post.reacted')).toMatchObject({ body: { emoji: '👍', rev: 2 } });
    expect(await react(chae, '👍')).toMatchObject({ reactions: [{ emoji: '👍', count: 2 }] });
    await react(bob, '❤️');
    expect(await react(bob, null)).toMatchObject({ mine: null, reactions: [{ emoji: '👍', count: 1 }] });
    await expect(react(eve, '👍')).rejects.toMatchObject({ code: 'chat_not_found' });
    // From before they came.
    await expect(react(await guestOf(chatId), '👍')).rejects.toMatchObject({ code: 'post_not_found' });
  });
});

describe('comments', () => {
  it('are live, counted, written once, and make no message', async () => {
    const made = await post(alice);
    const before = await bob.call('messages.history', { chatId, limit: 1 });
    const socket = await alice.rawSocket();
    const id = crypto.randomUUID();
    const first = await comment(bob, made.id, { text: '두 번째가 좋아요', commentId: id });
    expect(await comment(bob, made.id, { text: '두 번째가 좋아요', commentId: id })).toEqual(first);
    expect(first.post).toMatchObject({ comments: 1, rev: 2 });
    expect(await socket.nextEntry('post.commented')).toMatchObject({
      body: { id: made.id, comments: 1, comment: { id, number: 1, author: bob.id } },
    });
    expect(await socket.nextEntry('board.commented')).toMatchObject({
      author: bob.id,
      body: { chatId, postId: made.id, commentId: id },
    });
    const after = await bob.call('messages.history', { chatId, limit: 1 });
    expect(after.messages).toEqual(before.messages);
    await expect(comment(chae, made.id, { commentId: id })).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('are told to those who have commented, not to who comments', async () => {
    const made = await post(alice);
    await comment(bob, made.id);
    const [socket, own] = [await bob.rawSocket(), await chae.rawSocket()];
    await comment(chae, made.id);
    await socket.nextEntry('board.commented');
    await own.nextEntry('post.commented');
    expect(own.entries.filter((entry) => entry.kind === 'board.commented')).toEqual([]);
  });

  it('come in pages, the newest first', async () => {
    const made = await post(alice);
    for (const text of ['1', '2', '3']) await comment(bob, made.id, { text });
    const page = { chatId, id: made.id, limit: 2 };
    const newest = await chae.call('board.listComments', page);
    expect(newest.comments.map(({ text }) => text)).toEqual(['2', '3']);
    const rest = await chae.call('board.listComments', { ...page, before: newest.nextBefore as number });
    expect([rest.comments.map(({ text }) => text), rest.nextBefore]).toEqual([['1'], null]);
    for (const [who, code] of [
      [eve, 'chat_not_found'],
      [await guestOf(chatId), 'post_not_found'],
    ] as const) {
      await expect(who.call('board.listComments', page)).rejects.toMatchObject({ code });
      await expect(comment(who, made.id)).rejects.toMatchObject({ code });
    }
  });

  it('are deleted by their author and by hosts, and leave no words', async () => {
    const made = await post(bob);
    const ids = [(await comment(chae, made.id, { text: 'secret one' })).comment.id];
    ids.push((await comment(chae, made.id, { text: 'secret two' })).comment.id);
    const remove = (who: TestPerson, commentId = ids[0]!) =>
      who.call('board.deleteComment', { chatId, id: made.id, commentId });
    await expect(remove(bob)).rejects.toMatchObject({ code: 'not_your_post' });
    await expect(remove(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(remove(await guestOf(chatId))).rejects.toMatchObject({ code: 'post_not_found' });
    expect((await remove(chae)).post.comments).toBe(1);
    expect((await remove(alice, ids[1])).post.comments).toBe(0);
    await expect(remove(chae)).rejects.toMatchObject({ code: 'comment_not_found' });
    const log = await bob.call('logs.read', { log: `chat:${chatId}`, afterSeq: made.seq - 1 });
    expect(JSON.stringify(log)).not.toMatch(/secret/);
  });
});

describe('the board', () => {
  it('lists newest first, a page at a time, and counts what is new', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Lists' });
    const at = { chatId: chat.id };
    const made = [];
    for (const text of ['1', '2', '3']) made.unshift(await post(alice, { ...at, text }));
    const first = await bob.call('board.list', { ...at, limit: 2 });
    const rest = await bob.call('board.list', { ...at, limit: 2, beforeSeq: first.nextBefore as number });
    expect([...first.posts, ...rest.posts].map(({ text }) => text)).toEqual(['3', '2', '1']);
    expect([first.unseen, rest.nextBefore, first.persons[0]?.id]).toEqual([3, null, alice.id]);
    const socket = await bob.rawSocket();
    await bob.call('board.markSeen', { ...at, seq: made[1]!.seq });
    await bob.call('board.markSeen', { ...at, seq: made[2]!.seq });
    expect(await socket.nextEntry('board.seen')).toMatchObject({ body: { ...at, seq: made[1]!.seq } });
    expect((await bob.call('board.list', at)).unseen).toBe(1);
    expect((await alice.call('board.list', at)).unseen).toBe(0);
    const late = await guestOf(chat.id);
    expect((await late.call('board.list', at)).posts).toEqual([]);
    for (const ask of [
      eve.call('board.list', at),
      eve.call('board.get', { ...at, ids: [made[0]!.id] }),
      eve.call('board.markSeen', { ...at, seq: 1 }),
    ])
      await expect(ask).rejects.toMatchObject({ code: 'chat_not_found' });
  });

  it('shows nothing of whoever is blocked in a one-to-one chat', async () => {
    const { chat } = await chae.call('chats.create', { memberIds: [alice.id] });
    const at = { chatId: chat.id };
    const mine = await post(alice, at);
    await alice.call('people.block', { accountId: chae.id });
    await post(chae, at);
    await chae.call('board.comment', { ...at, id: mine.id, commentId: crypto.randomUUID(), text: 'hey' });
    expect((await alice.call('board.list', at)).posts.map(({ id }) => id)).toEqual([mine.id]);
    expect((await alice.call('board.listComments', { ...at, id: mine.id })).comments).toEqual([]);
    await expect(post(alice, at)).rejects.toMatchObject({ code: 'blocked_by_you' });
  });
});
