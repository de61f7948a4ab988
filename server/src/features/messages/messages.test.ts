import type { AccountId, ChatId } from '@maru/contract';
import { movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  [alice, bob] = [await server.alice(), await server.bob()];
  await bob.call('people.addFriend', { handle: 'alice' });
  await alice.call('people.addFriend', { handle: 'bob' });
  chatId = (await alice.call('chats.create', { memberIds: [bob.id] })).chat.id;
});
afterAll(() => server.stop());

let keys = 0;
const say = (who: TestPerson, text: string, more: object = {}) =>
  who.call('messages.send', { chatId, key: `k${++keys}`, text, ...more });
const newest = async (who: TestPerson) =>
  (await who.call('messages.history', { chatId, limit: 1 })).messages[0];

describe('sending', () => {
  it('gives a place, reaches the other live, and is in history as written', async () => {
    const socket = await bob.rawSocket();
    const text = ' 안녕 👋🏽\n\tline two  ';
    const { seq, at } = await say(alice, text);
    expect(await socket.nextEntry('message.sent')).toMatchObject({
      seq,
      at,
      author: alice.id,
      body: { text },
    });
    expect(await newest(bob)).toMatchObject({ seq, kind: 'message.sent', body: { text } });
  });

  it.each(['   ', '\u200b', '\u3164\n'])('refuses %j, in which nothing can be seen', async (text) => {
    await expect(say(alice, text)).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('refuses a message with neither text nor content', async () => {
    await expect(say(alice, '')).rejects.toMatchObject({ code: 'message_empty' });
  });

  it('refuses content that no feature looks after, or that only a feature may send', async () => {
    const card = { type: 'card', of: 'poll', id: chatId, title: 'mine' } as never;
    await expect(alice.call('messages.send', { chatId, key: 'card', content: card })).rejects.toMatchObject({
      code: 'bad_input',
    });
  });

  it('takes 10,000 letters and no more', async () => {
    await expect(say(alice, '가'.repeat(10_000))).resolves.toBeTruthy();
    await expect(say(alice, '가'.repeat(10_001))).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('keeps text that a database could choke on', async () => {
    for (const text of [
      '"quotes" \\ {curly} , comma',
      "'; drop table accounts; --",
      '\ud83d\ude00',
      '\\u0000',
    ]) {
      const { seq } = await say(alice, text);
      expect(await newest(bob)).toMatchObject({ seq, body: { text } });
    }
  });

  it('carries a quote of what it answers', async () => {
    const { seq } = await say(alice, '저녁 뭐 먹지?');
    await say(bob, '국수!', { replyToSeq: seq });
    expect((await newest(alice))?.body).toMatchObject({
      replyTo: { seq, author: alice.id, authorName: 'Alice', text: '저녁 뭐 먹지?' },
    });
    await expect(say(bob, 'x', { replyToSeq: 99_999 })).rejects.toMatchObject({ code: 'message_not_found' });
  });

  it('lets only hosts call everyone, and drops mentions of people who are not there', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'g' });
    const all = { chatId: chat.id, text: '@all 모여요', mentions: [{ accountId: null, at: 0, length: 4 }] };
    await expect(bob.call('messages.send', { ...all, key: 'a' })).rejects.toMatchObject({
      code: 'mention_all_for_hosts',
    });
    await expect(alice.call('messages.send', { ...all, key: 'a' })).resolves.toBeTruthy();
    const ghost = '0192d3f0-0000-7000-8000-000000000000' as AccountId;
    await alice.call('messages.send', {
      chatId: chat.id,
      key: 'b',
      text: '@ghost',
      mentions: [{ accountId: ghost, at: 0, length: 6 }],
    });
    expect((await bob.call('messages.history', { chatId: chat.id, limit: 1 })).messages[0]?.body).toEqual({
      text: '@ghost',
    });
  });
});

describe('blocked', () => {
  it('people write into the void: they are not told, and it never arrives', async () => {
    const eve = await server.person('eve');
    const { chat } = await eve.call('chats.create', { memberIds: [bob.id] });
    await eve.call('messages.send', { chatId: chat.id, key: '1', text: 'before' });
    await bob.call('people.block', { accountId: eve.id });
    const socket = await bob.rawSocket();
    const { seq } = await eve.call('messages.send', { chatId: chat.id, key: '2', text: 'hidden words' });
    const { entry } = await socket.next<{ entry: { kind: string; seq: number } }>(
      (frame: { entry?: { seq: number } }) => frame.entry?.seq === seq,
    );
    expect(entry).toMatchObject({ kind: 'entry.withheld', body: {} });
    const history = await bob.call('messages.history', { chatId: chat.id });
    const log = await bob.call('logs.read', { log: `chat:${chat.id}`, afterSeq: 0 });
    expect(JSON.stringify([history, log, socket.frames, await bob.call('chats.list', {})])).not.toContain(
      'hidden words',
    );
    await expect(bob.call('messages.send', { chatId: chat.id, key: '3', text: 'x' })).rejects.toMatchObject({
      code: 'blocked_by_you',
    });
    await bob.call('people.unblock', { accountId: eve.id });
    await eve.call('messages.send', { chatId: chat.id, key: '4', text: 'after' });
    expect(
      (await bob.call('messages.history', { chatId: chat.id })).messages.map((line) => line.body.text),
    ).toEqual(['after', 'before']);
  });
});

describe('blocked after having talked', () => {
  it('people cannot come through by editing or reacting either', async () => {
    const fox = await server.person('foxy');
    const { chat } = await fox.call('chats.create', { memberIds: [bob.id] });
    const { seq } = await fox.call('messages.send', { chatId: chat.id, key: '1', text: 'kind words' });
    await bob.call('people.block', { accountId: fox.id });
    const socket = await bob.rawSocket();
    await fox.call('messages.edit', { chatId: chat.id, seq, text: 'unkind words' });
    await fox.call('messages.react', { chatId: chat.id, seq, emoji: '😡' });
    const seen = [
      await bob.call('messages.history', { chatId: chat.id }),
      await bob.call('logs.read', { log: `chat:${chat.id}`, afterSeq: 0 }),
      await bob.call('messages.listEdits', { chatId: chat.id, seq }),
      await bob.call('messages.listReactions', { chatId: chat.id, seq }),
      (await bob.call('chats.get', { chatId: chat.id })).chat,
      socket.frames,
    ];
    expect(JSON.stringify(seen)).not.toMatch(/unkind|😡/u);
    expect((await fox.call('messages.history', { chatId: chat.id })).messages[0]?.body.text).toBe(
      'unkind words',
    );
  });
});

describe('history', () => {
  it('pages backwards, forwards and around a message without holes or doubles', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'long' });
    const sent: number[] = [];
    for (let at = 0; at < 25; at++)
      sent.push((await alice.call('messages.send', { chatId: chat.id, key: `h${at}`, text: `${at}` })).seq);
    const back: number[] = [];
    let before: number | undefined;
    for (;;) {
      const page = await bob.call('messages.history', {
        chatId: chat.id,
        limit: 10,
        ...(before && { beforeSeq: before }),
      });
      back.push(...page.messages.map((line) => line.seq));
      before = page.messages.at(-1)?.seq;
      if (!page.hasOlder) break;
    }
    expect(back).toEqual(sent.toReversed());
    const middle = sent[12] as number;
    const around = await bob.call('messages.history', { chatId: chat.id, aroundSeq: middle, limit: 10 });
    expect(around).toMatchObject({ hasOlder: true, hasNewer: true });
    expect(around.messages.map((line) => line.seq)).toContain(middle);
    const after = await bob.call('messages.history', { chatId: chat.id, afterSeq: middle, limit: 5 });
    expect(after.messages.map((line) => line.seq)).toEqual(sent.slice(13, 18).toReversed());
  });

  it('begins for a newcomer where they came in', async () => {
    const carol = await server.person('carol');
    await carol.call('people.addFriend', { handle: 'alice' });
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'late' });
    await alice.call('messages.send', { chatId: chat.id, key: 'early', text: 'before you came' });
    await alice.call('chats.invite', { chatId: chat.id, accountIds: [carol.id] });
    const page = await carol.call('messages.history', { chatId: chat.id });
    expect(page.messages.map((line) => line.kind)).toEqual(['member.joined']);
    const log = await carol.call('logs.read', { log: `chat:${chat.id}`, afterSeq: 0 });
    expect(JSON.stringify(log)).not.toContain('before you came');
    const socket = await carol.rawSocket({ cursors: { [`chat:${chat.id}`]: 0 } });
    await socket.next((frame: { caughtUp?: unknown }) => frame.caughtUp !== undefined);
    expect(JSON.stringify(socket.frames)).not.toContain('before you came');
  });
});

describe('editing and deleting', () => {
  it('changes my message for everyone, marks it, and keeps the earlier text to look up', async () => {
    const socket = await bob.rawSocket();
    const { seq } = await say(alice, '7시에 봐');
    await alice.call('messages.edit', { chatId, seq, text: '8시에 봐' });
    expect((await socket.nextEntry('message.edited')).body).toEqual({ seq, text: '8시에 봐' });
    expect(await newest(bob)).toMatchObject({ body: { text: '8시에 봐', editedAt: expect.any(String) } });
    expect((await bob.call('messages.listEdits', { chatId, seq })).texts).toMatchObject([
      { text: '7시에 봐' },
    ]);
    expect((await bob.call('chats.list', {})).chats.find((one) => one.id === chatId)?.lastMessage?.text).toBe(
      '8시에 봐',
    );
  });

  it('is for the author alone, for a day', async () => {
    const { seq } = await say(alice, '내 말');
    await expect(bob.call('messages.edit', { chatId, seq, text: 'x' })).rejects.toMatchObject({
      code: 'not_your_message',
    });
    await expect(bob.call('messages.delete', { chatId, seq })).rejects.toMatchObject({
      code: 'not_your_message',
    });
    clock.moveBy({ hours: 24, seconds: 1 });
    await expect(alice.call('messages.edit', { chatId, seq, text: 'x' })).rejects.toMatchObject({
      code: 'too_late',
    });
    await expect(alice.call('messages.delete', { chatId, seq })).rejects.toMatchObject({ code: 'too_late' });
  });

  it('takes the words of a deleted message out of the whole database', async () => {
    const marker = `지워질 말 ${Date.now()}`;
    const { seq } = await say(alice, marker);
    await alice.call('messages.edit', { chatId, seq, text: `${marker} 고침` });
    await say(bob, '뭐라고?', { replyToSeq: seq });
    await bob.call('messages.react', { chatId, seq, emoji: '👍' });
    await alice.call('messages.delete', { chatId, seq });
    const again = await alice.call('messages.delete', { chatId, seq });
    expect(again.seq).toBeGreaterThan(seq);
    const { rows } = await server.house.db.query<{ dump: string }>(
      `select (select coalesce(string_agg(t::text, ' '), '') from chat_log t) || (select coalesce(string_agg(t::text, ' '), '') from message_changes t)
        || (select coalesce(string_agg(t::text, ' '), '') from message_earlier_texts t) as dump`,
    );
    expect(rows[0]?.dump).not.toContain(marker);
    const page = await bob.call('messages.history', { chatId, aroundSeq: seq, limit: 4 });
    expect(page.messages.find((line) => line.seq === seq)?.body).toEqual({ text: '', deleted: true });
    await expect(alice.call('messages.edit', { chatId, seq, text: 'x' })).rejects.toMatchObject({
      code: 'message_deleted',
    });
    await expect(bob.call('messages.react', { chatId, seq, emoji: '👍' })).rejects.toMatchObject({
      code: 'message_deleted',
    });
  });

  it('for me alone leaves it to the others', async () => {
    const { seq } = await say(alice, '나만 지워');
    await bob.call('messages.hide', { chatId, seqs: [seq] });
    expect((await newest(bob))?.seq).not.toBe(seq);
    expect((await newest(alice))?.seq).toBe(seq);
  });

  it('lets a host of a group delete what others wrote', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'hosted' });
    const { seq } = await bob.call('messages.send', { chatId: chat.id, key: 'rude', text: 'x' });
    await expect(alice.call('messages.delete', { chatId: chat.id, seq })).resolves.toBeTruthy();
  });
});

describe('reactions', () => {
  it('are one a person, change, go away, and are counted', async () => {
    const { seq } = await say(alice, '좋지?');
    await bob.call('messages.react', { chatId, seq, emoji: '👍' });
    await alice.call('messages.react', { chatId, seq, emoji: '👍' });
    expect((await newest(bob))?.body.reactions).toEqual([
      { emoji: '👍', count: 2, mine: true, by: [bob.id, alice.id] },
    ]);
    const socket = await alice.rawSocket();
    await bob.call('messages.react', { chatId, seq, emoji: '❤️' });
    expect((await socket.nextEntry('message.reacted')).body).toEqual({ seq, emoji: '❤️', previous: '👍' });
    await bob.call('messages.react', { chatId, seq, emoji: null });
    await expect(bob.call('messages.react', { chatId, seq, emoji: null })).resolves.toEqual({ seq: null });
    expect((await bob.call('messages.listReactions', { chatId, seq })).reactions).toMatchObject([
      { person: { handle: 'alice' }, emoji: '👍' },
    ]);
  });

  it.each(['x', '', 'hello', '👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍'])('refuse %j', async (emoji) => {
    const { seq } = await say(alice, 'x');
    await expect(bob.call('messages.react', { chatId, seq, emoji })).rejects.toMatchObject({
      code: 'bad_input',
    });
  });
});

describe('forwarding, bookmarks, typing', () => {
  it('sends copies in order to several chats, once however often it is tried', async () => {
    const one = await say(alice, '하나');
    const two = await say(bob, '둘');
    const self = (await alice.call('chats.create', { memberIds: [] })).chat.id;
    const wish = { chatId, seqs: [two.seq, one.seq], toChatIds: [self], key: 'fwd' };
    const first = await alice.call('messages.forward', wish);
    expect(await alice.call('messages.forward', wish)).toEqual(first);
    const { messages } = await alice.call('messages.history', { chatId: self });
    expect(messages.map((line) => line.body)).toEqual([
      { text: '둘', forwarded: true },
      { text: '하나', forwarded: true },
    ]);
    const foreign = '0192d3f0-0000-7000-8000-000000000000' as ChatId;
    await expect(
      alice.call('messages.forward', { ...wish, key: 'z', toChatIds: [self, foreign] }),
    ).rejects.toMatchObject({ code: 'chat_not_found' });
    expect((await alice.call('messages.history', { chatId: self })).messages).toHaveLength(2);
  });

  it('keeps bookmarks, newest first, mine alone', async () => {
    const { seq } = await say(alice, '기억할 것');
    await bob.call('messages.bookmark', { chatId, seq, on: true });
    expect((await bob.call('messages.listBookmarks', {})).bookmarks).toMatchObject([
      { chatId, message: { seq, body: { text: '기억할 것' } }, author: { handle: 'alice' } },
    ]);
    expect((await alice.call('messages.listBookmarks', {})).bookmarks).toEqual([]);
    await bob.call('messages.bookmark', { chatId, seq, on: false });
    expect((await bob.call('messages.listBookmarks', {})).bookmarks).toEqual([]);
  });

  it('shows typing to those who look at the room, and to nobody else', async () => {
    const [watching, away, mine] = [await bob.rawSocket(), await bob.rawSocket(), await alice.rawSocket()];
    await watching.call('chats.watch', { chatId });
    await mine.call('chats.watch', { chatId });
    await alice.call('messages.typing', { chatId });
    expect(await watching.nextSignal('typing')).toMatchObject({ from: alice.id, log: `chat:${chatId}` });
    await Promise.all([away.call('accounts.me', {}), mine.call('accounts.me', {})]);
    expect([...away.signals, ...mine.signals].filter((one) => one.kind === 'typing')).toEqual([]);
  });

  it('is refused to whoever is not in the chat, in every method', async () => {
    const mallory = await server.person('mallory');
    const { seq } = await say(alice, 'private');
    const tries = [
      mallory.call('messages.send', { chatId, key: 'm', text: 'x' }),
      mallory.call('messages.history', { chatId }),
      mallory.call('messages.edit', { chatId, seq, text: 'x' }),
      mallory.call('messages.listEdits', { chatId, seq }),
      mallory.call('messages.delete', { chatId, seq }),
      mallory.call('messages.hide', { chatId, seqs: [seq] }),
      mallory.call('messages.react', { chatId, seq, emoji: '👍' }),
      mallory.call('messages.listReactions', { chatId, seq }),
      mallory.call('messages.forward', { chatId, seqs: [seq], toChatIds: [chatId], key: 'f' }),
      mallory.call('messages.bookmark', { chatId, seq, on: true }),
      mallory.call('messages.typing', { chatId }),
    ];
    for (const one of tries) await expect(one).rejects.toMatchObject({ code: 'chat_not_found' });
  });
});
