import type { AccountId, LogName } from '@maru/contract';
import { natsProgram, patience, startTestNats, type TestNats } from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StoredEntry } from '../log/types.ts';
import { openLocalBus, type Bus, type LogMessage } from './index.ts';
import { openNatsBus } from './nats-bus.ts';

const newLog = (): LogName => `chat:${v7()}`;
const entryOf = (log: LogName, seq: number, text = 'hi'): StoredEntry => ({
  log,
  seq,
  kind: 'message.sent',
  author: v7() as AccountId,
  key: 'a "key"',
  at: new Date(1_700_000_000_000 + seq),
  counts: true,
  hiddenFrom: null,
  bodyJson: JSON.stringify({ text }),
});

const open: Bus[] = [];
const kept = (bus: Bus): Bus => {
  open.push(bus);
  return bus;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((bus) => bus.close()));
});

const gather = (bus: Bus) => {
  const heard: [LogName, LogMessage][] = [];
  bus.hearLogs((log, message) => heard.push([log, message]));
  return heard;
};

/** What holds for one process on either engine. */
const conforms = (openBus: () => Promise<Bus>) => {
  it('gives what is published, or told to all, to the listeners of this process at once and in order', async () => {
    const bus = kept(await openBus());
    const heard: string[] = [];
    bus.subscribe('a', (body: string) => heard.push(`1 ${body}`));
    bus.subscribe('a', (body: string) => heard.push(`2 ${body}`));
    bus.publish('a', 'x');
    bus.tellAll('a', 'y');
    bus.publish('b', 'z');
    expect(heard).toEqual(['1 x', '2 x', '1 y', '2 y']);
  });

  it('says nothing of a log to the process that says it', async () => {
    const bus = kept(await openBus());
    const heard = gather(bus);
    const log = newLog();
    await bus.listen([log]);
    bus.say(log, { entry: entryOf(log, 1) });
    await bus.listen([newLog()]);
    expect(heard).toEqual([]);
  });

  it('asks this process first; nobody who says yes is a no', async () => {
    const bus = kept(await openBus());
    const log = newLog();
    expect(await bus.ask(log, 'looking', {})).toBe(false);
    bus.answer('looking', (of, body: { yes: boolean }) => of === log && body.yes);
    expect(await bus.ask(log, 'looking', { yes: true })).toBe(true);
    expect(await bus.ask(log, 'looking', { yes: false })).toBe(false);
  });
};

describe('within one process', () => {
  conforms(async () => openLocalBus());
});

it('a process without a line tells those on the same database by another way', () => {
  const told: unknown[] = [];
  const bus = openLocalBus((topic, body) => told.push([topic, body]));
  bus.tellAll('room.changed', { chatId: 'x' });
  bus.publish('work', {});
  expect(told).toEqual([['room.changed', { chatId: 'x' }]]);
});

// Without a nats-server these are counted as skipped, and the report says so.
describe.skipIf(!natsProgram())('over NATS', () => {
  let nats: TestNats;
  let told: unknown[] = [];
  beforeAll(async () => {
    nats = await startTestNats();
  });
  afterAll(() => nats?.stop());

  const join = async (hostId = 'host', patienceMs = 20_000): Promise<Bus> =>
    kept(
      await openNatsBus({
        urls: nats.url,
        hostId,
        processKey: v7(),
        patienceMs,
        countOthers: () => 1,
        tellOthers: (topic, body) => told.push([topic, body]),
        onError: (error) => {
          throw error;
        },
      }),
    );

  conforms(() => join());

  // The library never answers a ping that was on its way when its connection was closed.
  it('is closed once, by however many, and none of them waits for the other', async () => {
    for (let round = 0; round < 50; round++) {
      const bus = await join();
      const began = performance.now();
      await Promise.all([bus.close(), bus.close(), bus.close()]);
      expect(performance.now() - began).toBeLessThan(10_000);
    }
  });

  it('brings entries and signals as they were to whoever listens, in the order in which they were said', async () => {
    const [a, b] = [await join(), await join()];
    const heard = gather(b);
    const [log, other] = [newLog(), newLog()];
    await b.listen([log]);
    const entries = [1, 2, 3].map((seq) => entryOf(log, seq, `text ${seq}\nand "more"`));
    a.say(other, { entry: entryOf(other, 1) });
    for (const entry of entries) a.say(log, { entry });
    const signal = { log, kind: 'typing', from: null, body: { é: '한' } } as const;
    a.say(log, { signal, to: { butAccounts: ['x' as AccountId], where: 'looking' } });
    await vi.waitFor(() => expect(heard).toHaveLength(4), patience);
    expect(heard).toEqual([
      ...entries.map((entry) => [log, { entry }]),
      [log, { signal, to: { butAccounts: ['x'], where: 'looking' } }],
    ]);
  });

  it('misses nothing that is said after listening has begun, and hears nothing after it has ended', async () => {
    const [a, b] = [await join(), await join()];
    const heard = gather(b);
    const logs = Array.from({ length: 200 }, newLog);
    await Promise.all(logs.map((log) => b.listen([log])));
    for (const log of logs) a.say(log, { head: 1 });
    await vi.waitFor(() => expect(heard).toHaveLength(200), patience);
    for (const log of logs) b.unlisten(log);
    await b.listen([logs[0] as LogName]);
    for (const log of logs.toReversed()) a.say(log, { head: 2 });
    await vi.waitFor(() => expect(heard).toHaveLength(201), patience);
    expect(heard.at(-1)).toEqual([logs[0], { head: 2 }]);
  });

  it('an entry too large for one message is told by its place', async () => {
    const [a, b] = [await join(), await join()];
    const heard = gather(b);
    const log = newLog();
    await b.listen([log]);
    a.say(log, { entry: entryOf(log, 7, 'x'.repeat(1_100_000)) });
    await vi.waitFor(() => expect(heard).toEqual([[log, { head: 7 }]]), patience);
  });

  it('tells every process of this host, and none of another', async () => {
    const [a, b, stranger] = [await join(), await join(), await join('another')];
    const heard: string[] = [];
    for (const [name, bus] of Object.entries({ a, b, stranger }))
      bus.subscribe('changed', (body: string) => heard.push(`${name} ${body}`));
    a.tellAll('changed', 'x');
    stranger.tellAll('changed', 'y');
    await vi.waitFor(() => expect(heard).toHaveLength(3), patience);
    expect(heard.toSorted()).toEqual(['a x', 'b x', 'stranger y']);
  });

  it('asks those that listen: one yes is enough, and nobody there is known at once', async () => {
    const [a, b] = [await join(), await join()];
    const log = newLog();
    b.answer('looking', async (_log, body: { yes: boolean }) => body.yes);
    expect(await a.ask(log, 'looking', { yes: true })).toBe(false);
    await b.listen([log]);
    expect(await a.ask(log, 'looking', { yes: true })).toBe(true);
    expect(await a.ask(log, 'looking', { yes: false })).toBe(false);
  });

  it('goes on alone while the server is away, tells by the other way, and hears all again when it is back', async () => {
    const [a, b] = [await join(), await join()];
    const missed = [a, b].map((bus) => {
      const hear = vi.fn<() => void>();
      bus.subscribe('news.missed', hear);
      return hear;
    });
    const heard = gather(b);
    const [before, during] = [newLog(), newLog()];
    await b.listen([before]);
    await nats.kill();
    await vi.waitFor(() => expect([a.isUp(), b.isUp()]).toEqual([false, false]), patience);
    await b.listen([during]);
    a.say(before, { head: 1 });
    told = [];
    a.tellAll('changed', 1);
    expect(told).toEqual([['changed', 1]]);
    expect(await a.ask(before, 'looking', {})).toBe(false);
    await nats.startAgain();
    await vi.waitFor(() => expect([a.isUp(), b.isUp()]).toEqual([true, true]), patience);
    for (const hear of missed) expect(hear).toHaveBeenCalled();
    // The first one back hears of the second: what that one said into the void is to be looked for.
    const count = () => missed.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    await vi.waitFor(() => expect(count()).toBeGreaterThanOrEqual(3), patience);
    a.say(before, { head: 2 });
    a.say(during, { head: 3 });
    await vi.waitFor(() => expect(heard).toHaveLength(2), patience);
    expect(heard).toEqual([
      [before, { head: 2 }],
      [during, { head: 3 }],
    ]);
  });

  it('a process that starts while the server is away begins alone', async () => {
    await nats.kill();
    const bus = await join('host', 200);
    expect(bus.isUp()).toBe(false);
    await nats.startAgain();
    await vi.waitFor(() => expect(bus.isUp()).toBe(true), patience);
  });

  it('a server that is stopped without a word is noticed', async () => {
    const bus = await join('host', 200);
    await vi.waitFor(() => expect(bus.isUp()).toBe(true), patience);
    nats.freeze();
    try {
      await vi.waitFor(async () => {
        await bus.listen([newLog()]);
        expect(bus.isUp()).toBe(false);
      }, patience);
    } finally {
      nats.thaw();
    }
    await vi.waitFor(() => expect(bus.isUp()).toBe(true), patience);
  });
});
