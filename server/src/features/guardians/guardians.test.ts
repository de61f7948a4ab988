import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { methods, type InputOf, type MethodName } from '@maru/contract';
import {
  agreed,
  expectRefusal,
  movingClock,
  openRawSocket,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { tendGuarded } from './tend.ts';

const clock = movingClock();
let server: TestServer<House>;
let operator: TestPerson;
let mother: TestPerson;
let stranger: TestPerson;
beforeAll(async () => {
  server = await startTestServer<House>({ clock, config: { smtpUrl: 'folder' } as never });
  operator = await server.person('opal');
  mother = await server.person('mother');
  stranger = await server.person('stranger');
  await operator.call('desk.changeSettings', { minAge: 14, underAge: 'guardian' });
  // They were here before anybody was asked.
  for (const one of [operator, mother, stranger]) await one.call('guardians.tellAge', { birth: grown });
});
afterAll(() => server.stop());

const yearsAgo = (years: number): string => {
  const day = new Date(clock.now().getTime() - 40 * 86_400_000);
  return `${day.getUTCFullYear() - years}${day.toISOString().slice(4, 10)}`;
};
const grown = yearsAgo(40);
let made = 0;
const signUp = (birth: string | undefined) => {
  const handle = `kid_${++made}`;
  return server.call('accounts.signUp', {
    handle,
    name: 'Kid',
    password: testPassword,
    agreed,
    ...(birth && { birth }),
  });
};
const child = async (years = 12) => server.as(await signUp(yearsAgo(years)));
const prove = () => mother.call('proof.give', { way: 'password', password: testPassword });
const consent = async (kid: TestPerson) => {
  const { code } = await kid.call('guardians.makeLink', {});
  await prove();
  return mother.call('guardians.consent', { code, birth: grown });
};
const tend = () => runJobNow(server.house, tendGuarded);
const mails = async (): Promise<{ to: string; text: string }[]> => {
  const folder = join(server.house.config.dataDir, 'mails');
  const names = await readdir(folder).catch((): string[] => []);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const { to, text = '' } = await PostalMime.parse(await readFile(join(folder, name)));
      return { to: to?.[0]?.address ?? '', text };
    }),
  );
};

describe('a host that asks for the age', () => {
  it('wants to know the day of birth, and keeps none of it of whoever is old enough', async () => {
    await expectRefusal(signUp(undefined), 'birth_needed');
    await expectRefusal(signUp(yearsAgo(-2)), 'birth_invalid');
    const { account } = await signUp(yearsAgo(14));
    const { rows } = await server.house.db.query('select 1 from guarded_accounts where account_id = $1', [
      account.id,
    ]);
    expect(rows).toEqual([]);
    expect((await server.call('accounts.describeHost', {})).minAge).toBe(14);
  });

  it('may take nobody who is younger at all', async () => {
    await operator.call('desk.changeSettings', { underAge: 'refused' });
    const refusal = await expectRefusal(signUp(yearsAgo(12)), 'too_young');
    expect(refusal.details).toEqual({ minAge: 14 });
    await operator.call('desk.changeSettings', { underAge: 'guardian' });
  });

  it('asks guests who make an account too', async () => {
    const { chat } = await mother.call('chats.create', { memberIds: [], name: 'Hall' });
    const { code } = await mother.call('invites.set', { chatId: chat.id, on: true, guests: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Guest' }));
    const account = { handle: 'guest_kid', name: 'Kid', password: testPassword, agreed };
    await expectRefusal(guest.call('accounts.upgradeGuest', account), 'birth_needed');
    await guest.call('accounts.upgradeGuest', { ...account, birth: yearsAgo(11) });
    await expectRefusal(guest.call('chats.list', {}), 'guardian_needed');
  });
});

describe('an account from before the age was asked for', () => {
  const before = async (): Promise<TestPerson> => {
    await operator.call('desk.changeSettings', { minAge: 0 });
    const { account, ...rest } = await signUp(undefined);
    await operator.call('desk.changeSettings', { minAge: 14 });
    return server.as({ account, ...rest });
  };
  const owed = async (who: TestPerson) => (await who.call('accounts.me', {})).owed;

  it('is asked before it goes on, over the socket too, and of the old enough no day is kept', async () => {
    const old = await before();
    const line = await old.rawSocket();
    expect(await owed(old)).toEqual(['age']);
    for (const { call } of [old, line] as Pick<TestPerson, 'call'>[])
      await expectRefusal(call('chats.create', { memberIds: [], name: 'Hall' }), 'age_not_told');
    // What is there can be read and taken along, and nobody is kept from leaving.
    await old.call('chats.list', {});
    await old.call('farewell.look', {});
    await expectRefusal(old.call('guardians.tellAge', { birth: yearsAgo(-2) }), 'birth_invalid');
    await old.call('guardians.tellAge', { birth: yearsAgo(14) });
    expect(await owed(old)).toEqual([]);
    await line.call('chats.create', { memberIds: [], name: 'Hall' });
    const { rows } = await server.house.db.query('select age from told_ages where account_id = $1', [old.id]);
    expect(rows).toEqual([{ age: 14 }]);
    await line.close();
  });

  it('needs a guardian from then on where it is too young, whatever it says afterwards', async () => {
    const kid = await before();
    const line = await kid.rawSocket();
    await kid.call('guardians.tellAge', { birth: yearsAgo(12) });
    expect(await line.closed()).toBe(4006);
    await expectRefusal(kid.call('guardians.tellAge', { birth: grown }), 'guardian_needed');
    await consent(kid);
    await kid.call('guardians.tellAge', { birth: grown });
    await kid.call('chats.create', { memberIds: [], name: 'Hall' });
    expect((await kid.call('guardians.mine', {})).guardian).toMatchObject({ state: 'consented' });
  });

  it('stays outside of a host that takes nobody so young, with what is its own', async () => {
    const kid = await before();
    await operator.call('desk.changeSettings', { underAge: 'refused' });
    await expectRefusal(kid.call('guardians.tellAge', { birth: yearsAgo(12) }), 'too_young');
    expect(await owed(kid)).toEqual(['age']);
    await prove();
    await kid.call('archive.list', {});
    await operator.call('desk.changeSettings', { underAge: 'guardian' });
  });

  it('is asked again where the age was raised, and who comes new is not', async () => {
    await operator.call('desk.changeSettings', { minAge: 16 });
    const fresh = server.as(await signUp(yearsAgo(17)));
    expect([await owed(stranger), await owed(fresh)]).toEqual([['age'], []]);
    await operator.call('guardians.tellAge', { birth: grown });
    await operator.call('desk.changeSettings', { minAge: 14 });
    expect(await owed(stranger)).toEqual([]);
  });
});

describe('an account that waits for a guardian', () => {
  it('can look for one, sign out, and nothing else; its sockets are closed', async () => {
    const kid = await child();
    const allowed = ['guardians.mine', 'guardians.makeLink', 'guardians.askByMail', 'accounts.signOut'];
    const others = [...methods.values()].filter(
      ({ name, caller }) => caller !== 'anyone' && !allowed.includes(name),
    );
    await Promise.all(
      others.map(({ name }) => expectRefusal(kid.call(name as MethodName, {} as never), 'guardian_needed')),
    );
    const { guardian } = await kid.call('guardians.mine', {});
    expect(guardian).toMatchObject({ state: 'waiting', guardian: null, minAge: 14, mail: true });
    const socket = await openRawSocket(server.url);
    socket.send({ hello: { token: kid.token, client: 'test' } });
    expect(await socket.closed()).toBe(4006);
  });

  it('is opened by a grown-up with an account, who proves who they are', async () => {
    const kid = await child();
    const { code } = await kid.call('guardians.makeLink', {});
    const shown = await server.call('guardians.look', { code });
    expect(shown).toMatchObject({ byMail: false, minAge: 14, ward: { state: 'waiting' } });
    clock.moveBy({ minutes: 6 });
    await expectRefusal(mother.call('guardians.consent', { code, birth: grown }), 'proof_needed');
    await prove();
    await expectRefusal(
      mother.call('guardians.consent', { code, birth: yearsAgo(17) }),
      'guardian_too_young',
    );
    await mother.call('guardians.consent', { code, birth: grown });
    await kid.call('chats.list', {});
    expect((await kid.call('guardians.mine', {})).guardian).toMatchObject({
      state: 'consented',
      guardian: 'mother',
      endsAt: null,
    });
    await expectRefusal(server.call('guardians.look', { code }), 'guardian_link_gone');
    await expectRefusal(kid.call('guardians.makeLink', {}), 'guardian_not_needed');
  });

  it('cannot be opened by itself, by another child, or by a made-up link', async () => {
    const [kid, other] = [await child(), await child()];
    await consent(other);
    const { code } = await kid.call('guardians.makeLink', {});
    await other.call('proof.give', { way: 'password', password: testPassword });
    await expectRefusal(other.call('guardians.consent', { code, birth: grown }), 'guardian_too_young');
    await expectRefusal(kid.call('guardians.consent', { code, birth: grown }), 'guardian_needed');
    await expectRefusal(
      server.call('guardians.answerByMail', { consents: true, code, birth: grown, name: 'Me' }),
      'guardian_link_gone',
    );
    await prove();
    const madeUp = 'x'.repeat(32);
    await expectRefusal(
      mother.call('guardians.consent', { code: madeUp, birth: grown }),
      'guardian_link_gone',
    );
  });

  it('is removed after 14 days without an answer', async () => {
    const kid = await child();
    clock.moveBy({ days: 13 });
    await tend();
    await kid.call('guardians.mine', {});
    clock.moveBy({ days: 1, minutes: 1 });
    await tend();
    await expectRefusal(kid.call('guardians.mine', {}), 'not_signed_in');
    const { rows } = await server.house.db.query<{ leaves_at: Date | null; kind: string }>(
      'select leaves_at, kind from accounts where account_id = $1',
      [kid.id],
    );
    expect(rows[0]?.kind === 'gone' || rows[0]?.leaves_at).toBeTruthy();
  });
});

describe('a guardian without an account', () => {
  it('consents by mail, and takes that back by the same link; three letters go a day', async () => {
    const kid = await child();
    for (let letter = 0; letter < 3; letter++)
      await kid.call('guardians.askByMail', { address: 'mum@example.org', language: 'ko' });
    await expectRefusal(
      kid.call('guardians.askByMail', { address: 'mum@example.org', language: 'ko' }),
      'too_many_tries',
    );
    await expect.poll(async () => (await mails()).length).toBe(3);
    const [letter] = await mails();
    expect(letter).toMatchObject({ to: 'mum@example.org' });
    const code = /guardian#(\S+)/.exec(letter!.text)?.[1] ?? '';
    expect(await server.call('guardians.look', { code })).toMatchObject({ byMail: true });
    await server.call('guardians.answerByMail', { consents: true, code, birth: grown, name: 'Mum' });
    await kid.call('chats.list', {});
    await server.call('guardians.answerByMail', { consents: false, code });
    await expectRefusal(kid.call('chats.list', {}), 'guardian_needed');
    await server.call('guardians.answerByMail', { consents: true, code, birth: grown, name: 'Mum' });
    await kid.call('chats.list', {});
  });

  it('is not asked where the host sends no mails, nor for those who need nobody', async () => {
    await expectRefusal(
      mother.call('guardians.askByMail', { address: 'mum@example.org', language: 'en' }),
      'guardian_not_needed',
    );
  });
});

describe('a guardian with an account', () => {
  it('sees the child and no more, takes the consent back at once and may give it again', async () => {
    const kid = await child();
    await consent(kid);
    const { wards } = await mother.call('guardians.wards', {});
    const ward = wards.find((one) => one.child.id === kid.id);
    expect(Object.keys(ward!).toSorted()).toEqual(['child', 'endsAt', 'freeAt', 'since', 'state']);
    const socket = await kid.rawSocket();
    await mother.call('guardians.change', { accountId: kid.id, consents: false });
    expect(await socket.closed()).toBe(4006);
    await expectRefusal(kid.call('chats.list', {}), 'guardian_needed');
    await expectRefusal(kid.call('guardians.makeLink', {}), 'guardian_not_needed');
    await mother.call('guardians.change', { accountId: kid.id, consents: true });
    await kid.call('chats.list', {});
  });

  it('is nobody else, for whom the child is not there', async () => {
    const kid = await child();
    await consent(kid);
    expect(await stranger.call('guardians.wards', {})).toEqual({ wards: [] });
    for (const consents of [true, false])
      await expectRefusal(
        stranger.call('guardians.change', { accountId: kid.id, consents }),
        'ward_not_found',
      );
    await expectRefusal(
      operator.call('guardians.change', { accountId: kid.id, consents: false }),
      'ward_not_found',
    );
  });
});

describe('who may', () => {
  const inputs: { [Name in MethodName & `guardians.${string}`]: InputOf<Name> } = {
    'guardians.mine': {},
    'guardians.tellAge': { birth: '1980-01-01' },
    'guardians.makeLink': {},
    'guardians.askByMail': { address: 'a@example.org', language: 'en' },
    'guardians.look': { code: 'x'.repeat(32) },
    'guardians.consent': { code: 'x'.repeat(32), birth: '1980-01-01' },
    'guardians.answerByMail': { consents: false, code: 'x'.repeat(32) },
    'guardians.wards': {},
    'guardians.change': { accountId: '0192d3f0-0000-7000-8000-000000000000' as never, consents: true },
  };

  it('is said by the contract: nobody and guests only with the right link', async () => {
    const { chat } = await mother.call('chats.create', { memberIds: [], name: 'Porch' });
    const { code } = await mother.call('invites.set', { chatId: chat.id, on: true, guests: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Guest' }));
    for (const [name, input] of Object.entries(inputs) as [MethodName, never][]) {
      const { caller } = methods.get(name)!;
      if (caller === 'anyone') await expectRefusal(server.call(name, input), 'guardian_link_gone');
      else {
        await expectRefusal(server.call(name, input), 'not_signed_in');
        await expectRefusal(guest.call(name, input), 'not_for_guests');
      }
    }
  });
});

// It moves the clock by years, after which nobody is signed in any more.
it('a guardian is needed no longer from the age on, whatever was said before', async () => {
  const [kid, late] = [await child(13), await child(13)];
  await consent(kid);
  await consent(late);
  await mother.call('guardians.change', { accountId: late.id, consents: false });
  const freeAt = Date.parse((await kid.call('guardians.mine', {})).guardian!.freeAt);
  clock.moveBy({ ms: freeAt - clock.now().getTime() + 1_000 });
  await tend();
  const { rows } = await server.house.db.query(
    'select guarded from accounts a where account_id = any($1) and not exists (select 1 from guarded_accounts g where g.account_id = a.account_id)',
    [[kid.id, late.id]],
  );
  expect(rows).toEqual([{ guarded: false }, { guarded: false }]);
});
