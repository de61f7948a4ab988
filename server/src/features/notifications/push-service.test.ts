import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatId } from '@maru/contract';
import {
  expectRefusal,
  startPushReceiver,
  startTestServer,
  stillClock,
  type PushReceiver,
  type TestBrowser,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CannotStart, readConfig } from '../../platform/config/index.ts';
import type { House } from '../../platform/house.ts';
import { features, startServer } from '../../main.ts';
import { mayReach, subjectOf } from './deliver.ts';
import { deskOf } from './desk.ts';
import { openVapidKeys } from './vapid-keys.ts';
import { catchUp, cleanUp, stopWork } from './worker.ts';

const clock = stillClock();
let receiver: PushReceiver;
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  receiver = await startPushReceiver(() => clock.now());
  server = await startTestServer<House>({ clock, config: { push: 'anywhere' } as never });
  [alice, bob] = [await server.alice(), await server.bob()];
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id] })).chat);
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

const subscribe = async (person: TestPerson): Promise<TestBrowser> => {
  const browser = receiver.browser();
  await person.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
  await person.call('notifications.addDevice', { ...browser.subscription, language: 'ko' });
  return browser;
};

let said = 0;
const say = (text: string) => alice.call('messages.send', { chatId, key: `m${++said}`, text });
const settle = (house: House = server.house) => {
  clock.moveBy({ seconds: 3 });
  return catchUp.run(house);
};
const textsOf = (browser: TestBrowser) => browser.pushes.map(({ payload }) => payload['text']);
const devicesOf = async (person: TestPerson) => (await person.call('notifications.get', {})).devices.length;

describe('a push service', () => {
  it('that asks to wait is left alone for as long, and then gets what is unread', async () => {
    const phone = await subscribe(bob);
    receiver.answerWith({ status: 429, headers: { 'retry-after': '120' } });
    await say('바쁠 때');
    await settle();
    const asked = receiver.requests();
    clock.moveBy({ seconds: 60 });
    await say('그 사이에');
    await settle();
    expect(receiver.requests()).toBe(asked);
    clock.moveBy({ seconds: 61 });
    await settle();
    expect(textsOf(phone)).toEqual(['그 사이에']);
    expect(phone.pushes[0]?.payload).toMatchObject({ count: 2 });
  });

  it('that is down is tried again, ever later, and given up in the end', async () => {
    const phone = await subscribe(bob);
    receiver.answerWith(...Array.from({ length: 30 }, () => ({ status: 503 })));
    await say('아무도 없나요');
    const before = receiver.requests();
    for (let round = 0; round < 14; round++) {
      await settle();
      clock.moveBy({ hours: 1, seconds: 1 });
    }
    const tries = receiver.requests() - before;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(12);
    receiver.answerWith();
    expect(phone.pushes).toEqual([]);
    const { rows } = await server.house.db.query('select 1 from push_jobs');
    expect(rows).toEqual([]);
    while (receiver.requests() < before + 30) {
      await fetch(`${receiver.origin}/empty-the-answers`, { method: 'POST' });
    }
  });

  it('that knows a browser no longer is believed: nothing is sent there again', async () => {
    for (const status of [404, 410, 403]) {
      await subscribe(bob);
      expect(await devicesOf(bob)).toBe(1);
      receiver.answerWith({ status });
      await say(`gone ${status}`);
      await settle();
      expect(await devicesOf(bob)).toBe(0);
    }
    const before = receiver.requests();
    await say('아무도 안 받아요');
    await settle();
    expect(receiver.requests()).toBe(before);
  });

  it('is told nothing that it, or whoever looks into the tables, could read', async () => {
    await subscribe(bob);
    receiver.answerWith({ status: 503 });
    await say('은밀한 말');
    await settle();
    const { rows } = await server.house.db.query('select j::text as row from push_jobs j');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('은밀');
    clock.moveBy({ minutes: 5 });
    await settle();
  });
});

describe('what is to be told', () => {
  it('outlives the process: planned or not yet, the next one tells it, once', async () => {
    const phone = await subscribe(bob);
    receiver.answerWith({ status: 500 });
    await say('계획된 말');
    await settle();
    await stopWork(server.house);
    await say('계획되지 않은 말');
    const next = await startServer(
      {
        ...readConfig([], {}),
        ...server.house.config,
        port: 0,
        databaseUrl: server.house.db.url,
      },
      features,
      { clock },
    );
    try {
      clock.moveBy({ minutes: 2 });
      await Promise.all([settle(next.house), settle(next.house)]);
      expect(textsOf(phone)).toEqual(['계획되지 않은 말']);
      expect(phone.pushes[0]?.payload).toMatchObject({ kind: 'message' });
      // The same keys: browsers that have subscribed to the first one go on.
      expect(deskOf(next.house).keys?.publicKey).toBe(deskOf(server.house).keys?.publicKey);
    } finally {
      await next.stop();
    }
  });
});

describe('a device', () => {
  it('belongs to whoever signed in there last, and to one session', async () => {
    const browser = receiver.browser();
    const input = { ...browser.subscription, language: 'ko' as const };
    for (const person of [alice, bob])
      await person.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
    await bob.call('notifications.addDevice', input);
    await bob.call('notifications.addDevice', input);
    expect(await devicesOf(bob)).toBe(1);
    await alice.call('notifications.addDevice', input);
    expect([await devicesOf(bob), await devicesOf(alice)]).toEqual([0, 1]);
    const { devices } = await alice.call('notifications.get', {});
    await alice.call('notifications.removeDevice', { id: devices[0]?.id as string });
    expect(await devicesOf(alice)).toBe(0);
  });

  it('is forgotten with its session', async () => {
    const carol = await server.person('Carol');
    await subscribe(carol);
    await carol.call('accounts.signOut', {});
    await cleanUp.run(server.house);
    const { rows } = await server.house.db.query('select 1 from push_devices where account_id = $1', [
      carol.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('is nobody else’s business', async () => {
    await subscribe(bob);
    const id = (await bob.call('notifications.get', {})).devices[0]?.id as string;
    const eve = await server.person('Eve');
    await eve.call('notifications.removeDevice', { id });
    expect((await eve.call('notifications.get', {})).devices).toEqual([]);
    expect(await devicesOf(bob)).toBe(1);
  });

  it('and everything about notifications is for those who are signed in', async () => {
    const browser = receiver.browser();
    const calls = [
      ['notifications.get', {}],
      ['notifications.updateSettings', { toasts: false }],
      ['notifications.addDevice', { ...browser.subscription, language: 'ko' }],
      ['notifications.removeDevice', { id: '0190c0de-0000-7000-8000-000000000000' }],
      ['notifications.setAttention', { inFront: true, window: 'w' }],
    ] as const;
    for (const [name, input] of calls)
      await expectRefusal(server.call(name, input as never), 'not_signed_in');
  });

  it('needs keys that can be encrypted for, and settings that make sense', async () => {
    const { subscription } = receiver.browser();
    const add = (change: object) =>
      bob.call('notifications.addDevice', { ...subscription, language: 'ko', ...change });
    const noPoint = Buffer.alloc(65, 4).toString('base64url');
    await expectRefusal(add({ keys: { ...subscription.keys, p256dh: noPoint } }), 'endpoint_not_allowed');
    await expectRefusal(add({ endpoint: 'ftp://push.example/x' }), 'bad_input');
    const update = (change: object) => bob.call('notifications.updateSettings', change as never);
    await expectRefusal(update({ keywords: [' '] }), 'bad_input');
    await expectRefusal(update({ previews: 'some' }), 'bad_input');
    const hours = { on: true, from: '22:00', to: '07:00', days: [1], zone: 'Asia/Nowhere' };
    await expectRefusal(update({ quietHours: hours }), 'bad_input');
    await expectRefusal(update({ quietHours: { ...hours, zone: 'Asia/Seoul', from: '24:00' } }), 'bad_input');
  });

  it('cannot lead this host to addresses that are not for everyone', async () => {
    const wrong = [
      'http://push.example.com/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://10.0.0.7/x',
      'https://169.254.169.254/latest',
      'https://localhost/x',
      'https://push.example.com:8443/x',
      'https://me:secret@push.example.com/x',
    ];
    expect(wrong.filter((endpoint) => mayReach(endpoint, false))).toEqual([]);
    expect(mayReach('https://fcm.googleapis.com/fcm/send/abc', false)).toBe(true);
    expect(mayReach('http://127.0.0.1:9/x', true)).toBe(true);
  });
});

describe('the keys of a host', () => {
  it('are made once, kept from others, and can be given instead', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'maru-vapid-'));
    const config = { ...server.house.config, dataDir };
    const [first, other] = await Promise.all([openVapidKeys(config), openVapidKeys(config)]);
    expect(other.publicKey).toBe(first.publicKey);
    expect((await openVapidKeys(config)).publicKey).toBe(first.publicKey);
    const file = join(dataDir, 'vapid.json');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const { publicKey, privateKey } = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
    const given = { ...config, vapidPublicKey: publicKey as string, vapidPrivateKey: privateKey as string };
    expect((await openVapidKeys(given)).publicKey).toBe(publicKey);
    const stranger = deskOf(server.house).keys?.publicKey as string;
    await expect(openVapidKeys({ ...given, vapidPublicKey: stranger })).rejects.toThrow(CannotStart);
    await expect(openVapidKeys({ ...given, vapidPrivateKey: '' })).rejects.toThrow(CannotStart);
    await writeFile(file, 'not json');
    await expect(openVapidKeys(config)).rejects.toThrow(CannotStart);
    await rm(dataDir, { recursive: true });
  });

  it('come with somebody to turn to', () => {
    const { config } = server.house;
    expect(subjectOf({ ...config, vapidSubject: 'mailto:me@example.org' })).toBe('mailto:me@example.org');
    expect(subjectOf({ ...config, publicUrl: 'https://chat.example.org' })).toBe('https://chat.example.org');
  });
});
