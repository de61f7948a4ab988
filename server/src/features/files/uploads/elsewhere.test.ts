import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileId } from '@maru/contract';
import {
  askTus,
  patience,
  startTestServer,
  tusMetadata,
  type TestPerson,
  type TestProcess,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { House } from '../../../platform/house.ts';
import { holdMs } from './holds.ts';

let one: TestServer<House>;
let other: TestProcess<House>;
let alice: TestPerson;
beforeAll(async () => {
  one = await startTestServer<House>();
  other = await one.startBeside();
  alice = await one.alice();
});
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const begin = async (size: number): Promise<string> => {
  const headers = { 'upload-length': String(size), 'upload-metadata': tusMetadata({ filename: 'f' }) };
  const made = await askTus(one.url, alice, { method: 'POST', headers });
  return made.headers.get('location') as string;
};

const send = (url: string, at: string, { offset, body }: { offset: number; body: Uint8Array }) =>
  askTus(url, alice, { method: 'PATCH', at, headers: { 'upload-offset': String(offset) }, body });

const offsetAt = async (url: string, at: string): Promise<number> =>
  Number((await askTus(url, alice, { method: 'HEAD', at })).headers.get('upload-offset'));

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const download = async (url: string, at: string): Promise<Buffer> => {
  const got = await fetch(`${url}/files/mine/${at.split('/').at(-1)}/original`, {
    headers: { authorization: `Bearer ${alice.token}` },
  });
  return Buffer.from(await got.arrayBuffer());
};

/** Begins to send the body of a request over a bare line, and leaves the line open, as a phone does that has gone out of reach. */
const sendSome = async (
  url: string,
  at: string,
  { whole, sent }: { whole: Buffer; sent: number },
): Promise<Socket> => {
  const { port } = new URL(url);
  const line = connect(Number(port), '127.0.0.1');
  line.on('error', () => undefined);
  await new Promise<void>((done) => line.once('connect', () => done()));
  line.write(
    `PATCH ${at} HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${alice.token}\r\nTus-Resumable: 1.0.0\r\n` +
      `Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${whole.length}\r\n\r\n`,
  );
  await new Promise<void>((done) => {
    line.write(whole.subarray(0, sent), () => done());
  });
  return line;
};

const heldBy = async (at: string): Promise<string | null | undefined> => {
  const found = await one.house.db.query<{ held_by: string | null }>(
    'select held_by from uploads where file_id = $1',
    [at.split('/').at(-1)],
  );
  return found.rows[0]?.held_by;
};

test('pieces of one file come to two processes in turn, and it is whole', async () => {
  const whole = randomBytes(400_000);
  const at = await begin(whole.length);
  for (let offset = 0, turn = 0; offset < whole.length; offset += 100_000, turn++) {
    const url = turn % 2 ? one.url : other.url;
    expect(await offsetAt(turn % 2 ? other.url : one.url, at)).toBe(offset);
    const { status } = await send(url, at, { offset, body: whole.subarray(offset, offset + 100_000) });
    expect(status).toBe(204);
  }
  for (const url of [one.url, other.url]) expect(hashOf(await download(url, at))).toBe(hashOf(whole));
});

test('a line that is dead at one process is let go when its sender comes to the other', async () => {
  const whole = randomBytes(600_000);
  const at = await begin(whole.length);
  const dead = await sendSome(one.url, at, { whole, sent: 250_000 });
  await vi.waitFor(async () => expect(await heldBy(at)).toEqual(expect.any(String)), patience);
  const began = Date.now();
  const offset = await offsetAt(other.url, at);
  // Without waiting until it counts as cut; what had come over it by then is kept.
  expect(Date.now() - began).toBeLessThan(holdMs / 2);
  expect(offset).toBeLessThanOrEqual(250_000);
  expect((await send(other.url, at, { offset, body: whole.subarray(offset) })).status).toBe(204);
  expect(hashOf(await download(one.url, at))).toBe(hashOf(whole));
  dead.destroy();
});

test('a file is looked at once, though both processes are asked for it', async () => {
  const whole = randomBytes(50_000);
  const at = await begin(whole.length);
  const fileId = at.split('/').at(-1) as FileId;
  await send(one.url, at, { offset: 0, body: whole.subarray(0, 49_000) });
  await one.house.db.query('update uploads set size = 49000 where file_id = $1', [fileId]);
  const { chat } = await alice.call('chats.create', { name: 'Files', memberIds: [] });
  const sends = [alice, other.at(alice)].map((who, index) =>
    who.call('messages.send', { chatId: chat.id, key: `k${index}`, content: { type: 'file', fileId } }),
  );
  await Promise.all(sends);
  expect(hashOf(await download(other.url, at))).toBe(hashOf(whole.subarray(0, 49_000)));
});

test('an upload of a process that died belongs to nobody after a while', async () => {
  const whole = randomBytes(2_000);
  const at = await begin(whole.length);
  await one.house.db.query(
    `update uploads set held_by = gen_random_uuid(), held_until = clock_timestamp() + interval '1 s' where file_id = $1`,
    [at.split('/').at(-1)],
  );
  const began = Date.now();
  expect((await send(other.url, at, { offset: 0, body: whole })).status).toBe(204);
  expect(Date.now() - began).toBeGreaterThan(500);
});

test('an upload whose parts are gone is refused in clear words, and can be begun anew', async () => {
  const whole = randomBytes(90_000);
  const at = await begin(whole.length);
  await send(one.url, at, { offset: 0, body: whole.subarray(0, 80_000) });
  // They lay on a disk of the process that took them, and it is gone.
  await rm(join(one.house.config.dataDir, 'files', 'uploads'), { recursive: true });
  const answer = await send(other.url, at, { offset: 80_000, body: whole.subarray(80_000) });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ refusal: { code: 'file_not_found' } });
  expect((await askTus(one.url, alice, { method: 'HEAD', at })).status).toBe(404);
});
