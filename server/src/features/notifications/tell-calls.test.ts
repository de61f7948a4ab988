import type { LiveCall } from '@maru/contract';
import { nameOfCall, startPushStage, type PushStage } from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { catchUp } from './worker.ts';

let stage: PushStage<House>;
beforeAll(async () => {
  stage = await startPushStage<House>((house) => catchUp.run(house));
  // A stranger's call rings nowhere.
  await stage.bob.call('chats.acceptStranger', { chatId: stage.chatId });
});
afterAll(() => stage.stop());

const start = async (): Promise<LiveCall> =>
  (await stage.alice.call('calls.start', { chatId: stage.chatId, key: v7(), kind: 'voice' })).call;
const hangUp = (call: LiveCall) => stage.alice.call('calls.leave', nameOfCall(call));
/** Everything that the phone was told, once all is told. */
const told = async () => {
  await stage.settle();
  return stage.phone.pushes.splice(0).map(({ payload }) => payload);
};

describe('a call is pushed', () => {
  it('at once, for as long as it rings, and taken back when it is answered elsewhere', async () => {
    const call = await start();
    const { payload, headers } = await stage.phone.next();
    const about = {
      chatId: stage.chatId,
      callId: call.callId,
      call: 'voice',
      title: 'Alice',
      language: 'ko',
    };
    expect(payload).toMatchObject({ kind: 'call', ...about, silent: false });
    expect(Date.parse(payload['until'] as string) - stage.clock.now().getTime()).toBe(45_000);
    expect(headers['urgency']).toBe('high');
    expect(Number(headers['ttl'])).toBe(45);
    stage.phone.pushes.splice(0);
    await stage.bob.call('calls.join', nameOfCall(call));
    const over = await told();
    expect(over).toContainEqual(
      expect.objectContaining({ kind: 'callOver', callId: call.callId, missed: false }),
    );
    await hangUp(call);
  });

  it('and in its place that it was missed; its record in the chat is told no second time', async () => {
    const call = await start();
    await told();
    await hangUp(call);
    const over = await told();
    expect(over.filter(({ kind }) => kind === 'callOver')).toMatchObject([{ missed: true, title: 'Alice' }]);
    expect(over.filter(({ kind }) => kind === 'message')).toEqual([]);
  });

  it('to nobody who wants no calls to ring, or nothing of this chat, and without a name where previews are off', async () => {
    const silent = async (): Promise<unknown[]> => {
      const call = await start();
      await hangUp(call);
      return (await told()).filter(({ kind }) => kind === 'call' || kind === 'callOver');
    };
    await stage.choose({ calls: false });
    expect(await silent()).toEqual([]);
    await stage.choose({ calls: true, previews: 'none' });
    const forever = '9999-12-31T00:00:00.000Z';
    await stage.bob.call('chats.updateSettings', { chatId: stage.chatId, mutedUntil: forever });
    expect(await silent()).toEqual([]);
    await stage.bob.call('chats.updateSettings', { chatId: stage.chatId, mutedUntil: null });
    const shown = JSON.stringify(await silent());
    expect(shown).toContain('callOver');
    expect(shown).not.toContain('Alice');
    await stage.choose({ previews: 'all' });
  });
});
