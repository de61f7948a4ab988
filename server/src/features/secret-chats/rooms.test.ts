import { randomUUID } from 'node:crypto';
import { limits, type AccountId } from '@maru/contract';
import {
  expectRefusal,
  someCommit,
  someDeviceKeys,
  someWelcome,
  startSecretStage,
  type SecretPerson,
} from '@maru/testing';
import { afterAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';

const { server, somebody, everyone, planOf, roomOf, say, commit, stateOf, chatsOf, kindsOf } =
  await startSecretStage<House>();
afterAll(() => server.stop());

describe('a secret room', () => {
  it('is made with its first commit and its welcomes, once however often it is asked for', async () => {
    const [alice, bob] = [await somebody(), await somebody()];
    const socket = await bob.rawSocket();
    const plan = planOf([bob], 'direct');
    const made = await alice.call('secretChats.create', plan);
    expect(made.chat).toMatchObject({ kind: 'direct', secret: true, name: null, memberCount: 2 });
    expect((await alice.call('secretChats.create', plan)).chat.id).toBe(made.chat.id);
    const welcomed = (await socket.nextEntry('secret.welcomed')).body;
    expect(welcomed).toEqual({ chatId: made.chat.id, deviceIds: [bob.device.deviceId], by: alice.id });
    const { welcomes } = await bob.call('secretChats.listWelcomes', {});
    expect(welcomes).toMatchObject([
      {
        chatId: made.chat.id,
        kind: 'direct',
        seq: made.seq,
        by: alice.id,
        welcome: plan.welcomes![0]!.welcome,
      },
    ]);
    await bob.call('secretChats.joined', { chatId: made.chat.id });
    expect((await bob.call('secretChats.listWelcomes', {})).welcomes).toEqual([]);
    expect((await server.house.db.query('select 1 from secret_welcomes')).rowCount).toBe(0);
    await socket.close();
  });

  it('keeps a welcome that came after the one with which a device has joined', async () => {
    const [alice, bob] = [await somebody(), await somebody()];
    const room = await roomOf(alice, [bob], 'group');
    const waiting = async () =>
      (await bob.call('secretChats.listWelcomes', {})).welcomes.map(({ seq }) => seq);
    const [first] = await waiting();
    // While it reads the first one, it is taken out and in again.
    await commit(alice, room, { removedDevices: [bob.device] });
    const welcomes = [{ welcome: someWelcome(), for: [bob.device] }];
    const { seq } = await commit(alice, { ...room, epoch: 2 }, { welcomes });
    expect(await waiting()).toEqual([seq]);
    await bob.call('secretChats.joined', { chatId: room.chatId, seq: first! });
    expect(await waiting()).toEqual([seq]);
    await bob.call('secretChats.joined', { chatId: room.chatId, seq });
    expect(await waiting()).toEqual([]);
  });

  it('of two stands beside their other chat, and is never taken for it', async () => {
    const [alice, bob] = everyone;
    const first = await roomOf(alice, [bob]);
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
    expect(chat).toMatchObject({ kind: 'direct', secret: false });
    const second = await roomOf(bob, [alice]);
    expect(new Set([first.chatId, second.chatId, chat.id]).size).toBe(3);
    expect((await bob.call('chats.create', { memberIds: [alice.id] })).chat.id).toBe(chat.id);
  });

  it('takes those in who come at once, and asks the others; an answer of yes makes them wait for their keys', async () => {
    const [alice, bob, shy] = [await somebody(), await somebody(), await somebody()];
    await shy.call('accounts.updateSettings', { addToGroups: 'ask' });
    const refused = expectRefusal(
      alice.call('secretChats.create', planOf([bob, shy], 'group')),
      'members_differ',
    );
    expect((await refused).details).toEqual({ accountIds: [shy.id] });
    const plan = planOf([bob], 'group');
    const { chat } = await alice.call('secretChats.create', { ...plan, askIds: [shy.id] });
    const room = { chatId: chat.id, groupId: plan.groupId, epoch: 1 };
    expect(chat.memberCount).toBe(2);
    const { invitations } = await shy.call('chats.listInvitations', {});
    expect(invitations).toMatchObject([{ chatId: chat.id, secret: true, name: null }]);
    await shy.call('chats.answerInvitation', { chatId: chat.id, accept: true });
    expect((await kindsOf(bob, room)).slice(-2)).toEqual(['member.joined', 'secret.deviceWaiting']);
    expect((await stateOf(bob, room)).toAdd).toEqual([shy.device]);
    await expectRefusal(say(shy, room), 'not_in_room_yet');
    const claimed = await bob.call('secretChats.claim', { accountIds: [shy.id], kind: 'group' });
    expect(claimed.packages).toHaveLength(1);
    await commit(bob, room, { welcomes: [{ welcome: someWelcome(), for: [shy.device] }] });
    expect(await stateOf(alice, room)).toMatchObject({ epoch: 2, toAdd: [], toRemove: [] });
    await say(shy, { ...room, epoch: 2 });
  });

  it('can be begun alone, where everybody is asked first', async () => {
    const [alice, shy] = [await somebody(), await somebody()];
    const { groupId, key } = planOf([], 'group');
    const plan = { groupId, key, kind: 'group' as const, memberIds: [], askIds: [shy.id] };
    const { chat, seq } = await alice.call('secretChats.create', plan);
    expect({ seq, count: chat.memberCount }).toEqual({ seq: 1, count: 1 });
    expect(await stateOf(alice, { chatId: chat.id, groupId, epoch: 0 })).toMatchObject({ epoch: 0, groupId });
  });

  it('is not made with whom I have blocked, without keys, for others’ devices, or of broken bytes', async () => {
    const [alice, bob, carol] = [await somebody(), await somebody(), await somebody()];
    const plan = planOf([bob], 'direct');
    const make = (more: object) => alice.call('secretChats.create', { ...plan, key: randomUUID(), ...more });
    await expectRefusal(make({ memberIds: [alice.id] }), 'cannot_be_self');
    await expectRefusal(make({ memberIds: [bob.id, carol.id] }), 'bad_input');
    await expectRefusal(make({ commit: someCommit({ groupId: plan.groupId, epoch: 3 }) }), 'bad_input');
    await expectRefusal(make({ commit: plan.welcomes![0]!.welcome }), 'bad_input');
    await expectRefusal(make({ welcomes: [{ welcome: plan.commit!, for: [bob.device] }] }), 'bad_input');
    const twice = [{ welcome: someWelcome(), for: [bob.device, bob.device] }];
    await expectRefusal(make({ welcomes: twice }), 'bad_input');
    const forCarol = [{ welcome: someWelcome(), for: [bob.device, carol.device] }];
    await expectRefusal(make({ welcomes: forCarol }), 'device_not_found');
    await expectRefusal(make({ memberIds: [carol.id] }), 'members_differ');
    await alice.call('people.block', { accountId: bob.id });
    await expectRefusal(make({}), 'blocked_by_you');
    const bare = await server.person('keyless');
    await expectRefusal(bare.call('secretChats.create', planOf([carol], 'direct')), 'no_device_keys');
    expect((await chatsOf(alice)).filter((chat) => chat.secret)).toEqual([]);
  });
});

describe('a commit', () => {
  it('counts where the room is in its epoch: of many at once, one', async () => {
    const [alice, bob] = everyone;
    const room = await roomOf(alice, [bob]);
    const heard = await Promise.all(
      [alice, bob, alice, bob].map((who) =>
        commit(who, room).then(
          () => 'ok',
          (error: { code: string; details: unknown }) => `${error.code} ${JSON.stringify(error.details)}`,
        ),
      ),
    );
    expect(heard.toSorted()).toEqual([...Array(3).fill('epoch_passed {"epoch":2}'), 'ok']);
    expect(await kindsOf(bob, room)).toEqual(['chat.created', 'secret.committed', 'secret.committed']);
  });

  it('is answered the same when it is repeated, also at once and after others', async () => {
    const [alice, bob] = everyone;
    const room = await roomOf(alice, [bob]);
    const same = { key: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => commit(alice, room, same)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    await commit(bob, { ...room, epoch: 2 });
    expect(await commit(alice, room, same)).toEqual(answers[0]);
    expect((await stateOf(alice, room)).epoch).toBe(3);
  });

  it('takes people in and out of a group with their devices, and out by hosts alone', async () => {
    const [alice, bob, carol] = everyone;
    const room = await roomOf(alice, [bob], 'group');
    const welcomes = [{ welcome: someWelcome(), for: [carol.device] }];
    const { seq } = await commit(bob, room, { addMemberIds: [carol.id], welcomes });
    const [welcome] = (await carol.call('secretChats.listWelcomes', {})).welcomes;
    expect(welcome).toMatchObject({ chatId: room.chatId, seq, kind: 'group' });
    const next = { ...room, epoch: 2 };
    await say(carol, next);
    const out = { removeMemberIds: [carol.id] };
    await expectRefusal(commit(bob, next, out), 'not_a_host');
    await expectRefusal(commit(bob, next, { removedDevices: [carol.device] }), 'not_a_host');
    await commit(alice, next, out);
    await expectRefusal(say(carol, { ...room, epoch: 3 }), 'chat_not_found');
    expect(await stateOf(alice, room)).toMatchObject({ epoch: 3, toRemove: [], toAdd: [] });
    expect((await stateOf(alice, room)).devices).toEqual([alice.device, bob.device]);
  });

  it('adds nobody who is to be asked, to a room of two, or beyond the limit', async () => {
    const [alice, bob, shy] = [await somebody(), await somebody(), await somebody()];
    await shy.call('accounts.updateSettings', { addToGroups: 'ask' });
    const add = { addMemberIds: [shy.id], welcomes: [{ welcome: someWelcome(), for: [shy.device] }] };
    await expectRefusal(commit(alice, await roomOf(alice, [bob], 'group'), add), 'members_differ');
    await expectRefusal(commit(alice, await roomOf(alice, [bob]), add), 'not_a_group');
  });

  it('removes a device that is gone, whoever commits; and the room hears of it at once', async () => {
    const [alice, bob] = [await somebody(), await somebody()];
    const room = await roomOf(alice, [bob]);
    const socket = await alice.rawSocket();
    await bob.call('accounts.signOut', {});
    expect((await socket.nextEntry('secret.deviceGone')).body).toEqual(bob.device);
    expect((await stateOf(alice, room)).toRemove).toEqual([bob.device]);
    await commit(alice, room, { removedDevices: [bob.device] });
    expect(await stateOf(alice, room)).toMatchObject({ devices: [alice.device], toRemove: [] });
    await socket.close();
  });

  it('may be larger than a frame, with a welcome, where no other call may', async () => {
    const [alice, bob, carol] = everyone;
    const room = await roomOf(alice, [bob], 'group');
    await commit(alice, room, {
      commit: someCommit(room, limits.secret.commitBytes - 200),
      welcomes: [{ welcome: someWelcome(limits.secret.welcomeBytes - 200), for: [carol.device] }],
      addMemberIds: [carol.id],
    });
    expect((await carol.call('secretChats.listWelcomes', {})).welcomes[0]?.welcome.length).toBeGreaterThan(
      600_000,
    );
    const larger = someCommit(room, limits.secret.commitBytes + 3);
    await expectRefusal(commit(alice, { ...room, epoch: 2 }, { commit: larger }), 'bad_input');
    const text = 'x'.repeat(limits.frameBytes);
    await expectRefusal(
      alice.call('messages.send', { chatId: room.chatId, key: 'large', text }),
      'too_large',
    );
  });

  it('of a room is of its members, on devices that are in it, and of that room alone', async () => {
    const [alice, bob, eve] = everyone;
    const [room, other] = [await roomOf(alice, [bob]), await roomOf(alice, [eve])];
    await expectRefusal(commit(eve, room), 'chat_not_found');
    await expectRefusal(commit(alice, room, { commit: someCommit(other) }), 'bad_input');
    await expectRefusal(commit(alice, room, { commit: someCommit({ ...room, epoch: 2 }) }), 'bad_input');
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
    await expectRefusal(commit(alice, { ...room, chatId: chat.id }), 'not_secret');
  });
});

describe('a person’s other device', () => {
  const second = async (owner: SecretPerson): Promise<SecretPerson> => {
    const [keys] = (await owner.call('secretChats.listKeys', { accountIds: [owner.id] })).devices;
    const again = server.as(
      await server.call('accounts.signIn', { handle: owner.handle, password: 'open-wooden-hall' }),
    );
    const { deviceId } = await again.call('secretChats.registerDevice', someDeviceKeys(keys!.identityKey));
    return Object.assign(again, { device: { accountId: owner.id, deviceId } });
  };

  it('waits in all rooms of its owner once it has keys, and is taken in by the first one', async () => {
    const [alice, bob] = [await somebody(), await somebody()];
    const room = await roomOf(alice, [bob]);
    const tablet = await second(bob);
    expect((await kindsOf(alice, room)).at(-1)).toBe('secret.deviceWaiting');
    expect((await stateOf(alice, room)).toAdd).toEqual([tablet.device]);
    const wish = { accountIds: [bob.id], deviceIds: [tablet.device.deviceId], kind: 'group' as const };
    await bob.call('accounts.updateSettings', { addToGroups: 'ask' });
    expect((await alice.call('secretChats.claim', wish)).packages).toMatchObject([tablet.device]);
    await expectRefusal(say(tablet, room), 'not_in_room_yet');
    await commit(bob, room, { welcomes: [{ welcome: someWelcome(), for: [tablet.device] }] });
    await say(tablet, { ...room, epoch: 2 });
    await commit(bob, { ...room, epoch: 2 }, { removedDevices: [tablet.device] });
    await expectRefusal(say(tablet, { ...room, epoch: 3 }), 'not_in_room_yet');
  });

  it('with another identity is to be taken in nowhere: rooms from before end for whoever begins anew', async () => {
    const [alice, bob] = [await somebody(), await somebody()];
    const room = await roomOf(alice, [bob]);
    await bob.call('secretChats.registerDevice', { ...someDeviceKeys(), replace: true });
    expect(await stateOf(alice, room)).toMatchObject({ toAdd: [], toRemove: [bob.device] });
    await expectRefusal(say(bob, room), 'not_in_room_yet');
    await commit(alice, room, { removedDevices: [bob.device] });
    expect((await stateOf(alice, room)).toAdd).toEqual([]);
    expect(await kindsOf(alice, room)).not.toContain('secret.deviceWaiting');
  });
});

it('a guest of a link, and whoever is signed in nowhere, has no part in any of it', async () => {
  const owner = await server.person('hall1');
  const { chat } = await owner.call('chats.create', { memberIds: [], name: 'Trip' });
  const code = (await owner.call('invites.set', { chatId: chat.id, on: true })).code as string;
  const guest = server.as((await server.call('invites.joinAsGuest', { code, name: 'Guest' })) as never);
  await expectRefusal(guest.call('secretChats.registerDevice', someDeviceKeys()), 'not_for_guests');
  await expectRefusal(guest.call('secretChats.listWelcomes', {}), 'not_for_guests');
  await expectRefusal(server.call('secretChats.listWelcomes', {}), 'not_signed_in');
  const maker = await somebody();
  await expectRefusal(
    maker.call(
      'secretChats.create',
      planOf([{ ...maker, id: guest.id as AccountId } as SecretPerson], 'direct'),
    ),
    'person_not_found',
  );
});
