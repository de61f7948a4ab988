import {
  startPushReceiver,
  startTestServer,
  type PushReceiver,
  type TestBrowser,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { birthdays } from '../birthdays/index.ts';
import { catchUp } from './worker.ts';

let now = new Date('2027-03-01T12:00:00.000Z');
let receiver: PushReceiver;
let server: TestServer<House>;
let owner: TestPerson;
let friend: TestPerson;
let other: TestPerson;
let phone: TestBrowser;

const tellBirthdays = async () => {
  for (const job of birthdays.jobs ?? []) await job.run(server.house);
};

beforeAll(async () => {
  receiver = await startPushReceiver(() => now);
  server = await startTestServer<House>({
    clock: { now: () => now },
    config: { push: 'anywhere' } as never,
  });
  [owner, friend] = [await server.person('celebrated'), await server.person('friendly')];
  other = await server.person('third');
  for (const one of [friend, other]) await one.call('people.addFriend', { accountId: owner.id });
  await owner.call('accounts.updateProfile', { name: 'BASEFACE' });
  await owner.call('profiles.save', { slot: 1, name: 'FRIENDFACE', status: '', photo: null, cover: null });
  await owner.call('profiles.choose', { slot: 1, readers: [friend.id] });
  phone = receiver.browser();
  await friend.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
  await friend.call('notifications.addDevice', { ...phone.subscription, language: 'ko' });
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

describe('a push names people as its reader sees them', () => {
  it('the writer of a message, and those in a group without a name', async () => {
    const { chat } = await owner.call('chats.create', { memberIds: [friend.id, other.id] });
    await owner.call('messages.send', { chatId: chat.id, key: v7(), text: 'Hello' });
    now = new Date(now.getTime() + 3_000);
    await catchUp.run(server.house);
    const { payload } = await phone.next();
    expect(payload).toMatchObject({ sender: 'FRIENDFACE', text: 'Hello' });
    expect(payload['title']).toContain('FRIENDFACE');
    expect(JSON.stringify(payload)).not.toContain('BASEFACE');
  });

  it('whoever has their birthday, once, and nobody by name where previews are off', async () => {
    const birthday = { month: 3, day: 2, year: null, lunar: false };
    await owner.call('birthdays.set', { birthday, shownTo: 'addedMe' });
    await friend.call('birthdays.list', { zone: 'Asia/Seoul' });
    now = new Date('2027-03-02T00:00:30.000Z');
    await tellBirthdays();
    await tellBirthdays();
    expect((await phone.next()).payload).toEqual({
      kind: 'birthdays',
      language: 'ko',
      names: ['FRIENDFACE'],
      count: 1,
      silent: false,
    });
    await friend.call('notifications.updateSettings', {
      previews: 'none',
      quietUntil: '2999-01-01T00:00:00.000Z',
    });
    await owner.call('birthdays.set', { birthday: { ...birthday, day: 3 }, shownTo: 'addedMe' });
    now = new Date('2027-03-03T00:00:30.000Z');
    await tellBirthdays();
    expect((await phone.next()).payload).toMatchObject({ names: [], count: 1, silent: true });
    expect(phone.pushes.filter(({ payload }) => payload['kind'] === 'birthdays')).toHaveLength(2);
  });
});
