import type { ChatId, NotificationSettings } from '@maru/contract';
import {
  startPushReceiver,
  startTestServer,
  stillClock,
  type PushReceiver,
  type ReceivedPush,
  type TestBrowser,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { catchUp } from './worker.ts';

const clock = stillClock();
let receiver: PushReceiver;
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let phone: TestBrowser;
let chatId: ChatId;
let groupId: ChatId;

const subscribe = async (person: TestPerson, language: 'ko' | 'en' = 'ko'): Promise<TestBrowser> => {
  const browser = receiver.browser();
  await person.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
  await person.call('notifications.addDevice', { ...browser.subscription, language });
  return browser;
};

/** Somebody's second session, as on another device. */
const elsewhere = async (person: TestPerson): Promise<TestPerson> =>
  server.as(
    (await server.call('accounts.signIn', { handle: person.handle, password: 'open-wooden-hall' })) as never,
  );

let said = 0;
const say = (text: string, more: Record<string, unknown> = {}, to: ChatId = chatId) =>
  alice.call('messages.send', { chatId: to, key: `m${++said}`, text, ...more });

/** Everything that is to be told has been told. */
const settle = () => {
  // Past the moment in which a chat rests that was just told of.
  clock.moveBy({ seconds: 3 });
  return catchUp.run(server.house);
};

/** What is about messages: that somebody has signed in elsewhere is told too, and is tried out in a test of its own. */
const told = (browser: TestBrowser = phone): unknown[] =>
  browser.pushes
    .splice(0)
    .flatMap(({ payload }) =>
      ['read', 'security'].includes(payload['kind'] as string) ? [] : [payload['text'] ?? payload['kind']],
    );

/** What comes to the phone of one message. */
const toldOf = async (text: string, more: Record<string, unknown> = {}, to: ChatId = chatId) => {
  await say(text, more, to);
  await settle();
  return told();
};

const readAll = async (me: TestPerson = bob) => {
  for (const { id, lastSeq, unread } of (await me.call('chats.list', {})).chats)
    if (unread > 0) await me.call('chats.markRead', { chatId: id, seq: lastSeq });
  await settle();
};

const choose = (change: Partial<NotificationSettings>) =>
  bob.call('notifications.updateSettings', change).then(({ settings }) => settings);

beforeAll(async () => {
  receiver = await startPushReceiver(() => clock.now());
  server = await startTestServer<House>({ clock, config: { push: 'anywhere' } as never });
  [alice, bob] = [await server.alice(), await server.bob()];
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id] })).chat);
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: '등산 모임' });
  groupId = chat.id;
  await bob.call('chats.answerInvitation', { chatId: groupId, accept: true }).catch(() => undefined);
  phone = await subscribe(bob);
});
afterEach(async () => {
  await readAll();
  phone.pushes.length = 0;
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

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

describe('what somebody decides', () => {
  const mention = { mentions: [{ accountId: '' as never, at: 0, length: 4 }] };
  beforeAll(() => {
    mention.mentions[0]!.accountId = bob.id as never;
  });

  it('lets mentions, answers and keywords through where a chat is muted, if chosen', async () => {
    const { seq: mine } = await bob.call('messages.send', { chatId: groupId, key: 'mine', text: '내 말' });
    await bob.call('chats.updateSettings', { chatId: groupId, mutedUntil: '9999-12-31T00:00:00.000Z' });
    expect(await toldOf('그냥 말', {}, groupId)).toEqual([]);
    expect(await toldOf('@Bob 여기', mention, groupId)).toEqual(['@Bob 여기']);
    expect(await toldOf('네 말에', { replyToSeq: mine }, groupId)).toEqual(['네 말에']);
    await choose({ mentionsAlways: false });
    expect(await toldOf('@Bob 다시', mention, groupId)).toEqual([]);
    await choose({ mentionsAlways: true, keywords: ['회식', 'Maru'] });
    expect(await toldOf('오늘 회식이야', {}, groupId)).toEqual(['오늘 회식이야']);
    expect(await toldOf('about MARU', {}, groupId)).toEqual(['about MARU']);
    await choose({ keywords: [] });
    await bob.call('chats.updateSettings', { chatId: groupId, mutedUntil: null });
  });

  it('may be to hear of a chat, or of all groups, only what calls them', async () => {
    await bob.call('chats.updateSettings', { chatId: groupId, notify: 'mentions' });
    expect(await toldOf('모두에게', {}, groupId)).toEqual([]);
    await say('@Bob 봐', mention, groupId);
    // What rings is told even when something that does not has come after it.
    expect(await toldOf('그 다음 말', {}, groupId)).toEqual(['@Bob 봐']);
    await choose({ groups: 'mentions' });
    await bob.call('chats.updateSettings', { chatId: groupId, notify: 'default' });
    expect(await toldOf('여전히', {}, groupId)).toEqual([]);
    expect(await toldOf('둘만의 말')).toEqual(['둘만의 말']);
    await bob.call('chats.updateSettings', { chatId: groupId, notify: 'all' });
    expect(await toldOf('이 방은 모두', {}, groupId)).toEqual(['이 방은 모두']);
    await choose({ groups: 'all' });
  });

  it('may be quiet until a moment, and in hours of the place where they live', async () => {
    await choose({ quietUntil: new Date(clock.now().getTime() + 3_600_000).toISOString() });
    expect(await toldOf('내일까지 조용히')).toEqual([]);
    clock.moveBy({ hours: 1, minutes: 1 });
    expect(await toldOf('이제 괜찮아')).toEqual(['이제 괜찮아']);
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', hour: '2-digit', hourCycle: 'h23' }).format(
        clock.now(),
      ),
    );
    const at = (from: number) => `${String((hour + from + 24) % 24).padStart(2, '0')}:00`;
    const every = [0, 1, 2, 3, 4, 5, 6];
    await choose({ quietHours: { on: true, from: at(0), to: at(2), days: every, zone: 'Asia/Seoul' } });
    expect(await toldOf('자고 있어')).toEqual([]);
    clock.moveBy({ hours: 2 });
    // What came in the night is not told of in the morning.
    await settle();
    expect(told()).toEqual([]);
    expect(await toldOf('아침이야')).toEqual(['아침이야']);
    await choose({ quietHours: { on: false, from: at(0), to: at(2), days: every, zone: 'Asia/Seoul' } });
  });

  it('may be that notifications show no words, or nothing but that something came', async () => {
    await choose({ previews: 'names' });
    await say('비밀이야');
    await settle();
    expect(phone.pushes[0]?.payload).toMatchObject({ kind: 'message', title: 'Alice' });
    expect(JSON.stringify(phone.pushes[0]?.payload)).not.toContain('비밀');
    phone.pushes.length = 0;
    await choose({ previews: 'none' });
    const { seq } = await say('더 비밀이야');
    await settle();
    expect(phone.pushes[0]?.payload).toEqual({
      kind: 'something',
      badge: 2,
      language: 'ko',
      seq,
      silent: false,
    });
    await choose({ previews: 'all' });
  });

  it('is known on all devices at once', async () => {
    const device = await (await elsewhere(bob)).rawSocket();
    const settings = await choose({ toasts: false });
    expect((await device.nextEntry('notifications.changed')).body).toEqual({ settings });
    expect((await bob.call('notifications.get', {})).settings).toEqual(settings);
    await choose({ toasts: true });
    await device.close();
  });
});

describe('what was read', () => {
  it('is taken away on devices that show it, once, and that are not connected', async () => {
    const other = await elsewhere(bob);
    const laptop = await subscribe(other);
    await say('어디서든 지워져');
    await settle();
    phone.pushes.length = 0;
    const open = await other.rawSocket();
    await readAll();
    await readAll();
    expect(phone.pushes.map(({ payload }) => payload)).toMatchObject([{ kind: 'read', chatId, badge: 0 }]);
    expect(laptop.pushes.map(({ payload }) => payload['kind'])).toEqual(['message']);
    await open.close();
    await other.call('accounts.signOut', {});
  });

  it('is not told of at all where it was read before it went out', async () => {
    receiver.answerWith({ status: 503 });
    await say('금방 읽음');
    await settle();
    await readAll();
    clock.moveBy({ minutes: 5 });
    await settle();
    expect(phone.pushes).toEqual([]);
  });
});
