import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatId } from '@maru/contract';
import {
  buildMaru,
  findFreePort,
  natsProgram,
  openClient,
  openRawSocket,
  overTcp,
  startFront,
  startMaru,
  startTestNats,
  startTestServer,
  startValve,
  type RunningMaru,
  type TestNats,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { features, readConfig, startServer } from './main.ts';
import type { House } from './platform/house.ts';
import { chatLog } from './platform/log/index.ts';

// `npm run rolling` is this file at its full length: real programs, several rounds. Else three servers in this process.
const isDeep = process.env.MARU_DEEP !== undefined;
const patience = { timeout: 60_000, interval: 20 };

interface Place {
  stop(): Promise<void>;
}

let nats: TestNats | undefined;
let one: TestServer<House>;
let people: TestPerson[];
let chatId: ChatId;

beforeAll(async () => {
  nats = natsProgram() ? await startTestNats() : undefined;
  one = await startTestServer<House>({ config: { natsUrl: nats?.url } });
  people = [await one.alice()];
  for (const name of ['Bob', 'Carol', 'Dora', 'Emil']) {
    const person = await one.person(name);
    await person.call('people.addFriend', { accountId: people[0]!.id });
    people.push(person);
  }
  const memberIds = people.slice(1).map(({ id }) => id);
  chatId = (await people[0]!.call('chats.create', { memberIds, name: 'Group' })).chat.id;
  if (isDeep) await buildMaru();
});
afterAll(async () => {
  await one?.stop();
  await nats?.stop();
});

const flags = (databaseUrl: string, drainMs: number): string[] => [
  ...['--database-url', databaseUrl, '--drain-ms', String(drainMs), '--approval', 'off'],
  ...(nats ? ['--nats-url', nats.url] : []),
];

const startProgram = (
  port: number,
  databaseUrl = one.house.config.databaseUrl as string,
): Promise<RunningMaru> => startMaru(one.house.config.dataDir, { port, flags: flags(databaseUrl, 2_000) });

const startPlace = async (port: number): Promise<Place> => {
  if (isDeep) return { stop: (await startProgram(port)).end };
  const { config } = one.house;
  return startServer({ ...readConfig([], {}), ...config, port, drainMs: 300 }, features);
};

/** Somebody who writes without a pause, and notes what was acknowledged and what came. */
class Talker {
  readonly acked = new Map<string, number>();
  readonly came: { seq: number; key: string }[] = [];
  welcomes = 0;
  private talking = true;
  private readonly client: ReturnType<typeof openClient>;
  private readonly done: Promise<void>;

  constructor(person: TestPerson, { url, from }: { url: string; from: number }) {
    this.client = openClient({
      url,
      token: person.token,
      epoch: one.house.epoch,
      cursors: { [chatLog(chatId)]: from },
      onEntry: ({ log, seq, key }) => void (log === chatLog(chatId) && this.came.push({ seq, key })),
      onWelcome: () => void this.welcomes++,
    });
    this.done = this.talk();
    // Heard where it falls silent.
    this.done.catch(() => undefined);
  }

  private async talk(): Promise<void> {
    while (this.talking) {
      const key = v7();
      this.acked.set(key, await this.send(key));
      await sleep(5);
    }
  }

  /** A host that has too much to do says so, and is asked again with the same key. */
  private async send(key: string): Promise<number> {
    for (;;) {
      try {
        return (await this.client.call('messages.send', { chatId, key, text: key })).seq;
      } catch (error) {
        if ((error as { code?: string }).code !== 'busy') throw error;
        await sleep(100);
      }
    }
  }

  async fallSilent(): Promise<void> {
    this.talking = false;
    await this.done;
  }

  close(): void {
    this.client.close();
  }
}

it('a rolling restart under load loses nothing, doubles nothing and disorders nothing', async () => {
  const ports = [await findFreePort(), await findFreePort(), await findFreePort()];
  const places: Place[] = [];
  for (const port of ports) places.push(await startPlace(port));
  const front = await startFront(ports);
  const from = await one.house.log.lastSeq(chatLog(chatId));
  const talkers = people.map((person) => new Talker(person, { url: front.url, from }));
  await vi.waitFor(() => expect(talkers.every(({ acked }) => acked.size > 5)).toBe(true), patience);
  for (let round = 0; round < (isDeep ? 3 : 1); round++)
    for (const [index, port] of ports.entries()) {
      await places[index]?.stop();
      places[index] = await startPlace(port);
    }
  await Promise.all(talkers.map((talker) => talker.fallSilent()));

  const last = await one.house.log.lastSeq(chatLog(chatId));
  const acked = new Map(talkers.flatMap((talker) => [...talker.acked]));
  const seqs = Array.from({ length: last - from }, (_, index) => from + 1 + index);
  for (const { came } of talkers) {
    await vi.waitFor(() => expect(came.at(-1)?.seq).toBe(last), patience);
    // In order, each once, without a hole …
    expect(came.map(({ seq }) => seq)).toEqual(seqs);
    // … and in it each that was acknowledged, once and where it was said to be.
    const places = new Map(came.map(({ seq, key }) => [key, seq]));
    expect(places.size).toBe(came.length);
    for (const [key, seq] of acked) expect(places.get(key)).toBe(seq);
  }
  // Everybody was somewhere else in between.
  const welcomes = talkers.reduce((sum, talker) => sum + talker.welcomes, 0);
  expect(welcomes).toBeGreaterThan(talkers.length);
  if (isDeep)
    console.log(
      `${acked.size} messages acknowledged by ${talkers.length} people over ${welcomes} connections`,
    );
  for (const talker of talkers) talker.close();
  await front.stop();
  for (const place of places) await place.stop();
});

describe.skipIf(!isDeep)('real programs', () => {
  const textsOf = (socket: Awaited<ReturnType<typeof openRawSocket>>) =>
    socket.entries
      .filter(({ log, kind }) => log === chatLog(chatId) && kind === 'message.sent')
      .map(({ body }) => (body as { text: string }).text);
  const sendAt = (url: string, text: string) =>
    fetch(`${url}/api/messages.send`, {
      method: 'POST',
      headers: { authorization: `Bearer ${people[0]!.token}` },
      body: JSON.stringify({ chatId, key: v7(), text }),
    });

  it('a process killed between its commit and saying so: readers elsewhere have it when its lease has run out', async () => {
    const database = overTcp(one.house.config.databaseUrl as string);
    const valve = await startValve({ host: database.hostname, port: Number(database.port) });
    const readers = await startProgram(0);
    database.port = String(valve.port);
    const writer = await startProgram(0, database.href);
    const socket = await openRawSocket(readers.url, { token: people[1]!.token });
    await sendAt(writer.url, 'said');
    await vi.waitFor(() => expect(textsOf(socket)).toEqual(['said']), patience);

    valve.shut();
    const before = await one.house.log.lastSeq(chatLog(chatId));
    sendAt(writer.url, 'committed and not said').catch(() => undefined);
    await vi.waitFor(
      async () => expect(await one.house.log.lastSeq(chatLog(chatId))).toBeGreaterThan(before),
      patience,
    );
    writer.child.kill('SIGKILL');
    const killed = performance.now();
    await vi.waitFor(() => expect(textsOf(socket)).toEqual(['said', 'committed and not said']), patience);
    console.log(`found after ${Math.round(performance.now() - killed)} ms`);
    await socket.close();
    await readers.end();
    valve.stop();
  });

  it('a process that was stopped for longer than its lease comes back as another one and misses nothing', async () => {
    const program = await startProgram(0);
    const socket = await openRawSocket(program.url, { token: people[1]!.token });
    const keys = () => one.house.processes.others().map(({ key }) => key);
    await vi.waitFor(() => expect(keys()).toHaveLength(1), patience);
    const [before] = keys();
    program.child.kill('SIGSTOP');
    await vi.waitFor(() => expect(keys()).toEqual([]), patience);
    const texts = Array.from({ length: 20 }, (_, index) => `meanwhile ${index}`);
    for (const text of texts) await sendAt(one.url, text);
    program.child.kill('SIGCONT');
    await vi.waitFor(() => expect(textsOf(socket)).toEqual(texts), patience);
    await vi.waitFor(() => expect(keys()).toHaveLength(1), patience);
    expect(keys()).not.toEqual([before]);
    await sendAt(one.url, 'after');
    await vi.waitFor(() => expect(textsOf(socket)).toEqual([...texts, 'after']), patience);
    await socket.close();
    await program.end();
  });

  it('who was at a process that is killed is told as gone, last here no later than it was', async () => {
    const { id } = people[1]!;
    await people[0]!.call('people.addFriend', { accountId: id });
    const program = await startProgram(0);
    const watching = await openRawSocket(one.url, { token: people[0]!.token });
    const line = await openRawSocket(program.url, { token: people[1]!.token });
    const isOnline = async () =>
      (await watching.call('people.watchPresence', { accountIds: [id] })).presences[0]?.online;
    await vi.waitFor(async () => expect(await isOnline()).toBe(true), patience);
    await vi.waitFor(async () => {
      const here = await one.house.db.query(
        'select 1 from accounts where account_id = $1 and here_since is not null',
        [id],
      );
      expect(here.rowCount).toBe(1);
    }, patience);
    const came = Date.now();
    program.child.kill('SIGKILL');
    await line.closed();
    const killed = Date.now();
    await vi.waitFor(async () => expect(await isOnline()).toBe(false), patience);
    const { presences } = await watching.call('people.watchPresence', { accountIds: [id] });
    const seen = Date.parse(presences[0]?.lastSeenAt ?? '');
    expect(seen).toBeLessThanOrEqual(killed);
    expect(came - seen).toBeLessThan(120_000);
    await watching.close();
  });
});
