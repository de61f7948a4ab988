import type { Birthday } from '@maru/contract';
import { expectRefusal, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { clockIn, nextBirthday, whyNotBirthday } from './rules.ts';
import { tellBirthdays } from './tell-birthdays.ts';

let now = '2027-03-01T00:00:00.000Z';
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let eve: TestPerson;

beforeAll(async () => {
  server = await startTestServer<House>({ clock: { now: () => new Date(now) } });
  [alice, bob, eve] = [await server.person('alice'), await server.person('bob'), await server.person('eve')];
  await alice.call('people.addFriend', { accountId: bob.id });
  await eve.call('people.addFriend', { accountId: bob.id });
  await bob.call('people.addFriend', { accountId: alice.id });
});
afterAll(() => server.stop());

const day = (month: number, of: number, more: Partial<Birthday> = {}): Birthday => ({
  month,
  day: of,
  year: null,
  lunar: false,
  ...more,
});
const seenBy = async (who: TestPerson) =>
  (await who.call('birthdays.list', { zone: 'Asia/Seoul' })).birthdays.map((one) => one.next);

describe('which day', () => {
  it('the 29th of February is on the 28th in other years', () => {
    expect(nextBirthday(day(2, 29), '2027-01-01')).toBe('2027-02-28');
    expect(nextBirthday(day(2, 29), '2028-02-28')).toBe('2028-02-29');
    expect(nextBirthday(day(12, 31), '2027-12-31')).toBe('2027-12-31');
  });

  it('a lunar day falls on another day each year, and the thirtieth on the last of its month', () => {
    // Lunar New Year and Chuseok.
    expect(nextBirthday(day(1, 1, { lunar: true }), '2027-01-01')).toBe('2027-02-07');
    expect(nextBirthday(day(8, 15, { lunar: true }), '2026-09-26')).toBe('2027-09-15');
    expect(nextBirthday(day(12, 30, { lunar: true }), '2027-01-01')).toBeDefined();
  });

  it('days that there are not, and those to come, are no birthdays', () => {
    expect(whyNotBirthday(day(4, 31), '2027-03-01')).toBe('birthday_invalid');
    expect(whyNotBirthday(day(2, 29, { year: 2001 }), '2027-03-01')).toBe('birthday_invalid');
    expect(whyNotBirthday(day(3, 2, { year: 2027 }), '2027-03-01')).toBe('birthday_invalid');
    expect(whyNotBirthday(day(8, 31, { lunar: true }), '2027-03-01')).toBe('birthday_invalid');
    expect(whyNotBirthday(day(2, 29), '2027-03-01')).toBeUndefined();
  });

  it('the hour is that of the place', () => {
    expect(clockIn('Asia/Seoul', new Date('2027-03-01T23:30:00Z'))).toEqual({ date: '2027-03-02', hour: 8 });
    expect(clockIn('America/New_York', new Date('2027-03-01T03:30:00Z'))).toEqual({
      date: '2027-02-28',
      hour: 22,
    });
  });
});

describe('who is told', () => {
  it('those to whom it is shown, and nobody else', async () => {
    await bob.call('birthdays.set', { birthday: day(3, 3), shownTo: 'addedMe' });
    expect([await seenBy(alice), await seenBy(eve)]).toEqual([['2027-03-03'], ['2027-03-03']]);
    await bob.call('birthdays.set', { birthday: day(3, 3), shownTo: 'friends' });
    expect([await seenBy(alice), await seenBy(eve)]).toEqual([['2027-03-03'], []]);
    await bob.call('birthdays.set', { birthday: day(3, 3), shownTo: 'nobody' });
    expect([await seenBy(alice), await seenBy(eve)]).toEqual([[], []]);
    expect(await bob.call('birthdays.mine', {})).toEqual({ birthday: day(3, 3), shownTo: 'nobody' });
    await bob.call('birthdays.set', { birthday: day(3, 3), shownTo: 'addedMe' });
    await bob.call('people.block', { accountId: eve.id });
    expect(await seenBy(eve)).toEqual([]);
  });

  it('once, at nine where they are, and not when they want none', async () => {
    const socket = await alice.rawSocket();
    const heard = async () =>
      (
        await alice.call('logs.read', { log: `account:${alice.id}` as never, afterSeq: 0, limit: 500 })
      ).entries.filter((entry) => entry.kind === 'birthdays.today').length;
    await seenBy(alice);
    now = '2027-03-02T23:59:00.000Z';
    await tellBirthdays.run(server.house);
    expect(await heard()).toBe(0);
    now = '2027-03-03T00:00:00.000Z';
    await tellBirthdays.run(server.house);
    await tellBirthdays.run(server.house);
    expect((await socket.nextEntry('birthdays.today')).body).toEqual({
      accountIds: [bob.id],
      date: '2027-03-03',
    });
    expect(await heard()).toBe(1);
    await bob.call('birthdays.set', { birthday: day(3, 4), shownTo: 'addedMe' });
    now = '2027-03-04T00:00:00.000Z';
    await alice.call('notifications.updateSettings', { birthdays: false });
    await tellBirthdays.run(server.house);
    expect(await heard()).toBe(1);
    await alice.call('notifications.updateSettings', { birthdays: true });
    await tellBirthdays.run(server.house);
    expect(await heard()).toBe(2);
  });

  it('nobody and guests have none, and what is no day is refused', async () => {
    await expectRefusal(server.call('birthdays.list', { zone: 'UTC' }), 'not_signed_in');
    const { chat } = await alice.call('chats.create', { memberIds: [], name: 'Room' });
    const { code } = await alice.call('invites.set', { chatId: chat.id, on: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
    await expectRefusal(guest.call('birthdays.set', { birthday: null, shownTo: 'nobody' }), 'not_for_guests');
    await expectRefusal(guest.call('birthdays.mine', {}), 'not_for_guests');
    await expectRefusal(
      alice.call('birthdays.set', { birthday: day(4, 31), shownTo: 'friends' }),
      'birthday_invalid',
    );
    await expectRefusal(alice.call('birthdays.list', { zone: 'Nowhere/Else' }), 'bad_input');
  });
});
