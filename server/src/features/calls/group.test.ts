import { access } from 'node:fs/promises';
import type { InputOf, OutputOf } from '@maru/contract';
import {
  expectRefusal,
  nameOfCall,
  nextCallChange,
  startCallStage,
  type CallStage,
  type TestPerson,
} from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { hearWhatEndsCalls } from './listeners.ts';
import { waitForRecordings } from './recordings.ts';
import { tendDue } from './tend-calls.ts';
import { openStandInEngine } from './testing/stand-in-engine.ts';

const engine = openStandInEngine();
let stage: CallStage<House>;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;
beforeAll(async () => {
  stage = await startCallStage<House>({ engine, tend: tendDue });
  ({ alice, bob, carol } = stage);
});
afterAll(() => stage.stop());
afterEach(() => stage.pass(60));

const start = (more: Partial<InputOf<'calls.start'>> = {}, who = alice): Promise<OutputOf<'calls.start'>> =>
  who.call('calls.start', { chatId: stage.groupId, key: v7(), kind: 'voice', ...more });
const recorded = ['manifest.json', expect.stringMatching(/^Alice .* voice 1\.webm$/)];
/** What the last two messages of the group hold. */
const lastFiles = async () => {
  const { messages } = await bob.call('messages.history', { chatId: stage.groupId, limit: 2 });
  return messages.map(({ body }) => (body['content'] as { file?: { name: string } })?.file?.name);
};
const deviceOf = async (who: TestPerson) => (await who.call('devices.list', {})).current;
const identity = async (who: TestPerson) => `${who.id}:${await deviceOf(who)}`;

describe('the call of a group', () => {
  it('stands open without ringing, and people come and go for as long as it lasts', async () => {
    const socket = await carol.rawSocket();
    const { call, pass } = await start();
    expect(call).toMatchObject({ way: 'room', ringing: [], people: [{ accountId: alice.id }] });
    expect(pass?.token).toBe(`${call.callId} ${await identity(alice)}`);
    expect(await nextCallChange(socket)).toMatchObject({ callId: call.callId });
    expect((await carol.call('calls.live', {})).calls).toMatchObject([{ callId: call.callId }]);
    expect(socket.signals.some(({ kind }) => kind === 'call.ringing')).toBe(false);
    stage.clock.moveBy({ seconds: 10 });
    await bob.call('calls.join', nameOfCall(call));
    stage.clock.moveBy({ seconds: 10 });
    await carol.call('calls.join', nameOfCall(call));
    await alice.call('calls.leave', nameOfCall(call));
    stage.clock.moveBy({ seconds: 5 });
    await bob.call('calls.leave', nameOfCall(call));
    expect((await carol.call('calls.get', nameOfCall(call))).call).toMatchObject({
      people: [{ accountId: carol.id }],
      ended: null,
    });
    await bob.call('calls.join', nameOfCall(call));
    await bob.call('calls.leave', nameOfCall(call));
    await carol.call('calls.leave', nameOfCall(call));
    expect(await stage.recordOf(bob, call)).toMatchObject({
      rang: false,
      ended: { why: 'ended', seconds: 15, people: [alice.id, carol.id, bob.id] },
    });
    const seconds = async (who: TestPerson) => (await who.call('calls.list', { limit: 1 })).calls[0]?.seconds;
    expect([await seconds(alice), await seconds(bob), await seconds(carol)]).toEqual([10, 15, 5]);
  });

  it('rings whom the caller picks, and nobody who ignores the caller there', async () => {
    await carol.call('chats.ignoreMember', { chatId: stage.groupId, accountId: alice.id, ignored: true });
    const [bobs, carols] = [await bob.rawSocket(), await carol.rawSocket()];
    const { call } = await start({ ring: 'all' });
    expect(call.ringing).toEqual([bob.id]);
    expect((await bobs.nextSignal('call.ringing')).body).toMatchObject({ title: '제주도 여행' });
    await bob.call('calls.decline', nameOfCall(call));
    await nextCallChange(carols, ({ ringing }) => ringing.length === 0);
    expect(carols.signals.some(({ kind }) => kind === 'call.ringing')).toBe(false);
    expect((await alice.call('calls.get', nameOfCall(call))).call.ended).toBeNull();
    await carol.call('chats.ignoreMember', { chatId: stage.groupId, accountId: alice.id, ignored: false });
    const rung = await alice.call('calls.ring', { ...nameOfCall(call), accountIds: [carol.id, bob.id] });
    expect(rung.call.ringing.toSorted()).toEqual([bob.id, carol.id].toSorted());
    expect((await carols.nextSignal('call.ringing')).body).toMatchObject({ from: { name: 'Alice' } });
    await stage.pass(46);
    expect((await carol.call('calls.list', {})).calls[0]).toMatchObject({ why: 'noAnswer', missed: true });
    const everybody = Array.from({ length: 17 }, () => bob.id);
    await expectRefusal(
      alice.call('calls.ring', { ...nameOfCall(call), accountIds: everybody }),
      'bad_input',
    );
  });

  it('holds as many as the engine does', async () => {
    const { call } = await start({ kind: 'video' });
    await bob.call('calls.join', nameOfCall(call));
    await carol.call('calls.join', nameOfCall(call));
    const { code } = await alice.call('invites.set', { chatId: stage.groupId, on: true });
    const dave = await stage.server.person('Dave');
    await expectRefusal(dave.call('calls.join', nameOfCall(call)), 'chat_not_found');
    await dave.call('invites.join', { code: code as string });
    await expectRefusal(dave.call('calls.join', nameOfCall(call)), 'call_full');
  });

  it('ends for whoever leaves the group', async () => {
    const dave = await stage.server.person('Dave');
    const { call } = await start();
    await dave.call('calls.join', nameOfCall(call));
    const socket = await alice.rawSocket();
    await dave.call('chats.leave', { chatId: stage.groupId });
    expect((await nextCallChange(socket, ({ people }) => people.length === 1)).ended).toBeNull();
    expect(engine.asked).toContain(`remove ${await identity(dave)}`);
    await expectRefusal(dave.call('calls.beat', nameOfCall(call)), 'chat_not_found');
  });
});

describe('a guest by a link', () => {
  it('comes into a call that goes on, and starts, rings and removes nothing', async () => {
    const { code } = await alice.call('invites.set', { chatId: stage.groupId, on: true });
    const joined = await stage.server.call('invites.joinAsGuest', { code: code as string, name: '손님' });
    const guest = stage.server.as(joined);
    const group = { chatId: stage.groupId };
    const call = nameOfCall((await start()).call);
    stage.clock.moveBy({ seconds: 1 });
    const { call: seen } = await guest.call('calls.join', call);
    expect(seen.people.at(-1)).toMatchObject({ accountId: guest.id, guest: true });
    await expectRefusal(guest.call('calls.start', { ...group, key: 'g', kind: 'voice' }), 'not_for_guests');
    await expectRefusal(guest.call('calls.ring', { ...call, accountIds: [bob.id] }), 'not_for_guests');
    await expectRefusal(guest.call('calls.remove', { ...call, accountId: alice.id }), 'not_for_guests');
    await guest.call('calls.hand', { ...call, up: true });
    await guest.call('calls.leave', call);
  });
});

describe('in a call', () => {
  it('hands, what one sends and emoji are told to those in it, and to nobody else', async () => {
    const { call } = await start();
    stage.clock.moveBy({ seconds: 1 });
    await bob.call('calls.join', nameOfCall(call));
    const [bobs, carols] = [await bob.rawSocket(), await carol.rawSocket()];
    await alice.call('calls.hand', { ...nameOfCall(call), up: true });
    expect((await nextCallChange(bobs)).people[0]?.handAt).toBe(stage.clock.now().toISOString());
    await alice.call('calls.beat', { ...nameOfCall(call), muted: true, camera: true });
    expect((await nextCallChange(bobs)).people[0]).toMatchObject({ muted: true, camera: true });
    await alice.call('calls.react', { ...nameOfCall(call), emoji: '🎉' });
    expect((await bobs.nextSignal('call.reacted')).body).toMatchObject({ from: alice.id, emoji: '🎉' });
    await bob.call('calls.leave', nameOfCall(call));
    await nextCallChange(carols, ({ people }) => people.length === 1);
    expect(carols.signals.filter(({ kind }) => kind.startsWith('call.'))).toHaveLength(1);
    await expectRefusal(carol.call('calls.react', { ...nameOfCall(call), emoji: '🎉' }), 'not_in_call');
  });

  it('hosts mute people and take them out, for as long as it goes on', async () => {
    const { call } = await start();
    for (const one of [bob, carol]) await one.call('calls.join', nameOfCall(call));
    const bobs = await bob.rawSocket();
    await expectRefusal(bob.call('calls.mute', { ...nameOfCall(call), accountId: carol.id }), 'not_a_host');
    await expectRefusal(bob.call('calls.remove', { ...nameOfCall(call), accountId: carol.id }), 'not_a_host');
    await alice.call('calls.mute', { ...nameOfCall(call), accountId: null });
    expect((await bobs.nextSignal('call.muted')).body).toMatchObject({ by: alice.id });
    for (const one of [bob, carol]) expect(engine.asked).toContain(`mute ${await identity(one)} microphone`);
    await alice.call('calls.remove', { ...nameOfCall(call), accountId: bob.id });
    expect((await bobs.nextSignal('call.removed')).body).toEqual(nameOfCall(call));
    expect(engine.asked.at(-1)).toBe(`remove ${await identity(bob)}`);
    await expectRefusal(bob.call('calls.join', nameOfCall(call)), 'removed_from_call');
    await expectRefusal(bob.call('calls.pass', nameOfCall(call)), 'not_in_call');
    const me = { ...nameOfCall(call), accountId: alice.id };
    await expectRefusal(alice.call('calls.remove', me), 'cannot_be_self');
    for (const one of [alice, carol]) await one.call('calls.leave', nameOfCall(call));
    const next = await start();
    await bob.call('calls.join', nameOfCall(next.call));
  });

  it('is recorded where the host of Maru allows it, seen by all, and comes into the chat as files', async () => {
    const { call } = await start();
    await bob.call('calls.join', nameOfCall(call));
    await expectRefusal(alice.call('calls.record', { ...nameOfCall(call), on: true }), 'recording_off');
    await alice.call('proof.give', { way: 'password', password: 'open-wooden-hall' });
    await alice.call('desk.changeSettings', { callRecording: 'on' });
    expect(await bob.call('calls.readiness', {})).toMatchObject({ recording: true, voicePeople: 5 });
    await expectRefusal(bob.call('calls.record', { ...nameOfCall(call), on: true }), 'not_a_host');
    const bobs = await bob.rawSocket();
    await alice.call('calls.record', { ...nameOfCall(call), on: true });
    expect((await nextCallChange(bobs)).recording).toMatchObject({ by: alice.id });
    expect((await bob.call('calls.pass', nameOfCall(call))).pass.e2ee).toBe(false);
    const off = await alice.call('calls.record', { ...nameOfCall(call), on: false });
    expect(off.call.recording).toBeNull();
    expect((await bob.call('calls.pass', nameOfCall(call))).pass.e2ee).toBe(true);
    await waitForRecordings(stage.server.house);
    expect(await lastFiles()).toEqual(recorded);
    await alice.call('desk.changeSettings', { callRecording: null });
  });

  it('is not said to be recorded any more when what recorded it has died, and what it had comes in once it is found', async () => {
    await alice.call('desk.changeSettings', { callRecording: 'on' });
    const { call } = await start();
    await bob.call('calls.join', nameOfCall(call));
    await alice.call('calls.record', { ...nameOfCall(call), on: true });
    const [recording] = await engine.crash();
    const bobs = await bob.rawSocket();
    await bob.call('calls.pass', nameOfCall(call));
    expect((await nextCallChange(bobs)).recording).toBeNull();
    expect((await bob.call('calls.pass', nameOfCall(call))).pass.e2ee).toBe(true);
    for (const one of [alice, bob]) await one.call('calls.leave', nameOfCall(call));
    const found = {
      type: 'recordingFound',
      roomId: call.callId,
      at: new Date(),
      recording: recording!,
    } as const;
    // The engine stands in for another one, which is heard since the host has begun.
    const stopHearing = hearWhatEndsCalls(stage.server.house);
    engine.say(found);
    stopHearing();
    await waitForRecordings(stage.server.house);
    expect(await lastFiles()).toEqual(recorded);
    await expect(access(recording!.folder)).rejects.toThrow('ENOENT');
    await alice.call('desk.changeSettings', { callRecording: null });
  });
});
