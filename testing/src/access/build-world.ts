import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import type { ChatId, PictureId, SignedIn } from '@maru/contract';
import { testPassword, type TestServer } from '../start-test-server.ts';
import { someCommit, someDeviceKeys, someWelcome } from '../sealed-bytes.ts';
import { personOf, type TestPerson } from '../test-person.ts';
import { uploadFile } from '../upload-file.ts';
import { buildThings, dot } from './build-things.ts';
import { findLiveCall } from './find-live-call.ts';
import type { Belongings, Cast, Scene, Things } from './scene.ts';

/** Stands in all that was written into the group, and nowhere else. */
export const groupMark = 'qzxgroup';

/** A cast, and three chats of theirs that hold the same things. */
export interface World {
  cast: Cast;
  /** The group. */
  group: Scene;
  /** Alice with the one she has blocked, and with the one she has not. */
  withBlocked: Scene;
  withUnblocked: Scene;
}

let worlds = 0;
let freshWords = 0;
const fresh = () => `fresh${++freshWords}`;

const upload = async (url: string, who: TestPerson, kind: 'pictures' | 'stickers'): Promise<string> => {
  const answer = await fetch(`${url}/api/${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', authorization: `Bearer ${who.token}` },
    body: new Uint8Array(dot),
  });
  const { id } = (await answer.json()) as { id?: string };
  if (!id) throw new Error(`no picture was taken: ${answer.status}`);
  return id;
};

const signInAgain = async (server: TestServer, handle: string): Promise<TestPerson> =>
  server.as(await server.call('accounts.signIn', { handle, password: testPassword }));

const newGroup = async (alice: TestPerson): Promise<{ chatId: ChatId; code: string }> => {
  const { chat } = await alice.call('chats.create', { memberIds: [], name: 'A group' });
  const { code } = await alice.call('invites.set', { chatId: chat.id, on: true });
  return { chatId: chat.id, code: code as string };
};

const guestOf = async (server: TestServer, code: string): Promise<TestPerson> => {
  const { token, account, ...more } = await server.call('invites.joinAsGuest', { code, name: 'A guest' });
  return personOf({ token, account, ...more } as SignedIn, { url: server.url, closing: [] });
};

const people = ['alice', 'bob', 'stranger', 'blocked', 'unblocked', 'former', 'suspended'] as const;

/** Everybody, with Alice's group; nobody is suspended, blocked or gone yet. */
const gather = async (server: TestServer) => {
  const at = ++worlds;
  const operator = await server.person(`keeper${at}`);
  await server.house.db.query('update accounts set operator = true where account_id = $1', [operator.id]);
  const made = await Promise.all(people.map((name) => server.person(`${name}${at}`)));
  const [alice, bob, stranger, blocked, unblocked, former, suspended] = made as [
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  const hall = await newGroup(alice);
  const elsewhere = await newGroup(bob);
  for (const member of [bob, former, suspended]) await member.call('invites.join', { code: hall.code });
  const ended = await signInAgain(server, alice.handle);
  await ended.call('accounts.signOut', {});
  const [guest, guestElsewhere] = [await guestOf(server, hall.code), await guestOf(server, elsewhere.code)];
  const nobody = { call: server.call };
  const cast: Cast = {
    ...{ operator, alice, bob, stranger, blocked, unblocked, former, suspended },
    ...{ guest, guestElsewhere, nobody, expired: ended },
  };
  return { cast, hall };
};

/** Keys as a browser has them. */
const pushKeys = () => {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  return { p256dh: ecdh.getPublicKey('base64url'), auth: 'A'.repeat(22) };
};

/** Takes away what keeps Alice from beginning another archive. */
const dropArchives = async (alice: TestPerson): Promise<void> => {
  const { archives } = await alice.call('archive.list', {});
  await Promise.all(archives.map(({ id }) => alice.call('archive.remove', { id })));
};

const belongingsOf = async (server: TestServer, { alice, bob }: Cast): Promise<Belongings> => {
  const { chat } = await bob.call('chats.create', { memberIds: [alice.id], name: 'Asked first' });
  const asking = await server.person(`asking${worlds}`);
  await asking.call('people.addFriend', { accountId: alice.id });
  await alice.call('people.addFriend', { accountId: bob.id });
  const again = await signInAgain(server, alice.handle);
  const { current: deviceId } = await again.call('devices.list', {});
  const { message } = await alice.call('later.schedule', {
    chatId: (await newGroup(alice)).chatId,
    key: randomUUID(),
    at: new Date(Date.now() + 3_600_000).toISOString(),
    text: 'Later',
  });
  const stickerId = await upload(server.url, alice, 'stickers');
  const { pack } = await alice.call('stickers.make', {
    name: 'A pack',
    stickers: [{ id: stickerId, word: 'Meow', tags: [] }],
  });
  await alice.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
  const { device } = await alice.call('notifications.addDevice', {
    endpoint: `https://push.example.org/${randomUUID()}`,
    keys: pushKeys(),
    language: 'en',
  });
  return {
    deviceId,
    invitationId: (await alice.call('accounts.makeHostInvitation', {})).invitation.id,
    pictureId: (await upload(server.url, alice, 'pictures')) as PictureId,
    looseFileId: await uploadFile(server.url, alice, { bytes: Buffer.from('loose'), filename: 'loose.bin' }),
    laterId: message.id,
    packId: pack.id,
    stickerId,
    pushDeviceId: device.id,
    folderId: randomUUID(),
    asking: asking.id,
    invitedTo: chat.id,
  };
};

/** A secret room of two, as far as a host can see. */
const newSecretRoom = async ({ alice, bob }: Cast): Promise<{ chatId: ChatId; groupId: string }> => {
  const groupId = randomBytes(32).toString('base64');
  const [device] = (await alice.call('secretChats.listKeys', { accountIds: [bob.id] })).devices;
  const { chat } = await alice.call('secretChats.create', {
    key: randomUUID(),
    kind: 'direct',
    groupId,
    memberIds: [bob.id],
    commit: someCommit({ groupId, epoch: 0 }),
    welcomes: [{ welcome: someWelcome(), for: [{ accountId: bob.id, deviceId: device!.deviceId }] }],
  });
  return { chatId: chat.id, groupId };
};

/** Builds a world on a running server. */
export const buildWorld = async (server: TestServer): Promise<World> => {
  const { cast, hall } = await gather(server);
  const { operator, alice, bob, blocked, unblocked, former, suspended } = cast;
  const talkWith = async (who: TestPerson): Promise<Things> => {
    const { chat } = await alice.call('chats.create', { memberIds: [who.id] });
    return buildThings(server.url, alice, { chatId: chat.id, mark: 'between us' });
  };
  for (const one of [alice, bob, blocked, unblocked])
    await one.call('secretChats.registerDevice', someDeviceKeys());
  let room: Promise<{ chatId: ChatId; groupId: string }> | undefined;
  const [things, own, one, other] = await Promise.all([
    buildThings(server.url, alice, { chatId: hall.chatId, mark: groupMark }),
    belongingsOf(server, cast),
    talkWith(blocked),
    talkWith(unblocked),
  ]);
  await alice.call('proof.give', { way: 'password', password: testPassword });
  await former.call('chats.leave', { chatId: hall.chatId });
  await alice.call('people.block', { accountId: blocked.id });
  await operator.call('desk.suspend', { accountId: suspended.id, reason: 'as a test', endsAt: null });
  const sceneOf = (of: Things, author: TestPerson): Scene => ({
    ...cast,
    ...of,
    url: server.url,
    author,
    own,
    fresh,
    pushKeys,
    newGroup: () => newGroup(alice),
    secretRoom: () => (room ??= newSecretRoom(cast)),
    liveCall: () => findLiveCall(server, { ...of, author, rung: author === alice ? bob : alice }),
    dropArchives: () => dropArchives(alice),
    newPerson: () => server.person(fresh()),
    newMember: async () => {
      const person = await server.person(fresh());
      await person.call('invites.join', { code: hall.code });
      return person;
    },
    newPicture: async () => (await upload(server.url, alice, 'pictures')) as PictureId,
    newSticker: () => upload(server.url, alice, 'stickers'),
  });
  return {
    cast,
    group: sceneOf(things, alice),
    withBlocked: sceneOf(one, blocked),
    withUnblocked: sceneOf(other, unblocked),
  };
};
