import type { InputOf, LiveCall } from '@maru/contract';
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

const logged: string[] = [];
let stage: CallStage<House>;
let alice: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  stage = await startCallStage<House>({
    engine: openStandInEngine(),
    tend: tendDue,
    config: { logLevel: 'trace', rateLimits: 'on' },
    logTo: { write: (line) => void logged.push(line) },
  });
  ({ alice, bob } = stage);
});
afterAll(() => stage.stop());
afterEach(() => stage.pass(60));

const start = async (who = alice, more: Partial<InputOf<'calls.start'>> = {}): Promise<LiveCall> =>
  (await who.call('calls.start', { chatId: stage.chatId, key: v7(), kind: 'voice', ...more })).call;
const rang = (socket: { signals: { kind: string }[] }): boolean =>
  socket.signals.some(({ kind }) => kind.startsWith('call.'));

describe('somebody who is blocked', () => {
  it('hears it ringing and no answer, and whoever blocked them hears and sees nothing', async () => {
    await bob.call('people.block', { accountId: alice.id });
    const phone = await bob.rawSocket();
    const call = await start();
    expect(call).toMatchObject({ ringing: [bob.id], heard: [], ended: null });
    expect((await bob.call('calls.live', {})).calls).toEqual([]);
    for (const name of ['calls.get', 'calls.join', 'calls.decline', 'calls.rings'] as const)
      await expectRefusal(bob.call(name, nameOfCall(call)), 'call_not_found');
    await expectRefusal(start(bob), 'blocked_by_you');
    await stage.pass(20);
    await alice.call('calls.beat', nameOfCall(call));
    await stage.pass(26);
    expect((await alice.call('calls.get', nameOfCall(call))).call.ended).toMatchObject({ why: 'noAnswer' });
    expect((await bob.call('calls.list', {})).calls).toEqual([]);
    expect(rang(phone)).toBe(false);
    await bob.call('people.unblock', { accountId: alice.id });
  });

  it('does not hear whether the other one is in a call', async () => {
    const group = await start(bob, { chatId: stage.groupId });
    await bob.call('people.block', { accountId: alice.id });
    const call = await start();
    expect(call).toMatchObject({ ringing: [bob.id], ended: null });
    await alice.call('calls.leave', nameOfCall(call));
    await bob.call('people.unblock', { accountId: alice.id });
    await bob.call('calls.leave', nameOfCall(group));
  });

  it('is out of the call that went on', async () => {
    const call = await start();
    await bob.call('calls.join', nameOfCall(call));
    const socket = await alice.rawSocket();
    await bob.call('people.block', { accountId: alice.id });
    expect((await nextCallChange(socket)).ended).toMatchObject({ why: 'ended' });
    await bob.call('people.unblock', { accountId: alice.id });
  });
});

describe('a stranger', () => {
  it('rings nowhere until they are known, and stands among what was missed', async () => {
    const stranger = await stage.server.person('stranger');
    const { chat } = await stranger.call('chats.create', { memberIds: [bob.id] });
    const phone = await bob.rawSocket();
    const call = await start(stranger, { chatId: chat.id });
    await stranger.call('calls.leave', nameOfCall(call));
    expect((await bob.call('calls.list', {})).calls[0]).toMatchObject({ callId: call.callId, missed: true });
    expect(phone.signals.some(({ kind }) => kind === 'call.ringing')).toBe(false);
    await bob.call('chats.acceptStranger', { chatId: chat.id });
    await start(stranger, { chatId: chat.id });
    await phone.nextSignal('call.ringing');
  });
});

describe('what devices say to each other', () => {
  it('reaches the device it is for and no other, and is neither kept nor logged', async () => {
    const canary = `qzxcanary${v7()}`;
    const call = await start();
    await bob.call('calls.join', nameOfCall(call));
    const laptop = await stage.elsewhere(bob);
    const [here, there] = [await bob.rawSocket(), await laptop.rawSocket()];
    const deviceId = (await bob.call('devices.list', {})).current;
    const to = { accountId: bob.id, deviceId };
    await alice.call('calls.signal', { ...nameOfCall(call), to, body: canary });
    expect((await here.nextSignal('call.signal')).body).toMatchObject({
      callId: call.callId,
      from: { accountId: alice.id },
      body: canary,
    });
    await alice.call('calls.signal', { ...nameOfCall(call), to: 'all', body: canary });
    await here.nextSignal('call.signal');
    await expectRefusal(
      laptop.call('calls.signal', { ...nameOfCall(call), to: 'all', body: canary }),
      'not_in_call',
    );
    await expectRefusal(
      stage.carol.call('calls.signal', { ...nameOfCall(call), to: 'all', body: canary }),
      'chat_not_found',
    );
    expect(there.signals.some(({ kind }) => kind === 'call.signal')).toBe(false);
    const { rows } = await stage.server.house.db.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    for (const { name } of rows) {
      const hits = await stage.server.house.db.query(
        `select 1 from "${name}" t where t::text like $1 limit 1`,
        [`%${canary}%`],
      );
      expect({ name, hits: hits.rowCount }).toEqual({ name, hits: 0 });
    }
    expect(logged.filter((line) => line.includes(canary))).toEqual([]);
  });

  it('is bounded in size, and in how much of it one device has passed on', async () => {
    const call = await start();
    await bob.call('calls.join', nameOfCall(call));
    const say = (letters: number) =>
      alice.call('calls.signal', { ...nameOfCall(call), to: 'all', body: 'x'.repeat(letters) });
    await expectRefusal(say(60_001), 'bad_input');
    const answers = await Promise.all(
      Array.from({ length: 70 }, () => say(60_000).catch((error: { code: string }) => error)),
    );
    const refused = answers.filter((one) => 'code' in one);
    expect(refused).not.toEqual([]);
    for (const one of refused) expect(one).toMatchObject({ code: 'too_many_calls' });
    stage.clock.moveBy({ seconds: 1 });
    expect(await say(60_000)).toEqual({});
  });
});

describe('where nobody can be called', () => {
  it('is my own room, a secret one, and a host that has calls off; three at once are enough', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [] });
    await expectRefusal(start(alice, { chatId: chat.id }), 'call_alone');
    await expectRefusal(start(stage.carol), 'chat_not_found');
    await alice.call('proof.give', { way: 'password', password: 'open-wooden-hall' });
    await alice.call('desk.changeSettings', { calls: 'off' });
    await expectRefusal(start(), 'calls_off');
    expect(await bob.call('calls.readiness', {})).toMatchObject({ on: false });
    await alice.call('desk.changeSettings', { calls: null, callsAtOnce: 1 });
    const call = await start(stage.carol, { chatId: stage.groupId });
    expect((await expectRefusal(start(), 'busy')).details).toEqual({ retryAfterMs: 10_000 });
    await stage.carol.call('calls.leave', nameOfCall(call));
    await alice.call('desk.changeSettings', { callsAtOnce: null });
  });
});

describe('my list of calls', () => {
  it('comes in pages, is marked as seen and forgotten on all my devices, and goes with what is mine', async () => {
    for (let at = 0; at < 3; at++) {
      const call = await start();
      await alice.call('calls.leave', nameOfCall(call));
      stage.clock.moveBy({ seconds: 1 });
    }
    const socket = await bob.rawSocket();
    const first = await bob.call('calls.list', { limit: 2, missedOnly: true });
    expect(first.calls).toHaveLength(2);
    expect(first.unseen).toBeGreaterThanOrEqual(3);
    const rest = await bob.call('calls.list', { limit: 2, missedOnly: true, cursor: first.cursor as string });
    expect(rest.calls[0]?.at && rest.calls[0].at < (first.calls[1]?.at ?? '')).toBe(true);
    await expectRefusal(bob.call('calls.list', { cursor: 'nonsense' }), 'bad_input');
    await bob.call('calls.markSeen', {});
    await socket.nextEntry('call.seen');
    expect((await bob.call('calls.list', {})).unseen).toBe(0);
    const callIds = [first.calls[0]!.callId];
    await bob.call('calls.forget', { callIds });
    expect((await socket.nextEntry('call.forgotten')).body).toEqual({ callIds });
    await bob.call('calls.forget', { callIds: 'all' });
    expect(await bob.call('calls.list', {})).toEqual({ calls: [], unseen: 0 });
    expect((await alice.call('calls.list', {})).calls.length).toBeGreaterThanOrEqual(3);
  });
});
