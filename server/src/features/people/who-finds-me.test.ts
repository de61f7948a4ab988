import type { InputOf, Presence } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';

/** Minji is looked for by somebody she does not know, by a friend of hers, by one who has her as a friend, by one she has blocked. */
let server: TestServer<House>;
let minji: TestPerson;
let stranger: TestPerson;
let friend: TestPerson;
let admirer: TestPerson;
let blocked: TestPerson;
let code: string;
const address = 'minji@example.org';

beforeAll(async () => {
  server = await startTestServer<House>();
  [minji, stranger, friend, admirer, blocked] = (await Promise.all(
    ['minji', 'stranger', 'friend', 'admirer', 'blocked'].map((name) => server.person(name)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
  await minji.call('people.addFriend', { handle: friend.handle });
  await admirer.call('people.addFriend', { handle: minji.handle });
  await minji.call('people.block', { accountId: blocked.id });
  ({ code } = await minji.call('people.myLink', {}));
  await server.house.db.query(
    `insert into account_mails (account_id, address, confirmed_at, waiting, waiting_hash, waiting_ends_at)
     values ($1, $2, now(), 'later@example.org', '\\x01', now() + interval '1 day')`,
    [minji.id, address],
  );
});
afterAll(() => server.stop());

const decide = (change: InputOf<'accounts.updateSettings'>) => minji.call('accounts.updateSettings', change);

beforeEach(async () => {
  await decide({ findByHandle: true, findByLink: true, findByInvite: true, findByMail: false });
});

/** The whole answer, as it stands on the wire. */
const ask = async (method: string, input: object, who?: TestPerson): Promise<string> => {
  const answer = await fetch(`${server.url}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${who.token}` }) },
    body: JSON.stringify(input),
  });
  const headers = [...answer.headers].filter(([name]) => name !== 'date' && !name.startsWith('x-request'));
  return `${answer.status} ${JSON.stringify(headers)} ${await answer.text()}`;
};

const finds = async (who: TestPerson, by: object): Promise<boolean> =>
  (await ask('people.find', by, who)).includes(minji.id);

const everybody = () => ({ stranger, friend, admirer, blocked });

const whoFinds = async (by: object): Promise<string[]> => {
  const found: string[] = [];
  for (const [name, person] of Object.entries(everybody())) if (await finds(person, by)) found.push(name);
  return found;
};

describe('who may find me', () => {
  it('is everybody by handle and by link, and nobody by e-mail, until I say otherwise', async () => {
    const all = ['stranger', 'friend', 'admirer', 'blocked'];
    expect(await whoFinds({ handle: minji.handle })).toEqual(all);
    expect(await whoFinds({ code })).toEqual(all);
    expect(await whoFinds({ mail: address })).toEqual([]);
  });

  it('is by handle and link only friends, whoever added the other, where I have turned it off', async () => {
    await decide({ findByHandle: false, findByLink: false });
    expect(await whoFinds({ handle: minji.handle })).toEqual(['friend', 'admirer']);
    expect(await whoFinds({ code })).toEqual(['friend', 'admirer']);
    expect(await finds(minji, { handle: minji.handle })).toBe(true);
    await expect(stranger.call('people.addFriend', { handle: minji.handle })).rejects.toMatchObject({
      code: 'person_not_found',
    });
  });

  it('is by e-mail whoever brings the whole address that I confirmed', async () => {
    await decide({ findByMail: true });
    expect(await whoFinds({ mail: ' MINJI@Example.org ' })).toEqual([
      'stranger',
      'friend',
      'admirer',
      'blocked',
    ]);
    for (const mail of ['minji', 'minji@example', 'minji@example.or', 'later@example.org', '%@example.org'])
      expect(await whoFinds({ mail })).toEqual([]);
  });

  it('hears, where it may not, to the byte what it hears of nobody', async () => {
    await decide({ findByHandle: false, findByLink: false });
    for (const method of ['people.find', 'people.addFriend'])
      for (const who of [stranger, blocked]) {
        const nobody = await ask(method, { handle: 'nobody_at_all' }, who);
        expect(nobody).toContain('person_not_found');
        expect(await ask(method, { handle: minji.handle }, who)).toBe(nobody);
        expect(await ask(method, { code }, who)).toBe(await ask(method, { code: 'x'.repeat(20) }, who));
        const noMail = await ask(method, { mail: 'nobody@example.org' }, who);
        expect(await ask(method, { mail: address }, who)).toBe(noMail);
      }
    const input = { code: 'x'.repeat(20) };
    expect(await ask('people.previewLink', { code })).toBe(await ask('people.previewLink', input));
    expect(await ask('people.find', { handle: minji.handle, code }, stranger)).toContain('bad_input');
  });

  it('sees me in the link of a group only where I let it', async () => {
    const { chat } = await minji.call('chats.create', { memberIds: [], name: '동네 산책' });
    const link = (await minji.call('invites.set', { chatId: chat.id, on: true })).code!;
    const faces = async (who: TestPerson) =>
      (await who.call('invites.preview', { code: link })).faces.map(({ id }) => id);
    expect(await faces(stranger)).toEqual([minji.id]);
    await decide({ findByInvite: false });
    expect(await faces(stranger)).toEqual([]);
    expect(await faces(minji)).toEqual([minji.id]);
  });
});

describe('who sees when I am here', () => {
  const sees = async (who: TestPerson): Promise<[boolean, boolean]> => {
    const [one] = (await who.call('people.watchPresence', { accountIds: [minji.id] })).presences as [
      Presence,
    ];
    return [one.online !== null, one.lastSeenAt !== null];
  };
  const table = async () => ({
    stranger: await sees(stranger),
    friend: await sees(friend),
    admirer: await sees(admirer),
    blocked: await sees(blocked),
    myself: await sees(minji),
  });

  it('is whom I chose, never whom I blocked', async () => {
    await server.house.db.query('update accounts set last_seen_at = now() where account_id = $1', [minji.id]);
    const [all, none] = [
      [true, true],
      [false, false],
    ];
    expect(await table()).toEqual({
      stranger: none,
      friend: all,
      admirer: none,
      blocked: none,
      myself: all,
    });
    await decide({ seesOnline: 'everyone', seesLastSeen: 'nobody' });
    const here = [true, false];
    expect(await table()).toEqual({
      stranger: here,
      friend: here,
      admirer: here,
      blocked: none,
      myself: all,
    });
    await decide({ seesOnline: 'nobody', seesLastSeen: 'everyone' });
    const last = [false, true];
    expect(await table()).toEqual({
      stranger: last,
      friend: last,
      admirer: last,
      blocked: none,
      myself: all,
    });
    await decide({ seesOnline: 'friends', seesLastSeen: 'friends' });
  });

  it('goes both ways: who shows theirs to nobody sees nobody’s', async () => {
    await friend.call('accounts.updateSettings', { seesOnline: 'nobody' });
    expect(await sees(friend)).toEqual([false, true]);
    await friend.call('accounts.updateSettings', { seesOnline: 'friends' });
    expect(await sees(friend)).toEqual([true, true]);
  });

  it('is told at once when I decide otherwise', async () => {
    const line = await friend.rawSocket();
    await line.call('people.watchPresence', { accountIds: [minji.id] });
    await decide({ seesOnline: 'nobody', seesLastSeen: 'nobody' });
    const { body } = await line.nextSignal('presence');
    expect(body).toEqual({ accountId: minji.id, online: null, lastSeenAt: null });
    await decide({ seesOnline: 'friends', seesLastSeen: 'friends' });
    await line.close();
  });
});

describe('a block', () => {
  const picture = '01890000-0000-7000-8000-0000000000aa';
  const seenBy = async (who: TestPerson) =>
    (await who.call('people.find', { accountId: minji.id })).person as {
      name: string;
      photo: string | null;
      status: string;
    };

  beforeAll(async () => {
    await server.house.db.query("update accounts set photo = $2, status = '바다' where account_id = $1", [
      minji.id,
      picture,
    ]);
  });

  it('of messages leaves my profile as it is; with the profile, only my name is left', async () => {
    expect(await seenBy(blocked)).toMatchObject({ name: 'minji', photo: picture, status: '바다' });
    await minji.call('people.block', { accountId: blocked.id, level: 'profile' });
    expect(await seenBy(blocked)).toMatchObject({ name: 'minji', photo: null, cover: null, status: '' });
    expect(await seenBy(stranger)).toMatchObject({ photo: picture, status: '바다' });
    const { persons } = await blocked.call('people.get', { accountIds: [minji.id] });
    expect(persons).toMatchObject([{ name: 'minji', photo: null, status: '' }]);
    expect((await minji.call('people.listFriends', {})).blocked).toMatchObject([
      { id: blocked.id, level: 'profile' },
    ]);
  });

  it('changes its level later, on all my devices, and never tells them', async () => {
    const [mine, theirs] = [await minji.rawSocket(), await blocked.rawSocket()];
    await minji.call('people.block', { accountId: blocked.id, level: 'messages' });
    expect((await mine.nextEntry('person.blocked')).body).toMatchObject({
      person: { id: blocked.id, level: 'messages' },
    });
    expect(await seenBy(blocked)).toMatchObject({ photo: picture, status: '바다' });
    await minji.call('people.unblock', { accountId: blocked.id });
    await minji.call('people.block', { accountId: blocked.id, level: 'profile' });
    expect([...theirs.entries, ...theirs.signals]).toEqual([]);
    expect((await blocked.call('people.find', { accountId: minji.id })).relation).toEqual({
      friend: false,
      blocked: false,
      self: false,
    });
    await Promise.all([mine.close(), theirs.close()]);
  });

  it('with the profile shows at once to whoever has me as a friend what any change of a profile shows', async () => {
    const theirs = await admirer.rawSocket();
    await minji.call('people.block', { accountId: admirer.id, level: 'messages' });
    await minji.call('people.block', { accountId: admirer.id, level: 'profile' });
    const { body } = await theirs.nextSignal('person.changed');
    expect(body).toMatchObject({ person: { name: 'minji', photo: null, status: '' } });
    await minji.call('people.unblock', { accountId: admirer.id });
    expect((await theirs.nextSignal('person.changed')).body).toMatchObject({ person: { photo: picture } });
    expect(theirs.signals).toHaveLength(2);
    await theirs.close();
  });

  it('with the profile shows the members of a shared group a name alone to whom it is meant for', async () => {
    const { chat } = await stranger.call('chats.create', { memberIds: [], name: '모두' });
    const link = (await stranger.call('invites.set', { chatId: chat.id, on: true })).code!;
    for (const who of [minji, blocked]) await who.call('invites.join', { code: link });
    const memberOf = async (who: TestPerson) =>
      (await who.call('chats.listMembers', { chatId: chat.id })).members.find(({ id }) => id === minji.id);
    expect(await memberOf(blocked)).toMatchObject({ name: 'minji', photo: null, status: '' });
    expect(await memberOf(stranger)).toMatchObject({ name: 'minji', photo: picture });
  });
});
