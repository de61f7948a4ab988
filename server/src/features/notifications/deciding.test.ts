import { startPushStage } from '@maru/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { catchUp } from './worker.ts';

const stage = await startPushStage<House>((house) => catchUp.run(house));
const {
  clock,
  receiver,
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
  choose,
} = stage;
afterEach(async () => {
  await readAll();
  phone.pushes.length = 0;
});
afterAll(() => stage.stop());

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
