import type { ChatId, Presence, Signal } from '@maru/contract';
import {
  patience,
  startTwoProcesses,
  waysToHear,
  type RawSocket,
  type TestPerson,
  type TestProcess,
  type TwoProcesses,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { House } from './platform/house.ts';

const isLong = Boolean(process.env.MARU_DEEP);

describe.each(waysToHear)('two processes $way', ({ isShared, isHere }) => {
  let stage: TwoProcesses<House>;
  let other: TestProcess<House>;
  let [alice, bob]: TestPerson[] = [];
  let chatId: ChatId;

  beforeAll(async () => {
    if (!isHere) return;
    stage = await startTwoProcesses<House>({ isShared });
    ({ other, alice, bob } = stage);
    await alice!.call('people.addFriend', { handle: bob!.handle });
    await bob!.call('people.addFriend', { handle: alice!.handle });
    chatId = (await alice!.call('chats.create', { memberIds: [bob!.id] })).chat.id;
    await alice!.call('messages.send', { chatId, key: 'first', text: 'hello' });
  });
  afterAll(() => stage?.stop());

  const there = (who: TestPerson | undefined) => other.at(who as TestPerson);
  const presenceSeen = async (socket: RawSocket, online: boolean): Promise<Presence> =>
    (
      await socket.next<{ signal: Signal }>(
        (frame: { signal?: Signal }) =>
          frame.signal?.kind === 'presence' && (frame.signal.body as Presence).online === online,
      )
    ).signal.body as Presence;

  it.runIf(isHere)('who comes to one is seen by those who watch at the other', async () => {
    const watching = await there(alice).rawSocket();
    const { presences } = await watching.call('people.watchPresence', { accountIds: [bob!.id] });
    expect(presences[0]).toMatchObject({ online: false });
    const first = await bob!.rawSocket();
    await presenceSeen(watching, true);
    const asked = await there(alice).call('people.watchPresence', { accountIds: [bob!.id] });
    expect(asked.presences[0]).toMatchObject({ online: true });
    await Promise.all([watching.close(), first.close()]);
  });

  // Nobody has gone before five seconds are over: in the short run, one way has to do.
  it.runIf(isHere && isLong)(
    'who goes from one has gone when they are at no other, and not before',
    async () => {
      const watching = await there(alice).rawSocket();
      const first = await bob!.rawSocket();
      await watching.call('people.watchPresence', { accountIds: [bob!.id] });
      // A second device, at the other process: while one of the two is there, they are here.
      const second = await there(bob).rawSocket();
      await first.close();
      await new Promise((done) => setTimeout(done, 5_600));
      expect(watching.signals.filter(({ body }) => (body as Presence).online === false)).toEqual([]);
      const left = Date.now();
      await second.close();
      // Nobody is told before five seconds have passed, in which a line may come back.
      const { lastSeenAt } = await presenceSeen(watching, false);
      const seen = Date.parse(lastSeenAt!);
      expect(seen).toBeGreaterThanOrEqual(left);
      expect(Date.now() - seen).toBeGreaterThanOrEqual(4_900);
      await watching.close();
    },
  );

  it.runIf(isHere)('who writes is seen writing at the other, by those who look at the room', async () => {
    const [looking, away] = [await there(bob).rawSocket(), await there(bob).rawSocket()];
    await looking.call('chats.watch', { chatId });
    await alice!.call('messages.typing', { chatId });
    expect(await looking.nextSignal('typing')).toMatchObject({ from: alice!.id });
    await away.call('accounts.me', {});
    expect(away.signals.filter(({ kind }) => kind === 'typing')).toEqual([]);
    await Promise.all([looking.close(), away.close()]);
  });

  it.runIf(isHere)('what is read at one moves the number beside the bubble at the other', async () => {
    const looking = await there(alice).rawSocket();
    const { seq } = await alice!.call('messages.send', { chatId, key: 'read-me', text: 'hello' });
    await looking.call('chats.watch', { chatId });
    await bob!.call('chats.markRead', { chatId, seq });
    // Whoever wrote it comes from the message before, whoever read it from further back.
    await looking.next(
      (frame: { signal?: Signal }) =>
        frame.signal?.kind === 'reads.moved' &&
        (frame.signal.body as { moves: number[][] }).moves.some(
          ([from = seq, to]) => from < seq - 1 && to === seq,
        ),
    );
    await looking.close();
  });

  it.runIf(isHere && (isShared || isLong))(
    'a process that ends takes nobody with it who is elsewhere',
    async () => {
      const third = await stage.one.startBeside();
      const watching = await alice!.rawSocket();
      const line = await third.at(bob as TestPerson).rawSocket();
      await watching.call('people.watchPresence', { accountIds: [bob!.id] });
      await vi.waitFor(async () => {
        const { presences } = await alice!.call('people.watchPresence', { accountIds: [bob!.id] });
        expect(presences[0]).toMatchObject({ online: true });
      }, patience);
      await third.stop();
      await line.close();
      await presenceSeen(watching, false);
    },
  );
});
