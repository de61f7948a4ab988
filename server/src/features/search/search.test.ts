import type { ChatId, InputOf, OutputOf } from '@maru/contract';
import { expectRefusal, movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { fillMessage } from '../messages/index.ts';
import { indexChat } from './index-chat.ts';

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
});
afterAll(() => server.stop());
beforeEach(async () => {
  chatId = (await alice.call('chats.create', { memberIds: [bob.id], name: 'trip' })).chat.id;
});

let keys = 0;
const say = async (who: TestPerson, text: string, to = chatId) =>
  (await who.call('messages.send', { chatId: to, key: `k${++keys}`, text })).seq;
const index = async (id = chatId) => {
  while (await indexChat(server.house, id));
};
const search = (who: TestPerson, query: string, more: Partial<InputOf<'search.messages'>> = {}) =>
  who.call('search.messages', { query, chatId, ...more });
const seqs = (answer: OutputOf<'search.messages'>) => answer.hits.map((hit) => hit.seq);

/** Everything has to be found the same before it is indexed, and after. */
describe.each([
  ['from the log', async () => {}],
  ['from the index', () => index()],
])('%s', (_, settle) => {
  it('parts of words are found, newest first, with the words marked', async () => {
    const first = await say(alice, '제주 숙소는 대청마루로 하자');
    const second = await say(bob, '숙소 좋아, Hello MARU 2026!');
    await say(bob, '다른 말');
    await settle();
    expect(await search(bob, '숙소', { count: true })).toMatchObject({
      hits: [
        { seq: second, author: bob.id, excerpt: '숙소 좋아, Hello MARU 2026!', places: [[0, 2]] },
        { seq: first, author: alice.id, places: [[3, 2]] },
      ],
      total: 2,
      persons: expect.arrayContaining([expect.objectContaining({ id: alice.id })]),
    });
    for (const query of ['주숙', '제주숙소', '마루', '마', 'ㅁㄹ', 'ㄷㅊㅁㄹ', '하자 제주', '대청ㅁ'])
      expect([query, seqs(await search(bob, query))]).toEqual([query, [first]]);
    for (const query of ['hel', 'maru', 'MaRu', '026', '202 숙', '!'])
      expect([query, seqs(await search(alice, query))]).toEqual([query, [second]]);
    expect(seqs(await search(alice, '대청말', { unfinished: true }))).toEqual([first]);
    expect((await search(alice, '숙소 제주도')).hits).toEqual([]);
    expect(seqs(await alice.call('search.messages', { query: '대청마루', author: alice.id }))).toContain(
      first,
    );
  });

  it('is seen only by members, from where they came in', async () => {
    const early = await say(alice, '들어오기 전의 비밀');
    const eve = await server.person(`eve${keys}`);
    await settle();
    await expectRefusal(search(eve, '비밀'), 'chat_not_found');
    await expectRefusal(
      eve.call('search.day', { chatId, from: new Date(0).toISOString() }),
      'chat_not_found',
    );
    await expectRefusal(
      eve.call('search.days', { chatId, days: [new Date(0), new Date()].map((day) => day.toISOString()) }),
      'chat_not_found',
    );
    expect((await eve.call('search.messages', { query: '비밀' })).hits).toEqual([]);
    const { code } = await alice.call('invites.set', { chatId, on: true });
    await eve.call('invites.join', { code: code! });
    const late = await say(alice, '들어온 뒤의 비밀');
    await settle();
    expect(seqs(await search(eve, '비밀'))).toEqual([late]);
    expect(seqs(await search(bob, '비밀'))).toEqual([late, early]);
    expect((await eve.call('search.day', { chatId, from: new Date(0).toISOString() })).seq).toBe(late);
    await eve.call('chats.leave', { chatId });
    await expectRefusal(search(eve, '비밀'), 'chat_not_found');
    expect((await eve.call('search.messages', { query: '비밀' })).hits).toEqual([]);
  });

  it('edits and deletions are followed; what I put away is gone for me alone', async () => {
    const edited = await say(alice, '오늘은 파스타');
    const deleted = await say(alice, '파스타 말고 국수');
    const hidden = await say(alice, '파스타 두 그릇');
    await settle();
    expect(seqs(await search(bob, '파스타'))).toEqual([hidden, deleted, edited]);
    await alice.call('messages.edit', { chatId, seq: edited, text: '오늘은 김밥' });
    await alice.call('messages.delete', { chatId, seq: deleted });
    await bob.call('messages.hide', { chatId, seqs: [hidden] });
    expect((await search(bob, '파스타')).hits).toEqual([]);
    expect(seqs(await search(bob, '김밥'))).toEqual([edited]);
    await settle();
    expect((await search(bob, '파스타')).hits).toEqual([]);
    expect(seqs(await search(alice, '파스타'))).toEqual([hidden]);
    expect(seqs(await search(bob, '김밥'))).toEqual([edited]);
    expect((await search(alice, '국수')).hits).toEqual([]);
  });

  it('what somebody wrote while I had blocked them is not found, nor what they edited', async () => {
    const fox = await server.person(`fox${keys}`);
    const direct = (await fox.call('chats.create', { memberIds: [bob.id] })).chat.id;
    const before = await say(fox, '다정한 말', direct);
    await bob.call('people.block', { accountId: fox.id });
    const after = await say(fox, '숨은 이야기', direct);
    await fox.call('messages.edit', { chatId: direct, seq: before, text: '나쁜 말' });
    if (_ === 'from the index') await index(direct);
    expect((await search(bob, '숨은', { chatId: direct })).hits).toEqual([]);
    expect((await search(bob, '나쁜', { chatId: direct })).hits).toEqual([]);
    expect((await bob.call('search.messages', { query: '숨은 이야기' })).hits).toEqual([]);
    expect(seqs(await search(bob, '다정', { chatId: direct }))).toEqual([before]);
    expect(seqs(await search(fox, '숨은', { chatId: direct }))).toEqual([after]);
    expect(seqs(await search(fox, '나쁜', { chatId: direct }))).toEqual([before]);
  });

  it('a cleared room is searched from there on', async () => {
    const direct = (await alice.call('chats.create', { memberIds: [bob.id] })).chat.id;
    const text = `지나간 일 ${keys}`;
    const seq = await say(bob, text, direct);
    if (_ === 'from the index') await index(direct);
    await alice.call('chats.leave', { chatId: direct });
    expect((await alice.call('search.messages', { query: text })).hits).toEqual([]);
    expect(seqs(await search(bob, text, { chatId: direct }))).toEqual([seq]);
  });

  it('filters by sender, time and kind, alone and together', async () => {
    const a = await say(alice, '귤 사진');
    clock.moveBy({ hours: 1 });
    const noon = clock.now();
    const b = await say(bob, '귤은 https://maru.example/gyul 에서.');
    clock.moveBy({ hours: 1 });
    const c = await say(alice, '귤 다 먹었다');
    await settle();
    expect(seqs(await search(alice, '귤', { author: alice.id }))).toEqual([c, a]);
    expect(seqs(await search(alice, '귤', { from: noon.toISOString() }))).toEqual([c, b]);
    expect(seqs(await search(alice, '귤', { to: noon.toISOString() }))).toEqual([a]);
    expect(seqs(await search(alice, '', { author: bob.id }))).toEqual([b]);
    const { hits } = await search(alice, '', { kinds: ['link'] });
    expect(hits).toMatchObject([{ seq: b, link: 'https://maru.example/gyul' }]);
    expect((await search(alice, '귤', { kinds: ['photo', 'video'] })).hits).toEqual([]);
    expect(seqs(await search(alice, '귤', { kinds: ['text'], author: bob.id }))).toEqual([b]);
  });

  it('what a message holds is found by its name: a file, a card, the title of a link', async () => {
    const seq = await say(bob, '이거 봐');
    const fill = (more: Parameters<typeof fillMessage>[1] extends infer F ? Partial<F> : never) =>
      fillMessage(server.house, { chatId, seq, ...more });
    await fill({
      content: {
        type: 'card',
        of: 'poll',
        id: '0192d3f0-0000-7000-8000-000000000000',
        title: '어디서 잘까?',
      },
    });
    await settle();
    expect(await search(alice, '어디서')).toMatchObject({
      hits: [{ seq, excerpt: '어디서 잘까?', hint: { type: 'card', of: 'poll' } }],
    });
    expect(seqs(await search(alice, '', { kinds: ['poll', 'event'] }))).toEqual([seq]);
    expect(seqs(await search(alice, '이거 잘까'))).toEqual([seq]);
    await fill({ card: { url: 'https://a.example', site: 'A', title: '한라산 날씨' } });
    await settle();
    expect(seqs(await search(alice, '한라산'))).toEqual([seq]);
  });

  it('pages go on without holes and doubles, in a chat and over all', async () => {
    const word = `쪽지${keys}`;
    const other = (await alice.call('chats.create', { memberIds: [bob.id], name: 'b' })).chat.id;
    const sent: string[] = [];
    for (let at = 0; at < 24; at++) {
      const to = at % 3 === 0 ? other : chatId;
      // Two of one millisecond, in two chats, would have no order.
      clock.moveBy({ ms: 1 });
      sent.push(`${to} ${await say(alice, `${word} ${at}`, to)}`);
    }
    await settle();
    const pages = async (more: Partial<InputOf<'search.messages'>>) => {
      const got: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await bob.call('search.messages', {
          query: word,
          limit: 5,
          ...more,
          ...(cursor && { cursor }),
        });
        got.push(...page.hits.map((hit) => `${hit.chatId} ${hit.seq}`));
        cursor = page.cursor;
      } while (cursor);
      return got;
    };
    expect(await pages({})).toEqual(sent.toReversed());
    expect(await pages({ chatId })).toEqual(sent.filter((one) => one.startsWith(chatId)).toReversed());
    expect((await search(bob, word, { limit: 5, count: true })).total).toBe(16);
  });

  it('finds where a day begins, and the days on which something was said', async () => {
    const days = [clock.now()];
    const first = await say(alice, '첫날');
    clock.moveBy({ days: 1 });
    days.push(clock.now());
    clock.moveBy({ days: 1 });
    days.push(clock.now());
    const third = await say(alice, '셋째 날');
    clock.moveBy({ days: 1 });
    days.push(clock.now());
    await settle();
    const day = async (at: number) =>
      (await bob.call('search.day', { chatId, from: days[at]!.toISOString() })).seq;
    expect([await day(0), await day(1), await day(2), await day(3)]).toEqual([first, third, third, third]);
    const asked = days.map((one) => one.toISOString());
    expect((await bob.call('search.days', { chatId, days: asked })).days).toEqual([asked[0], asked[2]]);
    await bob.call('messages.hide', { chatId, seqs: [third] });
    expect((await bob.call('search.days', { chatId, days: asked })).days).toEqual([asked[0]]);
  });
});

it('nobody, and what we did not write, is refused; a guest finds what is in their room', async () => {
  await expectRefusal(server.call('search.messages', { query: 'x' }), 'not_signed_in');
  await expectRefusal(alice.call('search.messages', { query: 'x', cursor: 'made up' }), 'bad_input');
  const { code } = await alice.call('invites.set', { chatId, on: true });
  const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
  const seq = await say(alice, '손님도 찾는다');
  expect(seqs(await guest.call('search.messages', { query: '손님' }))).toEqual([seq]);
  expect(await alice.call('search.messages', {})).toEqual({ hits: [], persons: [] });
});

it('the index follows by itself, and goes on where a killed process stopped', async () => {
  const seq = await say(alice, '저절로 찾아지는 말');
  const rows = async () =>
    (
      await server.house.db.query('select seq from message_search where chat_id = $1 and seq = $2', [
        chatId,
        seq,
      ])
    ).rowCount;
  await expect.poll(rows).toBe(1);
  await server.house.db.query('delete from message_search where chat_id = $1', [chatId]);
  await server.house.db.query('delete from search_heads where chat_id = $1', [chatId]);
  expect(seqs(await search(bob, '찾아지는'))).toEqual([seq]);
  await index();
  expect(await rows()).toBe(1);
  expect(seqs(await search(bob, '찾아지는'))).toEqual([seq]);
});
