import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountId, ChatId, Entry, SignedIn } from '@maru/contract';
import { agreed, buildMaru, openClient, startMaru, startTestServer, type RunningMaru } from '@maru/testing';
import { afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { House } from '../house.ts';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

// What is started is what was built, and built of what is here: it starts twelve times, and sources start slowly.
beforeAll(buildMaru);

/** The real program, which is gone after the test, and heard where that fails. */
const startProgram = async (dataDir: string, port: number): Promise<RunningMaru> => {
  const maru = await startMaru(dataDir, { port });
  running.push(maru.child);
  onTestFailed(() => console.error(`what the host on port ${port} said:\n${maru.said()}`));
  return maru;
};

/** What a host has kept open it may close at the very moment in which it is used again: each call has a line of its own. */
const ask = (url: string, input: unknown, token?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { connection: 'close', ...(token && { authorization: `Bearer ${token}` }) },
  });

const post = async <Output>(
  ...[url, name, input, token]: [url: string, name: string, input: unknown, token?: string]
): Promise<Output> => {
  const answer = await ask(`${url}/api/${name}`, input, token);
  return ((await answer.json()) as { output: Output }).output;
};

interface Traffic {
  acked: Map<string, number>;
  seen: Map<number, string>;
  doubled: number;
  stop(): Promise<void>;
}

const lanes = 8;
/** At its full length a lane writes without pause. In the short form the machine is left to the tests beside it. */
const betweenMs = process.env.MARU_DEEP ? 0 : 3;

/** One person writes in several lanes, another reads; both with the client that repeats and catches up by itself. */
const makeTraffic = (url: string, tokens: { writer: string; reader: string }, chatId: ChatId): Traffic => {
  const traffic: Traffic = { acked: new Map(), seen: new Map(), doubled: 0, stop: async () => undefined };
  const hear = (entry: Entry) => {
    if (entry.kind !== 'message.sent') return;
    if (traffic.seen.has(entry.seq)) traffic.doubled++;
    traffic.seen.set(entry.seq, entry.key);
  };
  const open = (token: string, more: object) => openClient({ url, token, ...more });
  const reader = open(tokens.reader, { cursors: { [`chat:${chatId}`]: 0 }, onEntry: hear });
  const writer = open(tokens.writer, {});
  let writing = true;
  let count = 0;
  const write = async (): Promise<void> => {
    while (writing) {
      const key = `k${++count}`;
      for (;;) {
        try {
          const { seq } = await writer.call('messages.send', { chatId, key, text: `message ${key}` });
          traffic.acked.set(key, seq);
          break;
        } catch (error) {
          if (!writing || (error as { code?: string }).code !== 'busy') break;
          await sleep(50);
        }
      }
      if (betweenMs > 0) await sleep(betweenMs);
    }
  };
  const writers = Array.from({ length: lanes }, write);
  traffic.stop = async () => {
    writing = false;
    await Promise.race([Promise.all(writers), sleep(3_000)]);
    writer.close();
    const last = Math.max(...traffic.acked.values());
    // A reader whose last try came just before the host was back waits for its next one: up to 20 s.
    for (let waited = 0; waited < 25_000 && !traffic.seen.has(last); waited += 50) await sleep(50);
    reader.close();
  };
  return traffic;
};

const expectPromisesKept = async (traffic: Traffic, history: Map<string, number>): Promise<void> => {
  const acked = [...traffic.acked];
  expect(
    acked.filter(([key, seq]) => history.get(key) !== seq),
    'acknowledged, and not stored there',
  ).toEqual([]);
  expect(
    acked.filter(([key, seq]) => traffic.seen.get(seq) !== key),
    'acknowledged, and not read',
  ).toEqual([]);
  expect(new Set(traffic.seen.values()).size).toBe(traffic.seen.size);
  expect(traffic.doubled).toBe(0);
};

const readAll = async (url: string, token: string, chatId: ChatId): Promise<Map<string, number>> => {
  const keys = new Map<string, number>();
  let beforeSeq: number | undefined;
  for (;;) {
    const page = await post<{ messages: { key: string; seq: number }[]; hasOlder: boolean }>(
      url,
      'messages.history',
      { chatId, limit: 200, ...(beforeSeq && { beforeSeq }) },
      token,
    );
    for (const line of page.messages) {
      expect(keys.has(line.key), `${line.key} is stored once`).toBe(false);
      keys.set(line.key, line.seq);
    }
    beforeSeq = page.messages.at(-1)?.seq;
    if (!page.hasOlder || !beforeSeq) return keys;
  }
};

const twoPeople = async (url: string) => {
  const sign = (handle: string) =>
    post<SignedIn>(url, 'accounts.signUp', { handle, name: handle, password: 'open-wooden-hall', agreed });
  const [writer, reader] = [await sign('writer'), await sign('reader')];
  const { chat } = await post<{ chat: { id: ChatId } }>(
    url,
    'chats.create',
    { memberIds: [reader.account.id] },
    writer.token,
  );
  return { tokens: { writer: writer.token, reader: reader.token }, chatId: chat.id };
};

/** Each takes three seconds, most of them for starting again. */
const kills = process.env.MARU_DEEP ? 10 : 4;

describe('killed in the middle of load', () => {
  it(
    `${kills} times: every acknowledged message is there once and reaches its reader`,
    { timeout: 300_000 },
    async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'maru-killed-'));
      const started = await startProgram(dataDir, 0);
      const { port } = started;
      let { child } = started;
      const url = `http://127.0.0.1:${port}`;
      const { tokens, chatId } = await twoPeople(url);
      const traffic = makeTraffic(url, tokens, chatId);
      const grown: number[] = [];
      for (let waited = 0; waited < 20_000 && traffic.acked.size === 0; waited += 20) await sleep(20);
      for (let kill = 0; kill < kills; kill++) {
        await sleep(250 + ((kill * 137) % 300));
        grown.push(traffic.acked.size);
        child.kill('SIGKILL');
        ({ child } = await startProgram(dataDir, port));
        const before = traffic.acked.size;
        for (let waited = 0; waited < 25_000 && traffic.acked.size === before; waited += 20) await sleep(20);
      }
      await traffic.stop();
      expect(grown.every((size, at) => size > (grown[at - 1] ?? 0))).toBe(true);
      await expectPromisesKept(traffic, await readAll(url, tokens.reader, chatId));
      const stopped = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await stopped;
      await rm(dataDir, { recursive: true, force: true });
    },
  );
});

describe('the database killed', () => {
  it(
    'makes calls refused clearly meanwhile, and heals with no restart of ours',
    { timeout: 60_000 },
    async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'maru-db-'));
      const { child, port } = await startProgram(dataDir, 0);
      const url = `http://127.0.0.1:${port}`;
      const { tokens, chatId } = await twoPeople(url);
      const traffic = makeTraffic(url, tokens, chatId);
      for (let kill = 0; kill < 3; kill++) {
        await sleep(400);
        const [pid] = (await readFile(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8')).split('\n');
        process.kill(Number(pid), 'SIGKILL');
        const answer = await ask(`${url}/api/messages.history`, { chatId }, tokens.reader);
        if (answer.status !== 200)
          expect(await answer.json()).toMatchObject({
            refusal: { code: 'busy', details: { retryAfterMs: expect.any(Number) } },
          });
        const before = traffic.acked.size;
        for (let waited = 0; waited < 20_000 && traffic.acked.size <= before + 16; waited += 50)
          await sleep(50);
        expect(traffic.acked.size).toBeGreaterThan(before + 16);
      }
      await traffic.stop();
      await expectPromisesKept(traffic, await readAll(url, tokens.reader, chatId));
      const stopped = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await stopped;
      await rm(dataDir, { recursive: true, force: true });
    },
  );
});

describe('two servers on one database', () => {
  it('serve each other’s entries to a reader that notices a hole', async () => {
    const server = await startTestServer<House>();
    try {
      const [alice, bob] = [await server.alice(), await server.bob()];
      const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
      const reader = await bob.rawSocket();
      // What another process commits, and dies before telling: straight into the database.
      await server.house.db.transaction(async (tx) => {
        await tx.query('update chat_log_head set last_seq = last_seq + 1 where chat_id = $1', [chat.id]);
        await tx.query(
          `insert into chat_log (chat_id, seq, kind, author, key, counts, body, at)
           select chat_id, last_seq, 'message.sent', $2, 'elsewhere', true, '{"text": "from elsewhere"}', now() from chat_log_head where chat_id = $1`,
          [chat.id, alice.id as AccountId],
        );
      });
      await alice.call('messages.send', { chatId: chat.id, key: 'here', text: 'from here' });
      const first = await reader.nextEntry('message.sent');
      const second = await reader.nextEntry('message.sent');
      expect([first.key, second.key]).toEqual(['elsewhere', 'here']);
      expect(second.seq).toBe(first.seq + 1);
    } finally {
      await server.stop();
    }
  });
});
