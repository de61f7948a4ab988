import { readdirSync, readFileSync } from 'node:fs';
import type { CallId, ChatId, MediaPass } from '@maru/contract';
import { PlayedClient } from '@maru/media/testing';
import {
  buildMaru,
  startMaru,
  startTestServer,
  type RunningMaru,
  type TestPerson,
  type TestProcess,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { House } from '../../house.ts';

// Leases run out after five seconds, and programs are killed: part of `npm run test:deep`.
const patience = { timeout: 30_000, interval: 50 };

describe.skipIf(!process.env.MARU_DEEP)('the process that carries calls', () => {
  let one: TestServer<House>;
  let [alice, bob]: TestPerson[] = [];
  let chatId: ChatId;
  const programs: RunningMaru[] = [];
  const beside: TestProcess<House>[] = [];
  const clients: PlayedClient[] = [];

  beforeAll(async () => {
    await buildMaru();
    // It may not carry calls: whatever it is asked for, it passes on.
    one = await startTestServer<House>({ config: { roles: ['gateway', 'worker'] } });
    [alice, bob] = [await one.alice(), await one.bob()];
    await alice!.call('people.addFriend', { handle: bob!.handle });
    await bob!.call('people.addFriend', { handle: alice!.handle });
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    for (const { child } of programs) child.kill('SIGKILL');
    for (const server of beside) await server.stop();
    await one?.stop();
  });

  const startHolder = async (): Promise<RunningMaru> => {
    const { dataDir, databaseUrl } = one.house.config;
    const flags = [
      '--database-url',
      databaseUrl as string,
      '--roles',
      'gateway,media',
      '--media-workers',
      '1',
    ];
    const program = await startMaru(dataDir, { flags: [...flags, '--approval', 'off'] });
    programs.push(program);
    await one.house.media.health();
    return program;
  };
  const startNext = async (): Promise<TestProcess<House>> => {
    const next = await one.startBeside({ roles: ['gateway', 'media'], mediaWorkers: 1 });
    beside.push(next);
    return next;
  };

  const enter = async (url: string, pass: MediaPass | null): Promise<PlayedClient> => {
    const client = await PlayedClient.enter(`${url.replace('http', 'ws')}${pass!.url}`, pass!.token, {
      audios: 2,
      videos: 0,
      hasData: false,
    });
    clients.push(client);
    return client;
  };
  /** Comes into the call again and again until there is a room. */
  const join = async (who: TestPerson, callId: CallId): Promise<MediaPass | null> =>
    vi.waitFor(async () => (await who.call('calls.join', { chatId, callId })).pass, patience);
  const expectHeard = async (speaker: PlayedClient, listener: PlayedClient): Promise<void> => {
    const { streams } = await speaker.publish('mic');
    const timer = setInterval(() => speaker.send(streams[0]!.sound()), 20);
    await listener.until(
      () => [...listener.ear.tracks.values()].some(({ packets }) => packets > 5),
      'packets',
    );
    clearInterval(timer);
  };
  /** A call of the two over the host, in a group of its own; each hears the other. */
  const startCall = async (name: string) => {
    ({ id: chatId } = (await alice!.call('chats.create', { memberIds: [bob!.id], name })).chat);
    const { call, pass } = await vi.waitFor(
      () => alice!.call('calls.start', { chatId, key: name, kind: 'voice', ring: 'all' }),
      patience,
    );
    const first = await enter(one.url, pass);
    const second = await enter(one.url, await join(bob!, call.callId));
    await expectHeard(first, second);
    return { callId: call.callId, lines: [first, second] };
  };
  /** The call goes on: the same one, in a room at another process. */
  const expectGoesOn = async (callId: CallId, url: string): Promise<void> => {
    const first = await enter(one.url, await join(alice!, callId));
    const second = await enter(url, await join(bob!, callId));
    await expectHeard(first, second);
    const { calls } = await alice!.call('calls.live', {});
    expect(calls.map((call) => call.callId)).toContain(callId);
  };
  const leave = async (callId: CallId): Promise<void> => {
    for (const who of [alice, bob]) await who!.call('calls.leave', { chatId, callId });
  };

  /** The programs that this one has started. */
  const childrenOf = (pid: number): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        try {
          return Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]) === pid;
        } catch {
          return false;
        }
      })
      .map(Number);
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('is killed: another one takes over, and whoever comes again is in the same call', async () => {
    const holder = await startHolder();
    const next = await startNext();
    const { callId, lines } = await startCall('killed');
    const workers = childrenOf(holder.child.pid as number);
    expect(workers.length).toBeGreaterThan(0);
    holder.child.kill('SIGKILL');
    const killed = performance.now();
    // Whoever was in the room hears that its line is gone, and does not sit in silence.
    await vi.waitFor(() => expect(lines.every(({ isClosed }) => isClosed)).toBe(true), patience);
    await expectGoesOn(callId, next.url);
    console.log(
      `measured: a call goes on ${Math.round(performance.now() - killed)} ms after its process was killed`,
    );
    expect(next.house.media.findOwn?.()).toBeDefined();
    await vi.waitFor(() => expect(workers.filter(isAlive)).toEqual([]), patience);
    await leave(callId);
    await next.stop();
    beside.splice(beside.indexOf(next), 1);
  });

  it('is stopped for longer than its lease: another one takes over, and when it goes on it passes on to that', async () => {
    const holder = await startHolder();
    const { callId, lines } = await startCall('stopped');
    const next = await startNext();
    holder.child.kill('SIGSTOP');
    await vi.waitFor(() => expect(next.house.media.findOwn?.()).toBeDefined(), patience);
    await expectGoesOn(callId, next.url);
    holder.child.kill('SIGCONT');
    // It lets go of the room that it had …
    await vi.waitFor(() => expect(lines.every(({ isClosed }) => isClosed)).toBe(true), patience);
    // … and whoever comes to it is in the one that counts.
    await expectGoesOn(callId, holder.url);
    expect(next.house.media.findOwn?.()).toBeDefined();
    await leave(callId);
  });
});
