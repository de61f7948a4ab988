import type { ChatId, LiveCall } from '@maru/contract';
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

/** Alice and Bob, speaking with each other. */
const callOfTwo = async (): Promise<LiveCall> => {
  const { call } = await alice.call('calls.start', { chatId: stage.chatId, key: v7(), kind: 'video' });
  return (await bob.call('calls.join', nameOfCall(call))).call;
};
const widen = (call: LiveCall, more: { chatId?: ChatId; key?: string } = {}, who = alice) =>
  who.call('calls.start', {
    chatId: stage.groupId,
    key: v7(),
    kind: 'video',
    ring: [carol.id],
    from: nameOfCall(call),
    ...more,
  });

describe('a third person in a call of two', () => {
  it('rings while the two are in the call of the group already, with the devices they had', async () => {
    const call = await callOfTwo();
    await bob.call('calls.beat', { ...nameOfCall(call), muted: true, camera: true });
    stage.clock.moveBy({ seconds: 30 });
    const [theirs, rung] = [await bob.rawSocket(), await carol.rawSocket()];
    const key = v7();
    const moved = await widen(call, { key });
    expect(moved.call).toMatchObject({ chatId: stage.groupId, way: 'room', ringing: [carol.id] });
    expect(moved.call.answeredAt).not.toBeNull();
    expect(moved.pass).not.toBeNull();
    const movedTo = nameOfCall(moved.call);
    const old = await nextCallChange(theirs, ({ ended }) => ended !== null);
    expect(old).toMatchObject({ callId: call.callId, ended: { why: 'ended', seconds: 30, movedTo } });
    expect((await rung.nextSignal('call.ringing')).body).toMatchObject({ call: movedTo });
    // The other one comes with the device that was there, and is not asked anything.
    const followed = await bob.call('calls.join', movedTo);
    expect(followed.pass).not.toBeNull();
    const muted = new Map(followed.call.people.map((person) => [person.accountId, person.muted]));
    expect(muted).toEqual(
      new Map([
        [alice.id, false],
        [bob.id, true],
      ]),
    );
    const three = (await carol.call('calls.join', movedTo)).call;
    expect([three.people.length, three.ringing]).toEqual([3, []]);
    // Asked once more it is the same call, and it rings nobody anew.
    expect((await widen(call, { key })).call).toMatchObject({ ...movedTo, ringing: [] });
    expect((await bob.call('calls.list', { limit: 1 })).calls).toMatchObject([
      { callId: call.callId, why: 'ended', seconds: 30 },
    ]);
    await alice.call('calls.leave', movedTo);
    expect((await bob.call('calls.get', movedTo)).call).toMatchObject({ ended: null });
  });

  it('leaves a room open for as long as somebody may still be heard in it', async () => {
    const call = await callOfTwo();
    await alice.call('calls.move', { ...nameOfCall(call), why: 'notConnected' });
    engine.asked.length = 0;
    const { call: next } = await widen(call);
    expect(engine.rooms.has(call.callId)).toBe(true);
    expect(engine.asked.filter((one) => one.startsWith('remove'))).toEqual([]);
    await stage.pass(60);
    expect((await bob.call('calls.get', nameOfCall(next))).call.ended).not.toBeNull();
  });

  it('is not brought by whoever is not in the call, nor where the other one is not in the group', async () => {
    const call = await callOfTwo();
    await expectRefusal(widen(call, {}, carol), 'chat_not_found');
    await expectRefusal(widen(call, {}, await stage.elsewhere(alice)), 'not_in_call');
    await expectRefusal(widen(call, { chatId: stage.chatId }), 'not_a_group');
    const { chat } = await alice.call('chats.create', { memberIds: [carol.id], name: 'Without Bob' });
    await expectRefusal(widen(call, { chatId: chat.id }), 'member_not_found');
    const { call: group } = await bob
      .call('calls.leave', nameOfCall(call))
      .then(() => alice.call('calls.start', { chatId: stage.groupId, key: v7(), kind: 'voice' }));
    await expectRefusal(widen(group), 'bad_input');
    await expectRefusal(widen(call), 'call_over');
  });

  it('changes nothing where a call goes on in the group already', async () => {
    const other = await carol.call('calls.start', { chatId: stage.groupId, key: v7(), kind: 'voice' });
    const call = await callOfTwo();
    await expectRefusal(widen(call), 'call_live');
    expect((await bob.call('calls.get', nameOfCall(call))).call).toMatchObject({ ended: null });
    await carol.call('calls.leave', nameOfCall(other.call));
  });

  it('has somebody to go on with', async () => {
    const { call } = await alice.call('calls.start', { chatId: stage.chatId, key: v7(), kind: 'voice' });
    await expectRefusal(widen(call), 'call_alone');
  });
});
