import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatId, Entry, FileId, LogName, SignedIn } from '@maru/contract';
import {
  agreed,
  buildMaru,
  hasRealS3,
  openClient,
  openRealS3,
  startMaru,
  uploadFile,
  type RealBucket,
  type RunningMaru,
} from '@maru/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../commands/run-command.ts';
import { features } from '../../../main.ts';
import { readConfig } from '../../config/index.ts';
import { listBaseNames } from './manifest.ts';
import { openBackupPlace, type BackupPlace } from '../index.ts';

const isDeep = Boolean(process.env.MARU_DEEP);
/** How long is written before and after each step. */
const loadMs = isDeep ? 5_000 : 400;
/** At its full length a lane writes without pause. In the short form the machine is left to the tests beside it. */
const betweenMs = isDeep ? 0 : 3;

let folder: string;
let bucket: RealBucket | undefined;
const running: RunningMaru[] = [];
beforeAll(async () => {
  await buildMaru();
  folder = await mkdtemp(join(tmpdir(), 'maru-drill-test-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755);
  if (isDeep && hasRealS3()) bucket = await openRealS3();
}, 120_000);
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await bucket?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Where the backups of a test go: the settings of it, and the word for it. */
interface Target {
  env: Record<string, string>;
  word: string;
  place: BackupPlace;
}

const inFolder = (): Target => {
  const env = { BACKUP_DIR: join(folder, 'back ups') };
  return { env, word: env.BACKUP_DIR, place: openBackupPlace(readConfig([], env)) };
};
const inBucket = (): Target => {
  const { endpoint, region, bucket: name, accessKey, secretKey } = bucket as RealBucket;
  const prefix = randomBytes(6).toString('hex');
  const env = {
    BACKUP_S3_ENDPOINT: endpoint,
    BACKUP_S3_REGION: region,
    BACKUP_S3_BUCKET: name,
    BACKUP_S3_PREFIX: prefix,
    BACKUP_S3_ACCESS_KEY: accessKey,
    BACKUP_S3_SECRET_KEY: secretKey,
  };
  const place = openBackupPlace(readConfig(['--data', join(folder, 'data')], env));
  return { env, word: `s3://${name}/${prefix}`, place };
};
const targets = { 'in a folder': inFolder, ...(isDeep && hasRealS3() && { 'in a bucket': inBucket }) };

const type = async (env: Record<string, string>, ...line: string[]) => {
  const said: string[] = [];
  const say = (words: string) => void said.push(words);
  const code = await runCommand(line, { env, say, complain: say, features });
  return { code, said: said.join('\n') };
};

const start = async (dataDir: string, env: Record<string, string> = {}): Promise<RunningMaru> => {
  const maru = await startMaru(dataDir, { env });
  running.push(maru);
  return maru;
};

const post = async <Output>(
  ...[url, name, input, token]: [string, string, unknown, string?]
): Promise<Output> => {
  const answer = await fetch(`${url}/api/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { connection: 'close', ...(token && { authorization: `Bearer ${token}` }) },
  });
  return ((await answer.json()) as { output: Output }).output;
};

const readCluster = async (dataDir: string) => {
  const lines = (await readFile(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(dataDir, 'postgresql.password'), 'utf8')).trim();
  return { pid: Number(lines[0]), url: `postgresql://maru:${password}@127.0.0.1:${lines[3]}/postgres` };
};

/** Has what was written so far handed to the archive, as it is each minute, and waits for it. */
const handOver = async (dataDir: string, place: BackupPlace): Promise<void> => {
  const client = new pg.Client({ connectionString: (await readCluster(dataDir)).url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    'select pg_walfile_name(pg_current_wal_insert_lsn()) as name',
  );
  await client.query('select pg_switch_wal()');
  await client.end();
  const isThere = async () => {
    for await (const { name } of place.list('wal/')) if (name === `wal/${rows[0]?.name}.gz`) return true;
    return false;
  };
  for (let tries = 0; tries < 400 && !(await isThere()); tries++) await sleep(50);
};

/** What a restore says at its end; where it fails, the test shows what it said instead. */
const isBack = { code: 0, said: expect.stringContaining('Start Maru') as string };

interface Written {
  key: string;
  sentAt: number;
  ackedAt: number;
}

/** Writes in several lanes; notes when each was sent, and when the host said that it has it. */
const write = (url: string, token: string, chatId: ChatId) => {
  const client = openClient({ url, token });
  const acked: Written[] = [];
  let isWriting = true;
  let count = 0;
  const lane = async () => {
    while (isWriting) {
      const key = `k${++count}`;
      const sentAt = Date.now();
      await client.call('messages.send', { chatId, key, text: key }).then(
        () => acked.push({ key, sentAt, ackedAt: Date.now() }),
        () => sleep(20),
      );
      if (betweenMs > 0) await sleep(betweenMs);
    }
  };
  const lanes = Array.from({ length: 4 }, lane);
  return {
    acked,
    async stop() {
      isWriting = false;
      await Promise.race([Promise.all(lanes), sleep(2_000)]);
      client.close();
    },
  };
};

/** All messages of a chat, from a host that was brought back. */
const readKeys = async (url: string, token: string, chatId: ChatId): Promise<Set<string>> => {
  const keys = new Set<string>();
  let beforeSeq: number | undefined;
  for (;;) {
    const page = await post<{ messages: { key: string; seq: number }[]; hasOlder: boolean }>(
      ...([url, 'messages.history', { chatId, limit: 200, ...(beforeSeq && { beforeSeq }) }, token] as const),
    );
    for (const { key } of page.messages) keys.add(key);
    beforeSeq = page.messages.at(-1)?.seq;
    if (!page.hasOlder || !beforeSeq) return keys;
  }
};

/** What somebody reads who begins anew, and who comes with what an app has kept. */
const follow = async (
  url: string,
  token: string,
  { chatId, ahead }: { chatId: ChatId; ahead?: { epoch: string; cursor: number; until: number } },
) => {
  const log: LogName = `chat:${chatId}`;
  const read = new Map<number, string>();
  let [wound, isDone] = [false, false];
  const client = openClient({
    url,
    token,
    cursors: { [log]: ahead?.cursor ?? 0 },
    ...(ahead && { epoch: ahead.epoch }),
    onEntry: (entry: Entry) => void (entry.log === log && read.set(entry.seq, entry.key)),
    onEpochChanged: () => {
      wound = true;
      read.clear();
      client.track(log, 0);
    },
    onCaughtUp: (logs) => void (isDone ||= !ahead && logs.includes(log)),
  });
  for (let tries = 0; tries < 400 && !isDone && !(ahead && read.size >= ahead.until); tries++)
    await sleep(25);
  client.close();
  return { read: [...read].toSorted(([one], [other]) => one - other), wound };
};

const twoPeople = async (url: string) => {
  const sign = (handle: string) =>
    post<SignedIn>(url, 'accounts.signUp', { handle, name: handle, password: 'open-wooden-hall', agreed });
  const [writer, reader] = [await sign('writer'), await sign('reader')];
  const { chat } = await post<{ chat: { id: ChatId } }>(
    ...([url, 'chats.create', { memberIds: [reader.account.id] }, writer.token] as const),
  );
  return { writer, reader, chatId: chat.id };
};

describe.each(Object.entries(targets))('a host that was lost with its disk, its backups %s', (_, target) => {
  it(
    'comes back as it was at a moment, and with all that was archived',
    { timeout: isDeep ? 600_000 : 120_000 },
    async () => {
      const { env, word: backups, place } = target();
      const home = await mkdtemp(join(folder, 'home-'));
      await chmod(home, 0o755);
      const data = join(home, 'data');
      const host = await start(data, env);
      const { writer, reader, chatId } = await twoPeople(host.url);
      const bytes = randomBytes(50_000);
      const send = async (key: string) => {
        const fileId: FileId = await uploadFile(host.url, { ...writer } as never, {
          bytes,
          name: `${key}.bin`,
          type: 'application/zip',
        });
        await post(
          ...([
            host.url,
            'messages.send',
            { chatId, key, content: { type: 'file', fileId } },
            writer.token,
          ] as const),
        );
        return fileId;
      };
      const fileId = await send('file');
      const traffic = write(host.url, writer.token, chatId);
      await sleep(loadMs);
      expect(await type(env, 'backup', '--base', '--data', data)).toMatchObject({
        code: 0,
      });
      await sleep(loadMs);
      const moment = new Date();
      await sleep(loadMs);
      const handedOver = traffic.acked.length;
      await handOver(data, place);
      await sleep(loadMs);
      const { pid } = await readCluster(data);
      host.child.kill('SIGKILL');
      process.kill(pid, 'SIGKILL');
      await traffic.stop();
      const lastWal = join(home, 'pg_wal');
      await cp(join(data, 'postgresql', 'pg_wal'), lastWal, { recursive: true });
      await rm(data, { recursive: true, force: true });
      const { acked } = traffic;
      const missing = (there: ReadonlySet<string>, of: readonly Written[]) =>
        of.filter(({ key }) => !there.has(key));

      // To the moment (a clock of milliseconds cuts off what is less): everything that was acknowledged before it, and nothing that was sent after it.
      const then = join(home, 'then');
      const restored = await type(env, 'restore', backups, '--to', moment.toISOString(), '--data', then);
      expect(restored).toMatchObject(isBack);
      const old = await start(then);
      const keys = await readKeys(old.url, reader.token, chatId);
      const before = acked.filter(({ ackedAt }) => ackedAt < moment.getTime());
      const after = acked.filter(({ sentAt }) => sentAt > moment.getTime());
      expect([before.length > 10, after.length > 10]).toEqual([true, true]);
      expect(missing(keys, before)).toEqual([]);
      expect(after.filter(({ key }) => keys.has(key))).toEqual([]);
      const file = await fetch(`${old.url}/files/${chatId}/${fileId}/original`, {
        headers: { authorization: `Bearer ${reader.token}` },
      });
      expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
      // Who knows more than the host does hears that it was wound back, and ends where everybody begins.
      const fresh = await follow(old.url, reader.token, { chatId });
      const ahead = await follow(old.url, reader.token, {
        chatId,
        ahead: { epoch: 'the epoch before', cursor: 1e6, until: fresh.read.length },
      });
      expect(ahead.wound).toBe(true);
      expect(ahead.read).toEqual(fresh.read);
      expect(fresh.read.length).toBeGreaterThan(before.length);
      await old.end();

      if (isDeep) {
        // With what the broken disk still holds of the log, nothing is missing.
        const whole = join(home, 'whole');
        expect(await type(env, 'restore', backups, '--wal', lastWal, '--data', whole)).toMatchObject(isBack);
        const complete = await start(whole);
        expect(missing(await readKeys(complete.url, reader.token, chatId), acked)).toEqual([]);
        await complete.end();
      }

      // To the newest: at most what was not handed over yet is missing.
      const newest = join(home, 'newest');
      expect(await type(env, 'restore', backups, '--data', newest)).toMatchObject(isBack);
      const now = await start(newest, env);
      const nowKeys = await readKeys(now.url, reader.token, chatId);
      expect(missing(nowKeys, acked.slice(0, handedOver))).toEqual([]);
      const lost = missing(nowKeys, acked).length;
      console.log(
        `measured: ${acked.length} acknowledged, ${before.length} before the moment; of the tail that was not archived ${lost} are gone`,
      );

      if (!isDeep) return await now.end();

      // The host that goes on archives anew, and after a clean end nothing at all is missing.
      expect(await type(env, 'backup', '--base', '--data', newest)).toMatchObject({
        code: 0,
      });
      const more = write(now.url, writer.token, chatId);
      await sleep(loadMs);
      await more.stop();
      await now.end();
      await rm(newest, { recursive: true, force: true });
      // A worker may have made one more at the start, where the machine is slow.
      expect((await listBaseNames(place)).length).toBeGreaterThanOrEqual(2);
      const again = join(home, 'again');
      expect(await type(env, 'restore', backups, '--to', 'latest', '--data', again)).toMatchObject(isBack);
      const last = await start(again);
      const lastKeys = await readKeys(last.url, reader.token, chatId);
      expect(more.acked.length).toBeGreaterThan(10);
      expect(missing(lastKeys, more.acked)).toEqual([]);
      await last.end();
      expect((await type(env, 'backup', 'drill', backups)).said).toContain('can be brought back');
    },
  );
});
