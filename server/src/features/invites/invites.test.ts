import { closeCodes, limits, type ChatId } from '@maru/contract';
import { agreed, expectRefusal, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let server: TestServer;
let host: TestPerson;
let bob: TestPerson;
let chatId: ChatId;
let code: string;
let round = 0;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  round += 1;
  [host, bob] = [await server.person(`host_${round}`), await server.person(`bob_${round}`)];
  chatId = (await host.call('chats.create', { memberIds: [], name: 'Picnic' })).chat.id;
  code = (await host.call('invites.set', { chatId, on: true })).code!;
});

const guestNamed = async (name: string) => {
  const signedIn = await server.call('invites.joinAsGuest', { code, name });
  return { guest: server.as(signedIn), signedIn };
};

describe('the link', () => {
  test('is off at first; turning it on makes a code, and off hides it', async () => {
    const { chat } = await host.call('chats.create', { memberIds: [], name: 'Quiet' });
    expect(await host.call('invites.get', { chatId: chat.id })).toEqual({
      on: false,
      guests: true,
      code: null,
    });
    expect(code).toMatch(/^[\w-]{20}$/);
    expect((await host.call('chats.get', { chatId })).chat.linkOn).toBe(true);
    expect(await host.call('invites.set', { chatId, on: false })).toEqual({
      on: false,
      guests: true,
      code: null,
    });
    await expectRefusal(server.call('invites.preview', { code }), 'link_not_found');
    expect((await host.call('invites.set', { chatId, on: true })).code).toBe(code);
  });

  test('tells the members when it is turned on or off, and only then', async () => {
    const socket = await host.rawSocket();
    await host.call('invites.set', { chatId, on: true, guests: false });
    await host.call('invites.set', { chatId, on: false });
    expect((await socket.nextEntry('chat.linkChanged')).body).toEqual({ on: false });
    expect(socket.entries).toHaveLength(1);
  });

  test('renewed, the old one leads nowhere', async () => {
    const renewed = await host.call('invites.set', { chatId, on: true, renew: true });
    expect(renewed.code).not.toBe(code);
    await expectRefusal(bob.call('invites.join', { code }), 'link_not_found');
    expect((await bob.call('invites.join', { code: renewed.code! })).chat.id).toBe(chatId);
  });

  test('is shown to members and set by hosts; strangers and former members see no chat', async () => {
    await expectRefusal(bob.call('invites.get', { chatId }), 'chat_not_found');
    await expectRefusal(bob.call('invites.set', { chatId, on: false }), 'chat_not_found');
    await bob.call('invites.join', { code });
    expect((await bob.call('invites.get', { chatId })).code).toBe(code);
    await expectRefusal(bob.call('invites.set', { chatId, on: false }), 'not_a_host');
    await bob.call('chats.leave', { chatId });
    await expectRefusal(bob.call('invites.get', { chatId }), 'chat_not_found');
    await expectRefusal(server.call('invites.get', { chatId }), 'not_signed_in');
    const { guest } = await guestNamed('Visitor');
    await expectRefusal(guest.call('invites.get', { chatId }), 'not_for_guests');
  });

  test('belongs to groups alone', async () => {
    const { chat } = await host.call('chats.create', { memberIds: [bob.id] });
    await expectRefusal(host.call('invites.get', { chatId: chat.id }), 'not_a_group');
    await expectRefusal(host.call('invites.set', { chatId: chat.id, on: true }), 'not_a_group');
  });
});

describe('coming in', () => {
  test('anyone may look first; members learn which chat it is', async () => {
    const shown = await server.call('invites.preview', { code });
    expect(shown).toMatchObject({ name: 'Picnic', memberCount: 1, guests: true, chatId: null });
    expect(shown.faces.map((face) => face.id)).toEqual([host.id]);
    expect((await bob.call('invites.preview', { code })).chatId).toBeNull();
    expect((await host.call('invites.preview', { code })).chatId).toBe(chatId);
    await expectRefusal(server.call('invites.preview', { code: 'no-such-code-at-all' }), 'link_not_found');
  });

  test('joining is told to the room, and a second time changes nothing', async () => {
    const socket = await host.rawSocket();
    const { chat } = await bob.call('invites.join', { code });
    expect(chat).toMatchObject({ id: chatId, memberCount: 2, role: 'member' });
    expect((await socket.nextEntry('member.joined')).body).toMatchObject({
      by: 'link',
      persons: [{ id: bob.id }],
    });
    await bob.call('invites.join', { code });
    expect(socket.entries).toHaveLength(1);
  });

  test('a full group lets nobody in, and a guest who could not come in leaves nothing behind', async () => {
    await server.house.db.query(
      `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at)
       select $1, gen_random_uuid(), 'member', 1, 1, now() from generate_series(2, $2)`,
      [chatId, limits.groupMembers],
    );
    const count = async () =>
      (await server.house.db.query<{ n: number }>('select count(*) as n from accounts')).rows[0]?.n;
    const before = await count();
    await expectRefusal(bob.call('invites.join', { code }), 'group_full');
    await expectRefusal(guestNamed('Late'), 'group_full');
    expect(await count()).toBe(before);
  });
});

describe('guests', () => {
  test('come in with a name, read and write in this chat alone', async () => {
    const { guest, signedIn } = await guestNamed('Visitor');
    expect(signedIn).toMatchObject({ chatId, account: { handle: null, name: 'Visitor', guest: true } });
    const { chats } = await guest.call('chats.list', {});
    expect(chats.map((chat) => [chat.id, chat.role])).toEqual([[chatId, 'guest']]);
    const socket = await host.rawSocket();
    await guest.call('messages.send', { chatId, key: 'one', text: 'hello' });
    expect((await socket.nextEntry('message.sent')).author).toBe(guest.id);
    await expectRefusal(guest.call('chats.create', { memberIds: [host.id] }), 'not_for_guests');
    await expectRefusal(guest.call('invites.join', { code }), 'not_for_guests');
  });

  test('stay out where the link is for people with an account', async () => {
    await host.call('invites.set', { chatId, on: true, guests: false });
    await expectRefusal(guestNamed('Visitor'), 'guests_not_allowed');
    expect((await bob.call('invites.join', { code })).chat.id).toBe(chatId);
  });

  test('lose their session when they are taken out', async () => {
    const { guest } = await guestNamed('Visitor');
    const socket = await guest.rawSocket();
    await host.call('chats.removeMember', { chatId, accountId: guest.id });
    expect(await socket.closed()).toBe(closeCodes.signedOut);
    await expectRefusal(guest.call('accounts.me', {}), 'not_signed_in');
  });

  test('who became people keep theirs', async () => {
    const { guest } = await guestNamed('Visitor');
    await guest.call('accounts.upgradeGuest', {
      handle: `visitor_${round}`,
      name: 'Vera',
      password: 'a-long-good-word',
      agreed,
    });
    await guest.call('chats.leave', { chatId });
    expect((await guest.call('accounts.me', {})).name).toBe('Vera');
  });

  test('who became people are members from then on, and the room hears who they are', async () => {
    const { guest } = await guestNamed('Visitor');
    const socket = await host.rawSocket();
    await guest.call('accounts.upgradeGuest', {
      handle: `vera_${round}`,
      name: 'Vera',
      password: 'a-long-good-word',
      agreed,
    });
    const { body } = await socket.nextEntry('member.roleChanged');
    expect(body).toMatchObject({
      accountId: guest.id,
      role: 'member',
      person: { name: 'Vera', guest: false },
    });
    const { members } = await host.call('chats.listMembers', { chatId });
    expect(members.find((one) => one.id === guest.id)).toMatchObject({ role: 'member', guest: false });
  });
});
