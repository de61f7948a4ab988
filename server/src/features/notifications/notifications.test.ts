import { startPushStage, type ReceivedPush } from '@maru/testing';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { catchUp } from './worker.ts';

const stage = await startPushStage<House>((house) => catchUp.run(house));
const {
  clock,
  receiver,
  server,
  alice,
  bob,
  phone,
  chatId,
  groupId,
  subscribe,
  elsewhere,
  say,
  settle,
  told,
  toldOf,
  readAll,
} = stage;
afterEach(async () => {
  await readAll();
  phone.pushes.length = 0;
});
afterAll(() => stage.stop());

describe('a push', () => {
  it('is decrypted by its browser alone, and signed by this host', async () => {
    const { seq } = await say('내일 같이 저녁 먹을래?');
    const push = await phone.next();
    expect(push.payload).toMatchObject({ kind: 'message', chatId, seq, title: 'Alice', count: 1, badge: 1 });
    expect(push.payload).toMatchObject({ text: '내일 같이 저녁 먹을래?', silent: false, language: 'ko' });
    expect(push.payload).not.toHaveProperty('sender');
    expect(push.body.toString('latin1')).not.toContain('Alice');
    expect(push.headers).toMatchObject({ ttl: '86400', urgency: 'high', 'content-encoding': 'aes128gcm' });
    const { publicKey } = await bob.call('notifications.get', {});
    expect(push.publicKey).toBe(publicKey);
    expect(push.sender.aud).toBe(receiver.origin);
    expect(push.sender.sub).toMatch(/^(mailto:|https:)/);
  });

  it('fits into what push services take, however long the message and the names', async () => {
    const [push] = await say('가'.repeat(5_000))
      .then(settle)
      .then(() => phone.pushes as [ReceivedPush]);
    expect([...String(push.payload['text'])].length).toBe(240);
    expect(push.body.length).toBeLessThanOrEqual(4_096);
  });

  it('is one for messages that come together, with their number, under one topic for each chat', async () => {
    // However soon the first look comes, it comes to nothing.
    receiver.answerWith({ status: 503 });
    await Promise.all([say('하나'), say('둘')]);
    await say('셋');
    await settle();
    clock.moveBy({ seconds: 20 });
    await settle();
    await say('등산 가자', {}, groupId);
    await settle();
    const [together, group] = phone.pushes as [ReceivedPush, ReceivedPush];
    expect(phone.pushes).toHaveLength(2);
    expect(together.payload).toMatchObject({ text: '셋', count: 3, badge: 3 });
    expect(group.payload).toMatchObject({ title: '등산 모임', sender: 'Alice', count: 1, badge: 4 });
    expect(together.headers['topic']).toMatch(/^[\w-]{32}$/);
    expect(group.headers['topic']).not.toBe(together.headers['topic']);
  });

  it('is followed by one for a burst, a moment later', async () => {
    await say('첫마디');
    await settle();
    for (const text of ['그리고', '또', '마지막']) {
      await say(text);
      await catchUp.run(server.house);
    }
    expect(told()).toEqual(['첫마디']);
    await settle();
    expect(told()).toEqual(['마지막']);
  });

  it('says what a message holds beside its words', async () => {
    await alice.call('messages.send', {
      chatId,
      key: 'place',
      content: { type: 'place', latitude: 37.57, longitude: 126.98, name: '광화문' } as never,
    });
    await settle();
    expect(phone.pushes[0]?.payload).toMatchObject({ text: '', hint: { type: 'place', name: '광화문' } });
  });

  it('comes without a sound for silent messages, and from chats without one', async () => {
    await say('조용히', { silent: true });
    await settle();
    expect(phone.pushes[0]?.payload).toMatchObject({ silent: true });
    expect(phone.pushes[0]?.headers['urgency']).toBe('normal');
    phone.pushes.length = 0;
    await bob.call('chats.updateSettings', { chatId, sound: 'none' });
    await say('여기도');
    await settle();
    expect(phone.pushes[0]?.payload).toMatchObject({ silent: true });
    await bob.call('chats.updateSettings', { chatId, sound: 'default' });
  });

  it('is never sent twice for one message, however many set to work', async () => {
    await say('한 번만');
    await Promise.all([settle(), settle(), settle()]);
    await settle();
    expect(told()).toEqual(['한 번만']);
  });

  it('shows a message that was edited as it is now, and none that was deleted', async () => {
    receiver.answerWith({ status: 503 });
    const { seq } = await say('오타');
    await alice.call('messages.edit', { chatId, seq, text: '바르게' });
    const { seq: gone } = await say('지울 말');
    await alice.call('messages.delete', { chatId, seq: gone });
    await settle();
    clock.moveBy({ seconds: 20 });
    await settle();
    expect(told()).toEqual(['바르게']);
  });
});

describe('nothing is sent', () => {
  it('to whoever has the chat open in front of them; it is when they have turned away', async () => {
    const desk = await (await elsewhere(bob)).rawSocket();
    await desk.call('chats.watch', { chatId, window: 'w' });
    expect(await toldOf('보고 있지')).toEqual([]);
    await desk.call('notifications.setAttention', { inFront: true, window: 'w' });
    expect(await toldOf('아직 보고 있지')).toEqual([]);
    await desk.call('notifications.setAttention', { inFront: false, window: 'w' });
    expect(await toldOf('자리 비움')).toEqual(['자리 비움']);
    await desk.close();
  });

  it('to the device whose app is in front; other devices wait a moment, and hear when it stays unread', async () => {
    const other = await elsewhere(bob);
    const laptop = await subscribe(other, 'en');
    const open = await other.rawSocket();
    await open.call('notifications.setAttention', { inFront: true, window: 'w' });
    await say('앱을 보고 있어');
    await settle();
    expect([told(), told(laptop)]).toEqual([[], []]);
    clock.moveBy({ seconds: 11 });
    await settle();
    expect([told(), told(laptop)]).toEqual([['앱을 보고 있어'], []]);
    await say('이건 읽었어');
    await settle();
    await readAll();
    clock.moveBy({ seconds: 11 });
    await settle();
    expect(told()).toEqual([]);
    await open.close();
    const { devices } = await other.call('notifications.get', {});
    expect(devices.filter(({ current }) => current)).toHaveLength(1);
    expect(devices).toHaveLength(2);
    await other.call('accounts.signOut', {});
  });

  it('of chats that are muted or in the quiet box, until that ends', async () => {
    const mutedUntil = new Date(clock.now().getTime() + 3_600_000).toISOString();
    await bob.call('chats.updateSettings', { chatId, mutedUntil });
    expect(await toldOf('음소거')).toEqual([]);
    clock.moveBy({ hours: 1, seconds: 1 });
    expect(await toldOf('이제 들려')).toEqual(['이제 들려']);
    await bob.call('chats.updateSettings', { chatId, quiet: true });
    expect(await toldOf('조용한 방')).toEqual([]);
    await bob.call('chats.updateSettings', { chatId, quiet: false });
  });

  it('of what was written before there was a device, or by somebody who is blocked, or to those who have left', async () => {
    const carol = await server.person('Carol');
    await carol.call('chats.create', { memberIds: [alice.id] });
    const { chat } = await alice.call('chats.create', { memberIds: [carol.id] });
    await say('기기보다 먼저', {}, chat.id);
    clock.moveBy({ seconds: 1 });
    const late = await subscribe(carol);
    await settle();
    expect(told(late)).toEqual([]);
    await say('기기보다 나중', {}, chat.id);
    await settle();
    expect(told(late)).toEqual(['기기보다 나중']);
    await carol.call('people.block', { accountId: alice.id } as never);
    await say('막힌 말', {}, chat.id);
    await settle();
    expect(told(late)).toEqual([]);
  });

  it('of what those write who are ignored in a group or blocked, be it with the reader’s name; the badge neither', async () => {
    const mentions = [{ accountId: bob.id, at: 0, length: 4 }];
    await bob.call('chats.ignoreMember', { chatId: groupId, accountId: alice.id, ignored: true });
    expect(await toldOf('@Bob 여기 봐', { mentions }, groupId)).toEqual([]);
    await say('둘이서는 들려');
    await settle();
    expect(phone.pushes.map(({ payload }) => [payload['text'], payload['badge']])).toEqual([
      ['둘이서는 들려', 1],
    ]);
    phone.pushes.length = 0;
    await bob.call('chats.ignoreMember', { chatId: groupId, accountId: alice.id, ignored: false });
    expect(await toldOf('다시 들려', {}, groupId)).toEqual(['다시 들려']);
    await bob.call('people.block', { accountId: alice.id });
    expect(await toldOf('@Bob 막힌 말', { mentions }, groupId)).toEqual([]);
    await bob.call('people.unblock', { accountId: alice.id });
  });

  it('to somebody whom an operator keeps out', async () => {
    const dave = await server.person('Dave');
    const { chat } = await alice.call('chats.create', { memberIds: [dave.id] });
    const watch = await subscribe(dave);
    await server.house.db.query(
      'insert into suspensions (account_id, reason, by_id, at) values ($1, $2, $3, $4)',
      [dave.id, 'test', alice.id, clock.now()],
    );
    clock.moveBy({ seconds: 1 });
    await say('들리지 않을 말', {}, chat.id);
    await settle();
    expect(told(watch)).toEqual([]);
  });

  it('to a device that has signed out', async () => {
    const other = await elsewhere(bob);
    const laptop = await subscribe(other);
    await other.call('accounts.signOut', {});
    expect(await toldOf('로그아웃한 기기')).toEqual(['로그아웃한 기기']);
    expect(told(laptop)).toEqual([]);
  });
});
