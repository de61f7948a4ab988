import type { ChatId } from '@maru/contract';
import {
  movingClock,
  startPushReceiver,
  startTestServer,
  type PushReceiver,
  type ReceivedPush,
  type TestBrowser,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import type { Job } from '../../platform/house.ts';
import { runJob } from '../../platform/jobs/index.ts';
import { notifications } from './index.ts';

const clock = movingClock();
let receiver: PushReceiver;
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let phone: TestBrowser;
let chatId: ChatId;

const catchUp = notifications.jobs?.find(({ name }) => name === 'notifications.catchUp') as Job;

beforeAll(async () => {
  receiver = await startPushReceiver(() => clock.now());
  server = await startTestServer<House>({ clock, config: { push: 'anywhere' } as never });
  [alice, bob] = [await server.alice(), await server.bob()];
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id] })).chat);
  phone = await subscribe(bob);
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

const subscribe = async (person: TestPerson, language: 'ko' | 'en' = 'ko'): Promise<TestBrowser> => {
  const browser = receiver.browser();
  await person.call('notifications.addDevice', { ...browser.subscription, language });
  return browser;
};

let sent = 0;
const say = (text: string, more: Record<string, unknown> = {}, to: ChatId = chatId) =>
  alice.call('messages.send', { chatId: to, key: `m${++sent}`, text, ...more });

/** Everything that is to be told has been told. */
const settle = () => runJob(server.house, catchUp);

const readAll = async (to: ChatId = chatId) => {
  const { chat } = await bob.call('chats.get', { chatId: to });
  await bob.call('chats.markRead', { chatId: to, seq: chat.lastSeq });
  await settle();
  phone.pushes.length = 0;
};

/** What comes to the phone of these messages. */
const textsOf = (pushes: readonly ReceivedPush[]) => pushes.map(({ payload }) => payload['text']);

describe('a push', () => {
  it('is decrypted by its browser alone, and signed by this host', async () => {
    const before = Date.now();
    const { seq } = await say('내일 같이 저녁 먹을래?');
    const push = await phone.next();
    console.log('after', Date.now() - before);
    expect(push.payload).toMatchObject({
      kind: 'message',
      chatId,
      seq,
      title: 'Alice',
      text: '내일 같이 저녁 먹을래?',
      count: 1,
      badge: 1,
      silent: false,
      language: 'ko',
    });
    expect(push.body.toString('latin1')).not.toContain('Alice');
    expect(push.headers).toMatchObject({ ttl: '86400', urgency: 'high', 'content-encoding': 'aes128gcm' });
    expect(push.body.length).toBeLessThanOrEqual(4_096);
    const { publicKey } = await bob.call('notifications.get', {});
    expect(push.publicKey).toBe(publicKey);
    expect(push.sender.aud).toBe(receiver.origin);
    expect(push.sender.sub).toMatch(/^(mailto:|https:)/);
  });
});
