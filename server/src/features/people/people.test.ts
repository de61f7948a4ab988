import type { AccountId, Friend, FriendRequest } from '@maru/contract';
import { limits } from '@maru/contract';
import { expectRefusal, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let server: TestServer;
let alice: TestPerson;
let bob: TestPerson;
let round = 0;
const unknown = '01890000-0000-7000-8000-000000000000' as AccountId;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  round += 1;
  [alice, bob] = [await server.person(`alice_${round}`), await server.person(`bob_${round}`)];
});

const guestOf = async (host: TestPerson): Promise<TestPerson> => {
  const { chat } = await host.call('chats.create', { memberIds: [], name: 'Open room' });
  const { code } = await host.call('invites.set', { chatId: chat.id, on: true });
  return server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
};

const requestsOf = async (person: TestPerson) =>
  (await person.call('people.listFriends', {})).requests.map((request) => request.person.id);

describe('finding', () => {
  test('a person is found by handle, by link code and by id', async () => {
    const { code } = await bob.call('people.myLink', {});
    expect(code).toMatch(/^[\w-]{20}$/);
    for (const by of [{ handle: `@${bob.handle}` }, { code }, { accountId: bob.id }]) {
      const { person, relation } = await alice.call('people.find', by);
      expect(person.id).toBe(bob.id);
      expect(relation).toEqual({ friend: false, blocked: false, self: false });
    }
    expect((await alice.call('people.find', { handle: alice.handle })).relation.self).toBe(true);
  });

  test('nobody, no one of that name, and two ways at once are refused', async () => {
    await expectRefusal(server.call('people.find', { handle: bob.handle }), 'not_signed_in');
    await expectRefusal(alice.call('people.find', { handle: 'no_such_one' }), 'person_not_found');
    await expectRefusal(alice.call('people.find', { accountId: unknown }), 'person_not_found');
    await expectRefusal(alice.call('people.find', { handle: bob.handle, accountId: bob.id }), 'bad_input');
  });

  test('a renewed link makes the old one lead nowhere; guests have none', async () => {
    const { code } = await bob.call('people.myLink', {});
    expect((await bob.call('people.myLink', {})).code).toBe(code);
    const { code: next } = await bob.call('people.myLink', { renew: true });
    await expectRefusal(alice.call('people.find', { code }), 'person_not_found');
    expect((await alice.call('people.find', { code: next })).person.id).toBe(bob.id);
    await expectRefusal((await guestOf(alice)).call('people.myLink', {}), 'not_for_guests');
  });

  test('whoever was given a link sees whose it is, without an account, and nothing more', async () => {
    const { code } = await bob.call('people.myLink', {});
    const { person } = await server.call('people.previewLink', { code });
    expect(person).toEqual({ id: bob.id, name: bob.name, photo: null });
    await bob.call('people.myLink', { renew: true });
    await expectRefusal(server.call('people.previewLink', { code }), 'person_not_found');
  });

  test('persons by id leave out the unknown', async () => {
    const { persons } = await alice.call('people.get', { accountIds: [bob.id, unknown] });
    expect(persons.map((person) => person.id)).toEqual([bob.id]);
  });
});

describe('friends', () => {
  test('adding is one-way; the other hears of it once', async () => {
    const socket = await bob.rawSocket();
    const { person } = await alice.call('people.addFriend', { handle: bob.handle });
    expect(person).toMatchObject({ id: bob.id, favourite: false, hidden: false, memo: '' });
    const { body } = await socket.nextEntry('request.received');
    expect((body as FriendRequest).person.id).toBe(alice.id);
    await alice.call('people.addFriend', { accountId: bob.id });
    expect(await requestsOf(bob)).toEqual([alice.id]);
    expect((await bob.call('people.listFriends', {})).friends).toEqual([]);
    expect(socket.entries.filter((entry) => entry.kind === 'request.received')).toHaveLength(1);
  });

  test('adding back answers the request and asks nobody', async () => {
    await alice.call('people.addFriend', { handle: bob.handle });
    const socket = await alice.rawSocket();
    await bob.call('people.addFriend', { handle: alice.handle });
    expect(await requestsOf(bob)).toEqual([]);
    expect(await requestsOf(alice)).toEqual([]);
    expect(socket.entries).toEqual([]);
  });

  test('oneself, the unknown, guests and one too many are refused', async () => {
    await expectRefusal(alice.call('people.addFriend', { handle: alice.handle }), 'cannot_be_self');
    await expectRefusal(alice.call('people.addFriend', { handle: 'no_such_one' }), 'person_not_found');
    const guest = await guestOf(bob);
    await expectRefusal(alice.call('people.addFriend', { accountId: guest.id }), 'person_not_found');
    await expectRefusal(guest.call('people.addFriend', { handle: alice.handle }), 'not_for_guests');
    await expectRefusal(server.call('people.addFriend', { handle: alice.handle }), 'not_signed_in');
    await server.house.db.query(
      'insert into friends (account_id, friend_id, added_at) select $1, gen_random_uuid(), now() from generate_series(1, $2)',
      [alice.id, limits.friends],
    );
    await expectRefusal(alice.call('people.addFriend', { handle: bob.handle }), 'too_many_friends');
  });

  test('what I keep of a friend is changed field by field, on all my devices', async () => {
    await alice.call('people.addFriend', { handle: bob.handle });
    const socket = await alice.rawSocket();
    await alice.call('people.updateFriend', { accountId: bob.id, favourite: true, ownName: 'Bobby' });
    const { person } = await alice.call('people.updateFriend', {
      accountId: bob.id,
      memo: 'allergic to nuts',
    });
    expect(person).toMatchObject({ favourite: true, ownName: 'Bobby', memo: 'allergic to nuts' });
    expect((await socket.nextEntry('friend.saved')).body as { person: Friend }).toMatchObject({
      person: { favourite: true, ownName: 'Bobby' },
    });
    expect(
      (await alice.call('people.updateFriend', { accountId: bob.id, ownName: ' ' })).person.ownName,
    ).toBeNull();
    await expectRefusal(
      bob.call('people.updateFriend', { accountId: alice.id, hidden: true }),
      'friend_not_found',
    );
  });

  test('a removed friend is gone and hears nothing; being added again does not ask twice what was ignored', async () => {
    await alice.call('people.addFriend', { handle: bob.handle });
    await bob.call('people.ignoreRequest', { accountId: alice.id });
    const socket = await bob.rawSocket();
    await alice.call('people.removeFriend', { accountId: bob.id });
    expect((await alice.call('people.listFriends', {})).friends).toEqual([]);
    await expectRefusal(alice.call('people.removeFriend', { accountId: bob.id }), 'friend_not_found');
    await alice.call('people.addFriend', { handle: bob.handle });
    expect(await requestsOf(bob)).toEqual([]);
    expect(socket.entries).toEqual([]);
  });

  test('a request is put away once; who has not asked has no request', async () => {
    await alice.call('people.addFriend', { handle: bob.handle });
    const socket = await bob.rawSocket();
    await bob.call('people.ignoreRequest', { accountId: alice.id });
    await bob.call('people.ignoreRequest', { accountId: alice.id });
    expect(await requestsOf(bob)).toEqual([]);
    await socket.nextEntry('request.ignored');
    expect(socket.entries).toHaveLength(1);
    await expectRefusal(alice.call('people.ignoreRequest', { accountId: bob.id }), 'request_not_found');
  });
});

describe('blocking', () => {
  test('a block takes the friend off, answers the request, and is told to nobody else', async () => {
    await alice.call('people.addFriend', { handle: bob.handle });
    await bob.call('people.addFriend', { handle: alice.handle });
    const [mine, theirs] = [await alice.rawSocket(), await bob.rawSocket()];
    await alice.call('people.block', { accountId: bob.id });
    await alice.call('people.block', { accountId: bob.id });
    const { friends, blocked } = await alice.call('people.listFriends', {});
    expect(friends).toEqual([]);
    expect(blocked.map((person) => person.id)).toEqual([bob.id]);
    await mine.nextEntry('person.blocked');
    await mine.nextEntry('friend.removed');
    expect(theirs.entries).toEqual([]);
    expect((await bob.call('people.find', { accountId: alice.id })).relation.blocked).toBe(false);
  });

  test('whoever I blocked can add me without my hearing of it', async () => {
    await bob.call('people.block', { accountId: alice.id });
    await alice.call('people.addFriend', { handle: bob.handle });
    expect(await requestsOf(bob)).toEqual([]);
    await bob.call('people.unblock', { accountId: alice.id });
    expect(await requestsOf(bob)).toEqual([]);
  });

  test('unblocking does not add again; adding unblocks', async () => {
    await alice.call('people.addFriend', { handle: bob.handle });
    await alice.call('people.block', { accountId: bob.id });
    await alice.call('people.unblock', { accountId: bob.id });
    await alice.call('people.unblock', { accountId: bob.id });
    expect(await alice.call('people.listFriends', {})).toEqual({ friends: [], requests: [], blocked: [] });
    await alice.call('people.block', { accountId: bob.id });
    await alice.call('people.addFriend', { accountId: bob.id });
    const { relation } = await alice.call('people.find', { accountId: bob.id });
    expect(relation).toEqual({ friend: true, blocked: false, self: false });
  });

  test('oneself and the unknown cannot be blocked, unblocked or reported', async () => {
    await expectRefusal(alice.call('people.block', { accountId: alice.id }), 'cannot_be_self');
    await expectRefusal(alice.call('people.block', { accountId: unknown }), 'person_not_found');
    await expectRefusal(alice.call('people.unblock', { accountId: unknown }), 'person_not_found');
    await expectRefusal(
      alice.call('people.report', { accountId: alice.id, reason: 'spam' }),
      'cannot_be_self',
    );
    await expectRefusal(
      alice.call('people.report', { accountId: unknown, reason: 'spam' }),
      'person_not_found',
    );
    await expectRefusal(server.call('people.block', { accountId: alice.id }), 'not_signed_in');
    await expectRefusal((await guestOf(bob)).call('people.block', { accountId: alice.id }), 'not_for_guests');
  });

  test('a report is kept with its reason, from guests too', async () => {
    const guest = await guestOf(alice);
    await guest.call('people.report', { accountId: bob.id, reason: 'harassment', note: 'rude' });
    const { rows } = await server.house.db.query(
      'select reported_id, reason, note from reports where account_id = $1',
      [guest.id],
    );
    expect(rows).toEqual([{ reported_id: bob.id, reason: 'harassment', note: 'rude' }]);
  });
});

test('a changed profile is told to those who have added the person, and to nobody else', async () => {
  const carol = await server.person(`carol_${round}`);
  await alice.call('people.addFriend', { handle: bob.handle });
  const [near, far] = [await alice.rawSocket(), await carol.rawSocket()];
  await bob.call('accounts.updateProfile', { status: 'on a boat' });
  expect((await near.nextSignal('person.changed')).body).toMatchObject({
    person: { id: bob.id, status: 'on a boat' },
  });
  expect(far.signals).toEqual([]);
});
