import { randomBytes } from 'node:crypto';
import { limits } from '@maru/contract';
import { expectRefusal, someCommit, someSealed, startSecretStage } from '@maru/testing';
import { afterAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { messages } from '../messages/index.ts';

const { clock, server, somebody, everyone, roomOf, say, commit, stateOf, chatsOf, kindsOf } =
  await startSecretStage<House>();
afterAll(() => server.stop());

describe('what is said in a secret room', () => {
  it('is a line of the log without words, counted as unread, and hinted at in the list', async () => {
    const [alice, bob] = everyone;
    const room = await roomOf(alice, [bob]);
    const socket = await bob.rawSocket();
    const { seq, tag } = await say(alice, room, { key: 'a', silent: true });
    const { body } = await socket.nextEntry('message.sent');
    const sealed = { device: alice.device.deviceId, epoch: 1, tag, message: expect.any(String) };
    expect(body).toEqual({ text: '', silent: true, sealed });
    const { messages: lines } = await bob.call('messages.history', { chatId: room.chatId });
    expect(lines[0]).toMatchObject({ seq, body: { text: '', sealed } });
    await say(alice, room, { counts: false });
    const chat = (await chatsOf(bob)).find((one) => one.id === room.chatId);
    expect(chat).toMatchObject({ unread: 1, lastMessage: { seq, text: '', hint: { type: 'secret' } } });
    // Whoever answers a stranger knows them from now on.
    expect(chat?.stranger).toBe(true);
    await say(bob, room);
    expect((await bob.call('chats.get', { chatId: room.chatId })).chat.stranger).toBe(false);
    expect((await kindsOf(bob, room)).at(-2)).toBe('secret.said');
    await bob.call('chats.markRead', { chatId: room.chatId, seq });
    expect((await bob.call('chats.get', { chatId: room.chatId })).chat.unread).toBe(0);
    await socket.close();
  });

  it('is stored once: a retry is answered the same, also at once, and after the keys have changed', async () => {
    const [alice, bob] = everyone;
    const room = await roomOf(alice, [bob]);
    const answers = await Promise.all([1, 2, 3].map(() => say(alice, room, { key: 'same' })));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    await commit(bob, room);
    expect(await say(alice, room, { key: 'same' })).toEqual(answers[0]);
    const refused = await expectRefusal(say(alice, room), 'epoch_passed');
    expect(refused.details).toEqual({ epoch: 2 });
    await say(alice, { ...room, epoch: 2 });
    // A key is for one thing.
    await expectRefusal(commit(alice, { ...room, epoch: 2 }, { key: 'same' }), 'bad_input');
  });

  it('is read in pages that end early where messages are large, over both ways, and none is left out', async () => {
    const [alice, bob] = everyone;
    const room = await roomOf(alice, [bob]);
    const large = () => someSealed(room, { size: limits.secret.messageBytes - 400 });
    for (let count = 0; count < 14; count++) await say(alice, room, large());
    const log = `chat:${room.chatId}` as const;
    const all = Array.from({ length: 16 }, (_, index) => index + 1);
    const read: number[][] = [];
    for (let afterSeq = 0, end = 1; afterSeq < end;) {
      const page = await bob.call('logs.read', { log, afterSeq, limit: 500 });
      read.push(page.entries.map(({ seq }) => seq));
      [afterSeq, end] = [page.entries.at(-1)!.seq, page.lastSeq];
    }
    expect(read.map(({ length }) => length)).toEqual([14, 2]);
    expect(read.flat()).toEqual(all);
    const back = await bob.rawSocket({ cursors: { [log]: 0 } });
    await back.next((frame: { caughtUp?: unknown }) => frame.caughtUp !== undefined);
    expect(back.entries.filter((one) => one.log === log).map(({ seq }) => seq)).toEqual(all);
    await back.close();
  });

  it('is for this room and epoch, and vouches for its commitment', async () => {
    const [alice, bob, eve] = everyone;
    const [room, other] = [await roomOf(alice, [bob]), await roomOf(alice, [eve])];
    await expectRefusal(say(alice, room, someSealed(other)), 'bad_input');
    await expectRefusal(say(alice, room, { message: someCommit(room) }), 'bad_input');
    await expectRefusal(say(alice, room, { commitment: randomBytes(32).toString('base64') }), 'bad_input');
    await expectRefusal(say(eve, room), 'chat_not_found');
    await expectRefusal(say(alice, room, { message: 'A'.repeat(100_000) }), 'bad_input');
  });

  it('is hidden from whoever has blocked its author, and so is the room', async () => {
    const [alice, bob] = [await somebody(), await somebody()];
    const before = await roomOf(alice, [bob]);
    await bob.call('people.block', { accountId: alice.id });
    await say(alice, before);
    await expectRefusal(say(bob, before), 'blocked_by_you');
    expect((await kindsOf(bob, before)).at(-1)).toBe('entry.withheld');
    const socket = await bob.rawSocket();
    const after = await roomOf(alice, [bob]);
    await say(alice, after);
    expect((await bob.call('secretChats.listWelcomes', {})).welcomes).toEqual([]);
    expect((await chatsOf(bob)).some((chat) => chat.id === after.chatId)).toBe(false);
    await bob.call('people.unblock', { accountId: alice.id });
    expect((await bob.call('secretChats.listWelcomes', {})).welcomes).toHaveLength(2);
    await socket.close();
  });

  it('is erased when it is deleted, or when its time has come, with what is about it', async () => {
    const [alice, bob] = everyone;
    const room = await roomOf(alice, [bob]);
    const { seq } = await say(alice, room, { key: 'gone' });
    await expectRefusal(bob.call('messages.delete', { chatId: room.chatId, seq }), 'not_your_message');
    await alice.call('messages.delete', { chatId: room.chatId, seq });
    await alice.call('chats.setVanishing', { chatId: room.chatId, after: 30 });
    await say(alice, room);
    await say(alice, room, { counts: false });
    const later = clock.now().getTime() + 3_600_000;
    await say(alice, room, { vanishAt: new Date(later).toISOString() });
    clock.moveBy({ minutes: 1 });
    await runJobNow(
      server.house,
      messages.jobs!.find(({ name }) => name === 'messages.vanish')!,
    );
    const { rows } = await server.house.db.query(
      `select kind, body from chat_log where chat_id = $1 and body ? 'sealed'`,
      [room.chatId],
    );
    expect(rows).toEqual([]);
    expect(await say(alice, room, { key: 'gone' })).toMatchObject({ seq, tag: '' });
  });
});

describe('a person who leaves', () => {
  it('a group, is to be removed by those who stay, and reads no more', async () => {
    const [alice, bob, carol] = everyone;
    const room = await roomOf(alice, [bob, carol]);
    await bob.call('chats.leave', { chatId: room.chatId });
    expect((await stateOf(alice, room)).toRemove).toEqual([bob.device]);
    await commit(carol, room, { removedDevices: [bob.device] });
    await expectRefusal(bob.call('logs.read', { log: `chat:${room.chatId}`, afterSeq: 0 }), 'chat_not_found');
  });

  it('this host, leaves the rooms to the others', async () => {
    const [alice, bob] = [await somebody(), await somebody()];
    const room = await roomOf(alice, [bob]);
    await say(bob, room);
    await bob.call('proof.give', { way: 'password', password: 'open-wooden-hall' });
    await bob.call('farewell.leave', {});
    expect((await alice.call('messages.history', { chatId: room.chatId })).messages.length).toBeGreaterThan(
      0,
    );
    expect((await stateOf(alice, room)).toRemove).toEqual([bob.device]);
    await expectRefusal(say(alice, room), 'person_gone');
  });
});
