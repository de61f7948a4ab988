import type { AccountId, ChatId, MethodName, PictureId } from '@maru/contract';
import { expectRefusal, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { v7 } from 'uuid';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { pictures } from '../pictures/index.ts';

let server: TestServer<House>;
let owner: TestPerson;
let friend: TestPerson;
let stranger: TestPerson;
let chatId: ChatId;

let outsider: TestPerson;

beforeAll(async () => {
  server = await startTestServer<House>();
  [owner, friend, stranger, outsider] = (await Promise.all(
    ['dressed', 'friendly', 'strange', 'outside'].map((name) => server.person(name)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson];
});
afterAll(() => server.stop());
beforeEach(async () => {
  for (const slot of [1, 2, 3]) await owner.call('profiles.remove', { slot });
  await owner.call('accounts.updateProfile', { name: 'Plain', photo: null });
  for (const one of [friend, stranger]) {
    await one.call('people.addFriend', { handle: owner.handle! });
    await owner.call('people.addFriend', { handle: one.handle! });
  }
  const { chat } = await owner.call('chats.create', { memberIds: [friend.id, stranger.id], name: 'Room' });
  chatId = chat.id;
});

const look = (name: string) => ({ name, status: `${name} status`, photo: null, cover: null });
const send = (who: TestPerson, more: object = {}, to = chatId) =>
  who.call('messages.send', { chatId: to, key: v7(), text: 'Hello', ...more } as never) as Promise<{
    seq: number;
  }>;

/** Base for strangers, one for the friend, one for the room called club. */
const dressUp = async () => {
  await owner.call('accounts.updateProfile', { name: 'BASEFACE' });
  await owner.call('profiles.save', { slot: 1, ...look('FRIENDFACE') });
  await owner.call('profiles.save', { slot: 2, ...look('CLUBFACE') });
  await owner.call('profiles.choose', { slot: 1, readers: [friend.id] });
  const { chat } = await owner.call('chats.create', { memberIds: [friend.id, stranger.id], name: 'Club' });
  await owner.call('profiles.choose', { slot: 2, chats: [chat.id] });
  return chat.id;
};

/** What somebody hears when they ask all that shows a person, as one text. */
const askAll = async (
  who: TestPerson,
  rooms: readonly ChatId[],
  seqs: Record<string, number>,
): Promise<string> => {
  const heard: unknown[] = [];
  const ask = async (name: MethodName, input: object) => heard.push(await who.call(name, input as never));
  await ask('people.find', { accountId: owner.id });
  await ask('people.find', { handle: owner.handle });
  await ask('people.get', { accountIds: [owner.id] });
  await ask('people.listFriends', {});
  await ask('people.addFriend', { accountId: owner.id });
  await ask('people.updateFriend', { accountId: owner.id, favourite: true });
  await ask('chats.list', { limit: 50 });
  await ask('chats.listInvitations', {});
  await ask('messages.listBookmarks', { limit: 50 });
  for (const room of rooms) {
    await ask('chats.get', { chatId: room });
    await ask('chats.listMembers', { chatId: room, limit: 50 });
    await ask('messages.history', { chatId: room, limit: 50 });
    await ask('messages.listReactions', { chatId: room, seq: seqs[room] });
    await ask('profiles.inChat', { chatId: room, accountIds: [owner.id] });
    await ask('search.messages', { chatId: room, query: 'Hello', limit: 20 });
    await ask('logs.read', { log: `chat:${room}`, afterSeq: 0, limit: 100 });
  }
  await ask('search.messages', { query: 'Hello', limit: 20 });
  await ask('logs.read', { log: `account:${who.id}`, afterSeq: 0, limit: 500 });
  return JSON.stringify(heard);
};

const facesIn = (text: string) => [...new Set(text.match(/(BASE|FRIEND|CLUB)FACE/g))].sort();

describe('who sees which profile', () => {
  it('each reader gets the profile meant for them, by every method and every entry that carries a person', async () => {
    const asked = await owner.call('chats.create', { memberIds: [], name: 'Asked' });
    const seqs: Record<string, number> = {};
    // Before there is a second profile, everything is written with the base name.
    await owner.call('accounts.updateProfile', { name: 'BASEFACE' });
    const before = await send(owner);
    await send(stranger, { replyToSeq: before.seq, text: 'Hello again' });
    const club = await dressUp();
    for (const room of [chatId, club]) {
      const { seq } = await send(owner, {}, room);
      seqs[room] = seq;
      await owner.call('messages.react', { chatId: room, seq, emoji: '👍' });
      const name = room === club ? '@CLUBFACE' : '@FRIENDFACE';
      const mentions = [{ accountId: owner.id, at: 0, length: name.length }];
      await send(friend, { replyToSeq: seq, text: `${name} Hello`, mentions }, room);
      await send(friend, { text: '', content: { type: 'profile', accountId: owner.id } }, room);
      for (const who of [friend, stranger])
        await who.call('messages.bookmark', { chatId: room, seq, on: true });
    }
    // A stranger who has not added the owner is asked in, and so is told by an invitation.
    await owner.call('chats.invite', { chatId: asked.chat.id, accountIds: [outsider.id] });
    await owner.call('profiles.choose', { slot: 2, chats: [asked.chat.id] });

    expect(facesIn(await askAll(friend, [chatId], seqs))).toEqual(['CLUBFACE', 'FRIENDFACE']);
    expect(facesIn(await askAll(stranger, [chatId], seqs))).toEqual(['BASEFACE', 'CLUBFACE']);
    expect(
      facesIn(JSON.stringify(await friend.call('messages.history', { chatId: club, limit: 50 }))),
    ).toEqual(['CLUBFACE']);
    const history = JSON.stringify(await stranger.call('messages.history', { chatId, limit: 50 }));
    expect(facesIn(history)).toEqual(['BASEFACE']);
    expect(history).toContain(`@${owner.handle} Hello`);
    expect(facesIn(JSON.stringify(await outsider.call('chats.listInvitations', {})))).toEqual(['CLUBFACE']);
  });

  it('what comes live is the same for all, and names nobody who does not look the same to all', async () => {
    const club = await dressUp();
    const sockets = [await friend.rawSocket(), await stranger.rawSocket()];
    const { seq } = await send(owner, {}, club);
    await send(stranger, { replyToSeq: seq, text: 'Hello, live' }, club);
    await owner.call('chats.leave', { chatId: club });
    for (const socket of sockets) {
      const entries = [
        await socket.nextEntry('message.sent'),
        await socket.nextEntry('message.sent'),
        await socket.nextEntry('member.left'),
      ];
      expect(facesIn(JSON.stringify(entries))).toEqual([]);
    }
  });

  it('a new choice is signalled to whom it is about, each in their own words', async () => {
    const club = await dressUp();
    const [near, far] = [await friend.rawSocket(), await stranger.rawSocket()];
    // What was chosen before may still be on its way.
    const next = async (socket: typeof near, name: string, about?: ChatId) => {
      for (;;) {
        const { body } = await socket.nextSignal('person.changed');
        const { person, chatId: chat } = body as { person: { name: string }; chatId?: ChatId };
        if (person.name === name && chat === about) return body;
      }
    };
    await owner.call('profiles.save', { slot: 1, ...look('FRIENDFACE two') });
    await next(near, 'FRIENDFACE two');
    await owner.call('profiles.choose', { slot: 0, chats: [club] });
    for (const socket of [near, far])
      expect(await next(socket, 'BASEFACE', club)).toMatchObject({ person: { in: club } });
    await owner.call('profiles.choose', { slot: null, chats: [club] });
    const told = (await next(near, 'FRIENDFACE two', club)) as { person: object };
    expect(told.person).not.toHaveProperty('in');
    await owner.call('accounts.updateProfile', { name: 'BASEFACE two' });
    await next(far, 'BASEFACE two');
    await owner.call('profiles.remove', { slot: 1 });
    await next(near, 'BASEFACE two');
    expect((await friend.call('people.get', { accountIds: [owner.id] })).persons[0]?.name).toBe(
      'BASEFACE two',
    );
  });

  it('a link shows the base profile, and the link of a chat what was chosen for it, to whoever holds it', async () => {
    const club = await dressUp();
    const { code } = await owner.call('people.myLink', {});
    expect((await server.call('people.previewLink', { code })).person.name).toBe('BASEFACE');
    const link = await owner.call('invites.set', { chatId: club, on: true });
    const shown = JSON.stringify(await server.call('invites.preview', { code: link.code! }));
    expect(facesIn(shown)).toEqual(['CLUBFACE']);
  });

  it('one chat goes back to the base profile, also for a friend who sees another one elsewhere, and back again', async () => {
    const club = await dressUp();
    const seen = async (room: ChatId) =>
      (await friend.call('profiles.inChat', { chatId: room, accountIds: [owner.id] })).persons[0]?.name;
    const { profiles } = await owner.call('profiles.choose', { slot: 0, chats: [club] });
    expect(profiles.map(({ slot, chats }) => [slot, chats])).toEqual([
      [0, [club]],
      [1, []],
      [2, []],
    ]);
    await send(owner, {}, club);
    const history = JSON.stringify(await friend.call('messages.history', { chatId: club, limit: 50 }));
    expect(facesIn(history)).toEqual(['BASEFACE']);
    expect([await seen(club), await seen(chatId)]).toEqual(['BASEFACE', 'FRIENDFACE']);
    await owner.call('profiles.choose', { slot: null, chats: [club] });
    expect(await seen(club)).toBe('FRIENDFACE');
  });

  it('a preview is what the other one gets', async () => {
    const club = await dressUp();
    const seen = async (input: object) => (await owner.call('profiles.preview', input)).person.name;
    expect(await seen({ reader: friend.id })).toBe('FRIENDFACE');
    expect(await seen({ reader: stranger.id })).toBe('BASEFACE');
    expect(await seen({ chatId: club })).toBe('CLUBFACE');
    expect(await seen({ reader: friend.id, chatId: club })).toBe('CLUBFACE');
    expect(await seen({})).toBe('BASEFACE');
  });
});

describe('photos from before', () => {
  const upload = async (who: TestPerson): Promise<PictureId> => {
    const body = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c84a17' } })
      .png()
      .toBuffer();
    const answer = await fetch(`${server.url}/api/pictures`, {
      method: 'POST',
      headers: { authorization: `Bearer ${who.token}`, 'content-type': 'image/png' },
      body: new Uint8Array(body),
    });
    return ((await answer.json()) as { id: PictureId }).id;
  };
  const seenBy = async (who: TestPerson) =>
    (await who.call('profiles.listPhotos', { accountId: owner.id })).photos.map(({ photo }) => photo);
  const status = async (photo: PictureId) =>
    (await fetch(`${server.url}/pictures/${photo}/small.webp`)).status;

  it('are kept for their owner alone, shown to whom each is meant for, brought back and deleted for good', async () => {
    const [first, second] = [await upload(owner), await upload(owner)];
    await owner.call('accounts.updateProfile', { photo: first });
    await owner.call('accounts.updateProfile', { photo: second });
    expect([await seenBy(owner), await seenBy(friend), await seenBy(stranger)]).toEqual([[first], [], []]);
    await owner.call('profiles.showPhoto', { photo: first, shownTo: 'friends' });
    await owner.call('people.removeFriend', { accountId: stranger.id });
    expect([await seenBy(friend), await seenBy(stranger)]).toEqual([[first], []]);
    await owner.call('profiles.showPhoto', { photo: first, shownTo: 'everyone' });
    expect(await seenBy(stranger)).toEqual([first]);
    const { photos } = await stranger.call('profiles.listPhotos', { accountId: owner.id });
    expect(photos[0]).not.toHaveProperty('shownTo');
    // Whoever is shown another profile sees none of the base one's photos.
    await owner.call('profiles.save', { slot: 1, ...look('FRIENDFACE') });
    await owner.call('profiles.choose', { slot: 1, readers: [friend.id] });
    expect(await seenBy(friend)).toEqual([]);
    await owner.call('accounts.updateProfile', { photo: first });
    expect(await seenBy(owner)).toEqual([second]);
    await expectRefusal(friend.call('profiles.removePhoto', { photo: second }), 'photo_not_found');
    await expectRefusal(
      friend.call('profiles.showPhoto', { photo: second, shownTo: 'everyone' }),
      'photo_not_found',
    );
    const later = { now: () => new Date(Date.now() + 30 * 3_600_000) };
    for (const job of pictures.jobs ?? []) await job.run({ ...server.house, clock: later });
    expect([await status(first), await status(second)]).toEqual([200, 200]);
    await owner.call('profiles.removePhoto', { photo: second });
    expect([await status(first), await status(second)]).toEqual([200, 404]);
  });
});

describe('who may not', () => {
  it('guests and nobody have no profiles; other people’s pictures, chats and absent profiles are refused', async () => {
    await expectRefusal(server.call('profiles.list', {}), 'not_signed_in');
    await expectRefusal(server.call('profiles.listPhotos', { accountId: owner.id }), 'not_signed_in');
    const { code } = await owner.call('invites.set', { chatId, on: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
    await expectRefusal(guest.call('profiles.save', { slot: 1, ...look('Guest') }), 'not_for_guests');
    await expectRefusal(guest.call('profiles.choose', { slot: 0 }), 'not_for_guests');
    await expectRefusal(guest.call('profiles.preview', {}), 'not_for_guests');
    const foreign = (await friend.call('chats.create', { memberIds: [], name: 'Own' })).chat.id;
    await expectRefusal(owner.call('profiles.choose', { slot: 0, chats: [foreign] }), 'chat_not_found');
    await expectRefusal(owner.call('profiles.preview', { chatId: foreign }), 'chat_not_found');
    await expectRefusal(
      owner.call('profiles.inChat', { chatId: foreign, accountIds: [friend.id] }),
      'chat_not_found',
    );
    await expectRefusal(
      owner.call('profiles.choose', { slot: 3, readers: [friend.id] }),
      'profile_not_found',
    );
    await expectRefusal(owner.call('profiles.choose', { slot: 0, readers: [owner.id] }), 'cannot_be_self');
    await expectRefusal(
      owner.call('profiles.choose', { slot: 0, readers: [v7() as AccountId] }),
      'person_not_found',
    );
    const theirs = { ...look('Other'), photo: v7() as PictureId };
    await expectRefusal(owner.call('profiles.save', { slot: 1, ...theirs }), 'picture_not_found');
    await expectRefusal(owner.call('profiles.save', { slot: 4, ...look('Fourth') }), 'bad_input');
  });
});
