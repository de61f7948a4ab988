import type { InputOf, LiveCall, OutputOf } from '@maru/contract';
import {
  expectRefusal,
  nameOfCall,
  nextCallChange,
  startCallStage,
  type CallStage,
  type RawSocket,
  type TestPerson,
} from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { tendDue } from './tend-calls.ts';
import { openStandInEngine } from './testing/stand-in-engine.ts';

const engine = openStandInEngine();
let stage: CallStage<House>;
let alice: TestPerson;
let bob: TestPerson;
let laptop: TestPerson;
beforeAll(async () => {
  stage = await startCallStage<House>({ engine, tend: tendDue });
  ({ alice, bob } = stage);
  laptop = await stage.elsewhere(bob);
});
afterAll(() => stage.stop());
// Nobody stays in a call that a test has left behind.
afterEach(() => stage.pass(60));

type Started = OutputOf<'calls.start'>;

const start = (more: Partial<InputOf<'calls.start'>> = {}, who = alice): Promise<Started> =>
  who.call('calls.start', { chatId: stage.chatId, key: v7(), kind: 'voice', ...more });
const stopped = async (socket: RawSocket): Promise<unknown> => (await socket.nextSignal('call.stopped')).body;
const newest = async (who: TestPerson) => (await who.call('calls.list', { limit: 1 })).calls[0];
const end = async (call: LiveCall) => (await alice.call('calls.get', nameOfCall(call))).call.ended;

describe('a call of two', () => {
  it('rings on all devices of the other, stops when one answers, and says how long it was', async () => {
    const [phone, other, caller] = [await bob.rawSocket(), await laptop.rawSocket(), await alice.rawSocket()];
    const { call, pass, iceServers } = await start();
    expect(call).toMatchObject({ way: 'direct', ringing: [bob.id], heard: [], ended: null });
    expect(call.people).toMatchObject([{ accountId: alice.id, guest: false, muted: false, camera: false }]);
    expect(pass).toBeNull();
    expect(iceServers).toMatchObject([{ urls: ['turn:relay.test'] }]);
    for (const socket of [phone, other])
      expect((await socket.nextSignal('call.ringing')).body).toMatchObject({
        call: { callId: call.callId },
        from: { name: 'Alice' },
        title: null,
      });
    await bob.call('calls.rings', nameOfCall(call));
    expect((await nextCallChange(caller, ({ heard }) => heard.length > 0)).heard).toEqual([bob.id]);
    stage.clock.moveBy({ seconds: 5 });
    const joined = await bob.call('calls.join', nameOfCall(call));
    expect(joined.call).toMatchObject({ ringing: [], answeredAt: stage.clock.now().toISOString() });
    expect(joined.call.people.map(({ accountId }) => accountId)).toEqual([alice.id, bob.id]);
    expect(await stopped(other)).toMatchObject({ callId: call.callId, why: 'answeredElsewhere' });
    expect(phone.signals.some(({ kind }) => kind === 'call.stopped')).toBe(false);
    await other.nextSignal('chat.read');
    stage.clock.moveBy({ seconds: 83 });
    await bob.call('calls.leave', nameOfCall(call));
    const over = await nextCallChange(caller, ({ ended }) => ended !== null);
    expect(over.ended).toMatchObject({ why: 'ended', seconds: 83, people: [alice.id, bob.id] });
    expect(await stage.recordOf(alice, call)).toMatchObject({ rang: true, ended: { seconds: 83 } });
    const { chat } = await bob.call('chats.get', { chatId: stage.chatId });
    expect(chat.lastMessage?.hint).toEqual({ type: 'call', call: 'voice', durationMs: 83_000 });
    expect(chat.unread).toBe(0);
    const mine = { callId: call.callId, why: 'ended', seconds: 83, missed: false, seen: true };
    expect(await newest(bob)).toMatchObject({ ...mine, direction: 'in' });
    expect(await newest(alice)).toMatchObject({ ...mine, direction: 'out' });
    await expectRefusal(bob.call('calls.join', nameOfCall(call)), 'call_over');
    await expectRefusal(alice.call('calls.beat', nameOfCall(call)), 'call_over');
  });

  it('is one call however often it is started with one key, and one a chat', async () => {
    const { call } = await start({ key: 'once' });
    expect((await start({ key: 'once' })).call.callId).toBe(call.callId);
    // The process that began it died before it rang.
    await stage.server.house.db.query("delete from call_people where call_id = $1 and state = 'rung'", [
      call.callId,
    ]);
    expect((await start({ key: 'once' })).call).toMatchObject({ callId: call.callId, ringing: [bob.id] });
    const refusal = await expectRefusal(start({}, bob), 'call_live');
    expect(refusal.details).toEqual({ callId: call.callId });
    await expectRefusal(start({ chatId: stage.groupId }), 'busy_here');
    await alice.call('calls.leave', nameOfCall(call));
    expect(await end(call)).toMatchObject({ why: 'cancelled', seconds: 0, people: [alice.id] });
    await expectRefusal(start({ key: 'once' }), 'call_over');
    expect(await newest(bob)).toMatchObject({ why: 'cancelled', missed: true, seen: false });
  });

  it('that is declined stops everywhere, and is not missed', async () => {
    const other = await laptop.rawSocket();
    const { call } = await start();
    await bob.call('calls.decline', nameOfCall(call));
    expect(await stopped(other)).toMatchObject({ callId: call.callId, why: 'declinedElsewhere' });
    expect(await end(call)).toMatchObject({ why: 'declined' });
    expect(await newest(bob)).toMatchObject({ why: 'declined', missed: false });
    expect(await bob.call('calls.decline', nameOfCall(call))).toEqual({});
  });

  it('rings for 45 seconds, also when the process that began it is another one by then', async () => {
    const phone = await bob.rawSocket();
    const { call } = await start({ kind: 'video' });
    for (let second = 0; second < 40; second += 10) {
      await stage.pass(10);
      await alice.call('calls.beat', nameOfCall(call));
    }
    expect(await end(call)).toBeNull();
    await stage.pass(5);
    expect(await end(call)).toMatchObject({ why: 'noAnswer', seconds: 0 });
    expect(await stopped(phone)).toMatchObject({ callId: call.callId, why: 'noAnswer' });
    const { chat } = await bob.call('chats.get', { chatId: stage.chatId });
    expect(chat.lastMessage?.hint).toEqual({ type: 'call', call: 'video', missed: true });
    expect(chat.unread).toBeGreaterThan(0);
  });

  it('is heard by nobody who is in another call, and stands among what they missed', async () => {
    const { call: group } = await start({ chatId: stage.groupId }, bob);
    const phone = await laptop.rawSocket();
    const { call } = await start();
    expect(call.ended).toMatchObject({ why: 'busy' });
    expect(phone.signals.some(({ kind }) => kind === 'call.ringing')).toBe(false);
    expect(await newest(bob)).toMatchObject({ callId: call.callId, why: 'busy', missed: true });
    await bob.call('calls.leave', nameOfCall(group));
  });
});

describe('a device', () => {
  it('of mine takes the call over from another, which hears so', async () => {
    const phone = await bob.rawSocket();
    const { call } = await start();
    stage.clock.moveBy({ seconds: 1 });
    await bob.call('calls.join', nameOfCall(call));
    stage.clock.moveBy({ seconds: 20 });
    for (const one of [alice, bob]) await one.call('calls.beat', nameOfCall(call));
    const { people } = (await laptop.call('calls.join', nameOfCall(call))).call;
    expect(people.map(({ accountId }) => accountId)).toEqual([alice.id, bob.id]);
    expect(people[1]?.deviceId).toBe((await laptop.call('devices.list', {})).current);
    expect((await phone.nextSignal('call.taken')).body).toMatchObject({ callId: call.callId });
    await expectRefusal(bob.call('calls.beat', nameOfCall(call)), 'not_in_call');
    await bob.call('calls.leave', nameOfCall(call));
    stage.clock.moveBy({ seconds: 10 });
    await laptop.call('calls.leave', nameOfCall(call));
    expect(await end(call)).toMatchObject({ why: 'ended', seconds: 30 });
    expect(await newest(bob)).toMatchObject({ seconds: 30 });
  });

  it('that comes in again, as after a reload, is where it was', async () => {
    const { call } = await start();
    stage.clock.moveBy({ seconds: 1 });
    const first = await bob.call('calls.join', nameOfCall(call));
    const again = await bob.call('calls.join', nameOfCall(call));
    expect(again.call.people).toEqual(first.call.people);
    expect((await bob.call('calls.live', {})).calls).toMatchObject([{ callId: call.callId, ringing: [] }]);
  });

  it('that nothing is heard of is gone, and the call was as long as it was heard of', async () => {
    const { call } = await start();
    await bob.call('calls.join', nameOfCall(call));
    await stage.pass(10);
    for (const one of [alice, bob]) await one.call('calls.beat', nameOfCall(call));
    await stage.pass(29);
    await alice.call('calls.beat', nameOfCall(call));
    expect(await end(call)).toBeNull();
    await stage.pass(2);
    expect(await end(call)).toMatchObject({ why: 'ended', seconds: 10 });
  });

  it('that is signed out is in no call any more', async () => {
    const tablet = await stage.elsewhere(bob);
    const caller = await alice.rawSocket();
    const { call } = await start();
    await tablet.call('calls.join', nameOfCall(call));
    await tablet.call('accounts.signOut', {});
    expect((await nextCallChange(caller, ({ ended }) => ended !== null)).ended).toMatchObject({
      why: 'ended',
    });
  });
});

describe('the way of a call', () => {
  it('goes over the host when it does not connect, for both, and never back', async () => {
    const other = await bob.rawSocket();
    const { call } = await start();
    await bob.call('calls.join', nameOfCall(call));
    await expectRefusal(bob.call('calls.pass', nameOfCall(call)), 'calls_off');
    const moved = await alice.call('calls.move', { ...nameOfCall(call), why: 'notConnected' });
    expect(moved.call.way).toBe('room');
    expect(moved.pass).toMatchObject({ url: '/media/1', e2ee: true });
    await nextCallChange(other, ({ way }) => way === 'room');
    const device = (await bob.call('devices.list', {})).current;
    const { pass } = await bob.call('calls.pass', nameOfCall(call));
    expect(pass.token).toBe(`${call.callId} ${bob.id}:${device}`);
    const again = await bob.call('calls.move', { ...nameOfCall(call), why: 'notConnected' });
    expect(again.call.rev).toBe(moved.call.rev);
    await bob.call('calls.leave', nameOfCall(call));
    expect(engine.asked).toContain(`close ${call.callId}`);
  });

  it('is over the host from the beginning for whoever hides their address, be it the one who answers', async () => {
    const hidden = await start({ hideAddress: true });
    expect(hidden).toMatchObject({ call: { way: 'room' }, pass: { e2ee: true } });
    await alice.call('calls.leave', nameOfCall(hidden.call));
    const { call } = await start();
    const joined = await bob.call('calls.join', { ...nameOfCall(call), hideAddress: true });
    expect(joined).toMatchObject({ call: { way: 'room' }, pass: { url: '/media/1' } });
  });

  it('is refused as busy, with when to try again, where the engine is full; nothing is left of it', async () => {
    engine.full = true;
    const before = (await alice.call('chats.get', { chatId: stage.chatId })).chat.lastSeq;
    const refusal = await expectRefusal(start({ hideAddress: true }), 'busy');
    expect(refusal.details).toEqual({ retryAfterMs: 5_000 });
    expect((await alice.call('chats.get', { chatId: stage.chatId })).chat.lastSeq).toBe(before);
    const { call } = await start();
    await bob.call('calls.join', nameOfCall(call));
    await expectRefusal(bob.call('calls.move', { ...nameOfCall(call), why: 'hide' }), 'busy');
    engine.full = false;
    expect((await alice.call('calls.get', nameOfCall(call))).call.way).toBe('direct');
  });
});
