import type { ChatId, ReadMarks } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;
let chatId: ChatId;
let direct: ChatId;
let said = 0;

beforeAll(async () => {
  server = await startTestServer();
  [alice, bob, carol] = [await server.alice(), await server.bob(), await server.person('Carol')];
  for (const one of [alice, bob, carol])
    for (const other of [alice, bob, carol])
      if (one !== other) await one.call('people.addFriend', { accountId: other.id });
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id, carol.id], name: '셋' });
  chatId = chat.id;
  direct = (await alice.call('chats.create', { memberIds: [bob.id] })).chat.id;
});
afterAll(() => server.stop());

const say = async (who = alice, to = chatId): Promise<number> =>
  (await who.call('messages.send', { chatId: to, key: `h${++said}`, text: '읽어 줘' })).seq;
const read = (who: TestPerson, seq: number, of = chatId) => who.call('chats.markRead', { chatId: of, seq });
const reads = (who: TestPerson, of = chatId) => who.call('chats.reads', { chatId: of });
const decide = (who: TestPerson, seesReads: 'everyone' | 'friends' | 'nobody') =>
  who.call('accounts.updateSettings', { seesReads });

/** How many have not read up to a message that somebody wrote. */
const below = ({ marks }: ReadMarks, seq: number): number =>
  marks.reduce((sum, [mark, count]) => (mark < seq ? sum + count : sum), 0);

describe('somebody who does not show what they have read', () => {
  it('stays in the number when they read, and leaves it when they write', async () => {
    await decide(bob, 'nobody');
    const seq = await say();
    await read(bob, seq);
    await read(carol, seq);
    expect(below(await reads(alice), seq)).toBe(1);
    // Their own list knows better.
    expect((await bob.call('chats.get', { chatId })).chat).toMatchObject({ readSeq: seq, unread: 0 });
    const next = await say(carol);
    await read(bob, next);
    const answer = await say(bob);
    expect(below(await reads(alice), seq)).toBe(0);
    expect(below(await reads(alice), answer)).toBe(2);
    await read(alice, answer);
    await read(carol, answer);
    expect(below(await reads(alice), answer)).toBe(0);
  });

  it('is counted among those who do not, without a name; in a chat of two not even that', async () => {
    expect(await reads(alice)).toMatchObject({ hidden: 1, mine: true });
    expect(JSON.stringify(await reads(alice))).not.toContain(bob.id);
    const seq = await say(alice, direct);
    await read(bob, seq, direct);
    const hiding = await reads(alice, direct);
    expect(hiding).toMatchObject({ hidden: 0, mine: true });
    // Bob has blocked Alice now, or has not looked: each is the same to her, to the byte.
    await decide(bob, 'everyone');
    await bob.call('people.block', { accountId: alice.id });
    expect(await reads(alice, direct)).toEqual(hiding);
    await bob.call('people.unblock', { accountId: alice.id });
    expect(await reads(alice, direct)).toEqual(hiding);
    await bob.call('people.addFriend', { accountId: alice.id });
    await decide(bob, 'nobody');
  });

  it('is told so, and is not told how far others have read, live neither', async () => {
    const line = await bob.rawSocket();
    const { reads: mine } = await line.call('chats.watch', { chatId });
    expect(mine).toMatchObject({ marks: [], hidden: 0, mine: false });
    const other = await alice.rawSocket();
    await other.call('chats.watch', { chatId });
    const seq = await say();
    await read(carol, seq);
    await other.nextSignal('reads.moved');
    expect(line.signals.filter(({ kind }) => kind === 'reads.moved')).toEqual([]);
    await decide(bob, 'everyone');
    expect((await line.call('chats.watch', { chatId })).reads).toMatchObject({ mine: true, hidden: 0 });
    await read(carol, await say());
    await line.nextSignal('reads.moved');
    await Promise.all([line.close(), other.close()]);
  });

  it('does so from the moment of the decision: what was read before is not told later', async () => {
    await decide(bob, 'nobody');
    const seq = await say();
    await read(bob, seq);
    await decide(bob, 'everyone');
    await read(carol, seq);
    expect(below(await reads(alice), seq)).toBe(1);
    const next = await say();
    await read(bob, next);
    expect(below(await reads(alice), seq)).toBe(0);
  });

  it('may decide otherwise for one chat', async () => {
    const settings = await bob.call('chats.updateSettings', { chatId, showReads: false });
    expect(settings.settings).toMatchObject({ showReads: false });
    expect(await reads(bob)).toMatchObject({ mine: false });
    expect(await reads(bob, direct)).toMatchObject({ mine: true });
    await decide(bob, 'nobody');
    await bob.call('chats.updateSettings', { chatId, showReads: true });
    expect(await reads(bob)).toMatchObject({ mine: true });
    expect(await reads(bob, direct)).toMatchObject({ mine: false });
    await bob.call('chats.updateSettings', { chatId, showReads: null });
    expect(await reads(bob)).toMatchObject({ mine: false });
    await decide(bob, 'everyone');
  });

  it('may show it to friends: where everybody else is one', async () => {
    await decide(bob, 'friends');
    expect(await reads(bob)).toMatchObject({ mine: true });
    expect(await reads(bob, direct)).toMatchObject({ mine: true });
    await bob.call('people.removeFriend', { accountId: carol.id });
    expect(await reads(bob)).toMatchObject({ mine: false });
    expect(await reads(bob, direct)).toMatchObject({ mine: true });
    await bob.call('people.addFriend', { accountId: carol.id });
    expect(await reads(bob)).toMatchObject({ mine: true });
    const dave = await server.person('Dave');
    const { code } = await alice.call('invites.set', { chatId, on: true });
    await dave.call('invites.join', { code: code! });
    expect(await reads(bob)).toMatchObject({ mine: false });
    await decide(bob, 'everyone');
  });

  it('does not tell a stranger by keeping their chat', async () => {
    const eve = await server.person('Eve');
    await decide(bob, 'nobody');
    const { chat } = await eve.call('chats.create', { memberIds: [bob.id] });
    const seq = await say(eve, chat.id);
    await read(bob, seq, chat.id);
    await bob.call('chats.acceptStranger', { chatId: chat.id });
    expect(below(await reads(eve, chat.id), seq)).toBe(1);
    await decide(bob, 'everyone');
  });
});

it('whoever has blocked the other sees no numbers in their chat', async () => {
  await say(alice, direct);
  await alice.call('people.block', { accountId: bob.id });
  expect(await reads(alice, direct)).toMatchObject({ marks: [], mine: true });
  await alice.call('people.unblock', { accountId: bob.id });
});
