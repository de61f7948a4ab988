import type { ChatId, NotificationSettings } from '@maru/contract';
import { stillClock, type MovingClock } from './moving-clock.ts';
import type { TestHouse } from './server-shape.ts';
import { startPushReceiver, type PushReceiver, type TestBrowser } from './start-push-receiver.ts';
import { startTestServer, testPassword, type TestServer } from './start-test-server.ts';
import type { TestPerson } from './test-person.ts';

/** Alice writes, and Bob's phone hears: what every test of notifications begins with. */
export interface PushStage<House = TestHouse> {
  clock: MovingClock;
  receiver: PushReceiver;
  server: TestServer<House>;
  alice: TestPerson;
  bob: TestPerson;
  phone: TestBrowser;
  /** Of the two alone. */
  chatId: ChatId;
  /** A group of the two. */
  groupId: ChatId;
  /** A browser of this person that takes push. */
  subscribe(person: TestPerson, language?: 'ko' | 'en'): Promise<TestBrowser>;
  /** Somebody's second session, as on another device. */
  elsewhere(person: TestPerson): Promise<TestPerson>;
  /** Alice says it, to Bob alone unless told otherwise. */
  say(text: string, more?: Record<string, unknown>, to?: ChatId): Promise<{ seq: number }>;
  /** Everything that is to be told has been told. */
  settle(): Promise<void>;
  /** What came of messages since it was last asked: that somebody has signed in elsewhere is told too, and left out. */
  told(browser?: TestBrowser): unknown[];
  /** What comes to the phone of one message. */
  toldOf(text: string, more?: Record<string, unknown>, to?: ChatId): Promise<unknown[]>;
  /** Somebody reads all there is, Bob unless told otherwise. */
  readAll(person?: TestPerson): Promise<void>;
  /** Bob decides something. */
  choose(change: Partial<NotificationSettings>): Promise<NotificationSettings>;
  stop(): Promise<void>;
}

const subscribeAt =
  (receiver: PushReceiver) =>
  async (person: TestPerson, language: 'ko' | 'en' = 'ko'): Promise<TestBrowser> => {
    const browser = receiver.browser();
    await person.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
    await person.call('notifications.addDevice', { ...browser.subscription, language });
    return browser;
  };

const told = (browser: TestBrowser): unknown[] =>
  browser.pushes
    .splice(0)
    .flatMap(({ payload }) =>
      ['read', 'security'].includes(payload['kind'] as string) ? [] : [payload['text'] ?? payload['kind']],
    );

const meet = async (alice: TestPerson, bob: TestPerson) => {
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
  const group = await alice.call('chats.create', { memberIds: [bob.id], name: '등산 모임' });
  await bob.call('chats.answerInvitation', { chatId: group.chat.id, accept: true }).catch(() => undefined);
  return { chatId: chat.id, groupId: group.chat.id };
};

/** Starts a server, a push service and the two of them; `tell` is the job of the server that sends what is due. */
export const startPushStage = async <House = TestHouse>(
  tell: (house: House) => Promise<void>,
): Promise<PushStage<House>> => {
  const clock = stillClock();
  const receiver = await startPushReceiver(() => clock.now());
  const server = await startTestServer<House>({ clock, config: { push: 'anywhere' } as never });
  const [alice, bob] = [await server.alice(), await server.bob()];
  const { chatId, groupId } = await meet(alice, bob);
  const subscribe = subscribeAt(receiver);
  const phone = await subscribe(bob);
  let said = 0;
  const say: PushStage['say'] = (text, more = {}, to = chatId) =>
    alice.call('messages.send', { chatId: to, key: `m${++said}`, text, ...more });
  const settle = () => {
    // Past the moment in which a chat rests that was just told of.
    clock.moveBy({ seconds: 3 });
    return tell(server.house);
  };
  return {
    ...{ clock, receiver, server, alice, bob, phone, chatId, groupId, subscribe, say, settle },
    async elsewhere({ handle }) {
      return server.as(
        await server.call('accounts.signIn', { handle: handle ?? '', password: testPassword }),
      );
    },
    told: (browser = phone) => told(browser),
    async toldOf(text, more, to) {
      await say(text, more, to);
      await settle();
      return told(phone);
    },
    async readAll(person = bob) {
      for (const { id, lastSeq, unread } of (await person.call('chats.list', {})).chats)
        if (unread > 0) await person.call('chats.markRead', { chatId: id, seq: lastSeq });
      await settle();
    },
    choose: async (change) => (await bob.call('notifications.updateSettings', change)).settings,
    async stop() {
      await server.stop();
      await receiver.stop();
    },
  };
};
