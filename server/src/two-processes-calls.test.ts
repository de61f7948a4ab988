import type { ChatId } from '@maru/contract';
import {
  nextCallChange,
  startTwoProcesses,
  waysToHear,
  type TestPerson,
  type TestProcess,
  type TwoProcesses,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from './platform/house.ts';

describe.each(waysToHear)('a call over two processes $way', ({ isShared, isHere }) => {
  let stage: TwoProcesses<House>;
  let other: TestProcess<House>;
  let [alice, bob]: TestPerson[] = [];
  let chatId: ChatId;

  beforeAll(async () => {
    if (!isHere) return;
    stage = await startTwoProcesses<House>({ isShared });
    ({ other, alice, bob } = stage);
    chatId = (await alice!.call('chats.create', { memberIds: [bob!.id] })).chat.id;
    const { seq } = await alice!.call('messages.send', { chatId, key: 'first', text: 'hello' });
    await bob!.call('messages.send', { chatId, key: 'answer', text: 'hello' });
    await bob!.call('chats.markRead', { chatId, seq });
  });
  afterAll(() => stage?.stop());

  it.runIf(isHere)('rings, is answered and ends at whichever process the two are', async () => {
    const [caller, called] = [await alice!.rawSocket(), await other.at(bob as TestPerson).rawSocket()];
    const { call } = await caller.call('calls.start', { chatId, key: 'ring', kind: 'voice' });
    const { callId } = call;
    expect(await called.nextSignal('call.ringing')).toMatchObject({ body: { call: { callId } } });
    await called.call('calls.join', { chatId, callId });
    await nextCallChange(caller, ({ answeredAt }) => answeredAt !== null);
    await called.call('calls.signal', { chatId, callId, to: 'all', body: 'aGVsbG8=' });
    expect((await caller.nextSignal('call.signal')).body).toMatchObject({ callId, body: 'aGVsbG8=' });
    await called.call('calls.leave', { chatId, callId });
    await nextCallChange(caller, ({ ended }) => ended !== null);
  });
});
