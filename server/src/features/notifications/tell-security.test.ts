import {
  movingClock,
  patience,
  startPushReceiver,
  startTestServer,
  testPassword,
  type PushReceiver,
  type TestBrowser,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { features, startServer } from '../../main.ts';
import { readConfig } from '../../platform/config/index.ts';
import type { House } from '../../platform/house.ts';
import { catchUp, stopWork } from './worker.ts';

const clock = movingClock();
let receiver: PushReceiver;
let server: TestServer<House>;
let me: TestPerson;
let elsewhere: TestPerson;
let here: TestBrowser;
let there: TestBrowser;

const subscribe = async (person: TestPerson): Promise<TestBrowser> => {
  const browser = receiver.browser();
  await person.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
  await person.call('notifications.addDevice', { ...browser.subscription, language: 'en' });
  return browser;
};

beforeAll(async () => {
  receiver = await startPushReceiver(() => clock.now());
  server = await startTestServer<House>({ clock, config: { push: 'anywhere', smtpUrl: 'folder' } as never });
  me = await server.person('secured');
  elsewhere = server.as(await server.call('accounts.signIn', { handle: 'secured', password: testPassword }));
  [here, there] = [await subscribe(me), await subscribe(elsewhere)];
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

describe('what is about the safety of an account is pushed', () => {
  it('to the other devices, whatever was changed, in quiet hours too, and with nobody’s words', async () => {
    await me.call('notifications.updateSettings', { quietUntil: '2999-01-01T00:00:00.000Z' });
    const changes: [string, () => Promise<unknown>][] = [
      ['handle', () => me.call('login.changeHandle', { handle: 'more_secured' })],
      ['password', () => me.call('login.changePassword', { password: testPassword, endOthers: false })],
      ['approvalOff', () => me.call('approval.setAsked', { on: false })],
    ];
    for (const [what, change] of changes) {
      await change();
      const { payload, headers } = await there.next();
      expect(payload).toEqual({ kind: 'security', language: 'en', what, silent: false });
      expect(headers['urgency']).toBe('high');
    }
    expect(here.pushes).toEqual([]);
  });

  it('to all of them, when somebody asks to come in and when they have', async () => {
    await me.call('approval.freeze', {});
    const step = await server.call('accounts.signIn', { handle: 'more_secured', password: testPassword });
    const { ticket } = step as { ticket: string };
    const { number } = await server.call('approval.ask', { ticket });
    expect((await here.next()).payload).toMatchObject({ what: 'asked' });
    const [asking] = (await me.call('approval.list', {})).asking;
    await me.call('approval.approve', { id: asking!.id, number });
    await server.call('approval.finish', { ticket });
    const what = [(await here.next()).payload['what'], (await here.next()).payload['what']];
    expect(new Set(what)).toEqual(new Set(['signedIn', 'unfrozen']));
    // It was signed out by the freeze: nobody is told there any more.
    expect(there.pushes.map(({ payload }) => payload['what'])).not.toContain('asked');
  });
});

describe('a push that is no message', () => {
  const left = async () =>
    (await server.house.db.query('select matter from push_notices order by 1')).rows as object[];
  let owner: TestPerson;
  let phone: TestBrowser;
  beforeAll(async () => {
    await vi.waitFor(async () => {
      await catchUp.run(server.house);
      if ((await left()).length > 0) throw new Error('something is still to be told');
    }, patience);
    owner = await server.person('patient');
    const session = await server.call('accounts.signIn', { handle: 'patient', password: testPassword });
    phone = await subscribe(server.as(session));
  });
  const setAsked = async (on: boolean) => {
    await owner.call('proof.give', { way: 'password', password: testPassword });
    await owner.call('approval.setAsked', { on });
  };

  it('is tried for hours, ever later, and told once', async () => {
    const before = receiver.requests();
    receiver.answerWith({ status: 503 }, { status: 503 }, { status: 503 });
    await setAsked(true);
    await expect.poll(() => receiver.requests()).toBe(before + 1);
    for (const tries of [2, 3, 4, 4]) {
      clock.moveBy({ hours: 1 });
      await catchUp.run(server.house);
      expect(receiver.requests()).toBe(before + tries);
    }
    expect(phone.pushes.map(({ payload }) => payload['what'])).toEqual(['approvalOn']);
    expect(await left()).toEqual([]);
  });

  it('survives the process that was to tell it', async () => {
    phone.pushes.length = 0;
    await stopWork(server.house);
    await setAsked(false);
    expect(await left()).toEqual([{ matter: 'approvalOff' }]);
    const config = { ...readConfig([], {}), ...server.house.config, port: 0 };
    const next = await startServer({ ...config, databaseUrl: server.house.db.url }, features, { clock });
    try {
      await expect
        .poll(async () => (await catchUp.run(next.house), phone.pushes))
        .toMatchObject([{ payload: { what: 'approvalOff' } }]);
    } finally {
      await next.stop();
    }
  });
});
