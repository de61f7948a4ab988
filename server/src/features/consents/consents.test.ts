import { methods, policyIds, type InputOf, type MethodName } from '@maru/contract';
import {
  agreed,
  expectRefusal,
  movingClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { House } from '../../platform/house.ts';
import { registerConsent, requireConsent } from './index.ts';

const ended: string[] = [];
const words = { title: 'Weather', body: 'The **weather** of {host}.' };
registerConsent({
  id: 'testWeather',
  text: { ko: words, en: words },
  onTakenBack: async (_house, _tx, accountId) => void ended.push(accountId),
});

const clock = movingClock();
let server: TestServer<House>;
let operator: TestPerson;
let alice: TestPerson;
beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  operator = await server.person('opal');
  alice = await server.person('alice');
});
afterAll(() => server.stop());

const textOf = (body: string) => ({ ko: { title: '글', body }, en: { title: 'Text', body } });
const noChanges = { ko: '', en: '' };
const publish = async (subject: string, more: Partial<InputOf<'consents.publish'>> = {}): Promise<number> => {
  const { versions } = await server.call('consents.readText', { subject });
  const { newest } = await operator.call('consents.publish', {
    subject,
    text: textOf('New words.'),
    changes: { ko: '바뀌었어요', en: 'Changed' },
    fromAt: null,
    asksAgain: true,
    after: versions[0]?.version ?? 0,
    ...more,
  });
  return newest.version;
};
/** Somebody who comes under the texts of today. */
const newcomer = async (handle: string): Promise<TestPerson> => {
  const { texts } = await server.call('consents.required', {});
  return server.as(
    (await signUp(
      handle,
      texts.map(({ subject, version }) => ({ subject, version })),
    )) as never,
  );
};
const agreeToAll = async (who: TestPerson): Promise<void> => {
  for (const { subject, text, owes } of (await who.call('consents.list', {})).agreements)
    if (owes) await who.call('consents.answer', { subject, version: text.version, what: 'given' });
};
const standing = async (who: TestPerson, subject: string) =>
  (await who.call('consents.list', {})).agreements.find((one) => one.subject === subject);
const signUp = (handle: string, texts: typeof agreed) =>
  server.call('accounts.signUp', { handle, name: handle, password: testPassword, agreed: texts });

describe('who may', () => {
  const inputs: { [Name in MethodName & `consents.${string}`]: InputOf<Name> } = {
    'consents.required': {},
    'consents.readText': { subject: 'terms' },
    'consents.list': {},
    'consents.answer': { subject: 'testWeather', version: 1, what: 'given' },
    'consents.listTexts': {},
    'consents.publish': {
      subject: 'terms',
      text: textOf('x'),
      changes: noChanges,
      fromAt: null,
      asksAgain: true,
      after: 1,
    },
  };

  it('reads without an account, answers with one, publishes as an operator', async () => {
    expect(Object.keys(inputs).toSorted()).toEqual(
      [...methods.keys()].filter((name) => name.startsWith('consents.')).toSorted(),
    );
    for (const [name, input] of Object.entries(inputs) as [MethodName, never][]) {
      const { caller } = methods.get(name)!;
      if (caller === 'anyone') await expect(server.call(name, input)).resolves.toBeTruthy();
      else await expectRefusal(server.call(name, input), 'not_signed_in');
      if (caller === 'operator') await expectRefusal(alice.call(name, input), 'operator_only');
    }
  });

  it('keeps what one agrees to from everybody else', async () => {
    const bob = await server.person('bob');
    await bob.call('consents.answer', { subject: 'testWeather', version: 1, what: 'given' });
    expect(await standing(alice, 'testWeather')).toMatchObject({ given: null, counts: false });
    const { records } = await alice.call('consents.list', {});
    expect(records.map(({ subject }) => subject).toSorted()).toEqual(['privacy', 'terms']);
  });
});

describe('an account', () => {
  it('is not made without agreement to both texts in the versions that count', async () => {
    const refusal = await expectRefusal(signUp('nobody_yet', [agreed[0]!]), 'agreement_needed');
    expect(refusal.details).toEqual({ texts: [{ subject: 'privacy', version: 1 }] });
    await expectRefusal(signUp('nobody_yet', []), 'agreement_needed');
    await expectRefusal(
      signUp(
        'nobody_yet',
        agreed.map((one) => ({ ...one, version: 7 })),
      ),
      'agreement_needed',
    );
    expect((await server.call('accounts.checkHandle', { handle: 'nobody_yet' })).free).toBe(true);
  });

  it('is recorded with version, time and device; and keeps nothing that is not asked for at sign-up', async () => {
    const carla = server.as(await signUp('carla', [...agreed, { subject: 'testWeather', version: 1 }]));
    const { agreements, records } = await carla.call('consents.list', {});
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({ version: 1, what: 'given', client: expect.any(String) });
    for (const id of policyIds)
      expect(agreements.find(({ subject }) => subject === id)).toMatchObject({
        required: true,
        counts: true,
        owes: null,
        given: { version: 1 },
      });
    expect(agreements.find(({ subject }) => subject === 'testWeather')).toMatchObject({
      required: false,
      counts: false,
      owes: null,
    });
  });
});

describe('a consent', () => {
  it('is needed before the use, and taking it back ends the use at once', async () => {
    const dora = await server.person('dora');
    const use = () => requireConsent(server.house, dora.id, 'testWeather');
    await expect(use()).rejects.toMatchObject({
      code: 'consent_needed',
      details: { consent: 'testWeather' },
    });
    const given = await dora.call('consents.answer', { subject: 'testWeather', version: 1, what: 'given' });
    expect(given).toMatchObject({
      counts: true,
      text: { text: { en: { body: 'The **weather** of Maru.' } } },
    });
    await use();
    await dora.call('consents.answer', { subject: 'testWeather', version: 1, what: 'given' });
    await dora.call('consents.answer', { subject: 'testWeather', version: 1, what: 'takenBack' });
    await expect(use()).rejects.toMatchObject({ code: 'consent_needed' });
    expect(ended).toContain(dora.id);
    const { records } = await dora.call('consents.list', {});
    expect(records.filter(({ subject }) => subject === 'testWeather').map(({ what }) => what)).toEqual([
      'takenBack',
      'given',
    ]);
  });

  it('tells the other devices', async () => {
    const socket = await alice.rawSocket();
    await alice.call('consents.answer', { subject: 'testWeather', version: 1, what: 'given' });
    expect((await socket.nextEntry('consent.changed')).body).toEqual({
      subject: 'testWeather',
      version: 1,
      what: 'given',
    });
    void socket.close();
  });

  it('is asked for again when the meaning changed, and not when only words did', async () => {
    const erik = await server.person('erik');
    await erik.call('consents.answer', { subject: 'testWeather', version: 1, what: 'given' });
    const second = await publish('testWeather', { asksAgain: false });
    await requireConsent(server.house, erik.id, 'testWeather');
    expect(await standing(erik, 'testWeather')).toMatchObject({ owes: 'hear', counts: true });
    await erik.call('consents.answer', { subject: 'testWeather', version: second, what: 'told' });
    expect(await standing(erik, 'testWeather')).toMatchObject({ owes: null, given: { version: 1 } });
    const third = await publish('testWeather');
    await expect(requireConsent(server.house, erik.id, 'testWeather')).rejects.toMatchObject({
      code: 'consent_needed',
    });
    expect(await standing(erik, 'testWeather')).toMatchObject({ owes: 'agree', counts: false });
    await expectRefusal(
      erik.call('consents.answer', { subject: 'testWeather', version: 1, what: 'given' }),
      'text_changed',
    );
    await erik.call('consents.answer', { subject: 'testWeather', version: third, what: 'given' });
    await requireConsent(server.house, erik.id, 'testWeather');
  });

  it('cannot be given to what is not there, nor taken back where there is no account without it', async () => {
    await expectRefusal(
      alice.call('consents.answer', { subject: 'nothing', version: 1, what: 'given' }),
      'consent_text_not_found',
    );
    await expectRefusal(
      alice.call('consents.answer', { subject: 'terms', version: 99, what: 'given' }),
      'consent_text_not_found',
    );
    await expectRefusal(
      alice.call('consents.answer', { subject: 'terms', version: 1, what: 'takenBack' }),
      'consent_required',
    );
  });
});

describe('a new version of the terms', () => {
  it('is announced before it counts; people hear of it then, and must agree from that day', async () => {
    const fay = await server.person('fay');
    const fromAt = new Date(clock.now().getTime() + 7 * 86_400_000).toISOString();
    const version = await publish('terms', { fromAt });
    const open = await server.call('consents.readText', { subject: 'terms' });
    expect(open.countsNow).toBe(version - 1);
    expect(open.versions.map((one) => one.version)).toEqual([version, version - 1]);
    expect(await standing(fay, 'terms')).toMatchObject({
      owes: 'agree',
      counts: true,
      due: false,
      text: { version, fromAt, changes: { en: 'Changed' } },
    });
    await expect(signUp('gus_old', agreed)).resolves.toBeTruthy();
    clock.moveBy({ days: 8 });
    expect(await standing(fay, 'terms')).toMatchObject({ owes: 'agree', counts: false });
    const refusal = await expectRefusal(signUp('gus_new', agreed), 'agreement_needed');
    expect(refusal.details).toEqual({ texts: [{ subject: 'terms', version }] });
    for (const one of [fay, operator])
      await one.call('consents.answer', { subject: 'terms', version, what: 'given' });
    expect(await standing(fay, 'terms')).toMatchObject({ owes: null, counts: true });
    const before = await server.call('consents.readText', { subject: 'terms', version: version - 1 });
    expect(before.text.text.en.body).toContain('Maru');
    await expectRefusal(
      server.call('consents.readText', { subject: 'terms', version: 99 }),
      'consent_text_not_found',
    );
  });

  it('is in the audit log, follows the one before, and never counts in the past', async () => {
    const version = await publish('privacy', { asksAgain: false });
    const { records } = await operator.call('desk.readAudit', { deed: 'text.published' });
    expect(records[0]).toMatchObject({ about: 'privacy', details: { version, asksAgain: false } });
    await expectRefusal(publish('privacy', { after: version - 1 }), 'text_changed');
    await expectRefusal(
      publish('privacy', { fromAt: new Date(clock.now().getTime() - 60_000).toISOString() }),
      'time_passed',
    );
    await expectRefusal(
      operator.call('consents.publish', {
        subject: 'nothing',
        text: textOf('x'),
        changes: noChanges,
        fromAt: null,
        asksAgain: true,
        after: 0,
      }),
      'consent_text_not_found',
    );
    const { texts } = await operator.call('consents.listTexts', {});
    const privacy = texts.find(({ subject }) => subject === 'privacy');
    expect(privacy?.shipped.en.body).toContain('{contact}');
    expect(privacy?.versions).toHaveLength(2);
  });

  it('holds up what is not reading, agreeing, taking along, leaving and signing out, from its day on', async () => {
    const [holly, ida] = [await newcomer('holly'), await newcomer('ida_b')];
    const { chat } = await holly.call('chats.create', { memberIds: [ida.id] });
    const say = (who: Pick<TestPerson, 'call'>, key: string) =>
      who.call('messages.send', { chatId: chat.id, key, text: 'Hello' });
    const line = await ida.rawSocket();
    const day = new Date(clock.now().getTime() + 3 * 86_400_000).toISOString();
    const version = await publish('terms', { fromAt: day });
    await say(line, 'before');
    clock.moveBy({ days: 3, minutes: 1 });
    for (const who of [ida, line]) await expectRefusal(say(who, 'late'), 'terms_not_agreed');
    await expectRefusal(ida.call('accounts.updateProfile', { name: 'Ida' }), 'terms_not_agreed');
    expect((await ida.call('accounts.me', {})).owed).toEqual(['terms']);
    await ida.call('messages.history', { chatId: chat.id, limit: 5 });
    await ida.call('proof.give', { way: 'password', password: testPassword });
    await ida.call('archive.startMine', {});
    await ida.call('farewell.look', {});
    await ida.call('consents.answer', { subject: 'terms', version, what: 'given' });
    expect((await ida.call('accounts.me', {})).owed).toEqual([]);
    for (const who of [ida, line]) await say(who, who === line ? 'line' : 'http');
    await holly.call('accounts.signOut', {});
  });

  it('costs those who have agreed no question to the database', async () => {
    const jan = await newcomer('jan_k');
    await jan.call('folders.save', { folders: [] });
    const asked = vi.spyOn(server.house.db, 'query');
    await jan.call('folders.save', { folders: [] });
    const questions = asked.mock.calls.filter(([sql]) => String(sql).includes('consent_records'));
    asked.mockRestore();
    expect(questions).toEqual([]);
  });

  it('is agreed to by guests too', async () => {
    await agreeToAll(operator);
    const { chat } = await operator.call('chats.create', { memberIds: [], name: 'Hall' });
    const { code } = await operator.call('invites.set', { chatId: chat.id, on: true, guests: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
    const say = (key: string) => guest.call('messages.send', { chatId: chat.id, key, text: 'Hello' });
    await say('first');
    await publish('terms');
    await expect.poll(() => say('later').catch(({ code: why }) => why as string)).toBe('terms_not_agreed');
    await agreeToAll(guest);
    await say('agreed');
    await agreeToAll(operator);
  });
});
