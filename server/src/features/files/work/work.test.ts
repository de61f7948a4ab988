import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatEntryBodies, ChatId, FileId, FileRef } from '@maru/contract';
import { startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from '../../../platform/house.ts';
import type { FileRow } from '../store.ts';
import { withFile } from './fill-messages.ts';
import { tellWatchers } from './make-playable.ts';
import { wakeWorkers } from './wake-workers.ts';

const noFfmpeg = spawnSync('ffmpeg', ['-version']).status !== 0;

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;
let clip: Buffer;
beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
  chatId = (await alice.call('chats.create', { memberIds: [bob.id] })).chat.id;
  if (noFfmpeg) return;
  const folder = await mkdtemp(join(tmpdir(), 'maru-clip-'));
  const path = join(folder, 'clip.avi');
  const made = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=10:duration=1', '-c:v', 'mpeg4', path];
  execFileSync('ffmpeg', ['-loglevel', 'error', ...made]);
  clip = await readFile(path);
  await rm(folder, { recursive: true });
});
afterAll(() => server.stop());

const stateOf = async (fileId: FileId) => (await alice.call('files.get', { fileIds: [fileId] })).files[0];

const sendFilm = async (fileId: FileId, key: string) =>
  alice.call('messages.send', { chatId, key, content: { type: 'video', fileId } });

/** Says that no worker has been at it yet. */
const giveBackToWorkers = async (fileId: FileId, attempts = 0) => {
  await server.house.db.query(
    `update files set state = 'processing', attempts = $2, worked_until = null where file_id = $1`,
    [fileId, attempts],
  );
  wakeWorkers(server.house);
};

describe.skipIf(noFfmpeg)('a film', () => {
  test('is made playable after it was sent, and its message told', { timeout: 60_000 }, async () => {
    const socket = await bob.rawSocket();
    const fileId = await uploadFile(server.url, alice, { bytes: clip, as: 'video', filename: 'clip.avi' });
    expect((await stateOf(fileId))?.state).toMatch(/processing|ready/);
    await sendFilm(fileId, 'film');
    await expect.poll(async () => (await stateOf(fileId))?.state, { timeout: 40_000 }).toBe('ready');
    const { file } = (await stateOf(fileId)) as { file: FileRef };
    expect(file).toMatchObject({ kind: 'video', width: 64, height: 48 });
    await expect
      .poll(async () => (await bob.call('messages.history', { chatId, limit: 1 })).messages[0]?.body.content)
      .toEqual({ type: 'video', file });
    const filled = socket.entries.find(({ kind }) => kind === 'message.filled');
    if (filled)
      expect((filled.body as ChatEntryBodies['message.filled']).content).toEqual({ type: 'video', file });
    const play = await fetch(`${server.url}/files/${chatId}/${fileId}/play`, {
      headers: { authorization: `Bearer ${bob.token}` },
    });
    expect([play.status, play.headers.get('content-type')]).toEqual([200, 'video/mp4']);
  });

  test('at which workers died is left as it is, and stops no other', { timeout: 60_000 }, async () => {
    const words = { bytes: Buffer.concat([clip, Buffer.from('poison')]), as: 'video' };
    const fileId = await uploadFile(server.url, alice, words);
    await expect.poll(async () => (await stateOf(fileId))?.state, { timeout: 40_000 }).toBe('ready');
    await giveBackToWorkers(fileId, 2);
    await expect.poll(async () => (await stateOf(fileId))?.state).toBe('failed');
    const { seq } = await sendFilm(fileId, 'failed');
    const { messages } = await bob.call('messages.history', { chatId, aroundSeq: seq, limit: 1 });
    expect(messages[0]?.body.content).toMatchObject({ file: { state: 'failed' } });
  });
});

test('those who look at the room are told how far a file is, and nobody else', async () => {
  const fileId = await uploadFile(server.url, alice, { bytes: Buffer.from('words') });
  await alice.call('messages.send', { chatId, key: 'words', content: { type: 'file', fileId } });
  const [looking, away, eve] = [await bob.rawSocket(), await bob.rawSocket(), await server.person('Eve')];
  const outside = await eve.rawSocket();
  await looking.call('chats.watch', { chatId });
  const { rows } = await server.house.db.query<FileRow>('select * from files where file_id = $1', [fileId]);
  await tellWatchers(server.house, rows[0] as FileRow, 42);
  expect((await looking.nextSignal('file.progress')).body).toEqual({ fileId, percent: 42 });
  // Whatever was said before the answer to a call has come before it.
  for (const other of [away, outside]) {
    await other.call('accounts.me', {});
    expect(other.signals.filter(({ kind }) => kind === 'file.progress')).toEqual([]);
  }
});

test('only the file that is meant changes in a message', () => {
  const one = { id: 'a', kind: 'photo', name: 'a', type: 'image/png', size: 1 } as FileRef;
  const two = { ...one, id: 'b' as FileId };
  const now = { ...two, width: 5 };
  expect(withFile({ type: 'photos', files: [one, two] }, now)).toEqual({ type: 'photos', files: [one, now] });
  expect(withFile({ type: 'file', file: one }, now)).toEqual({ type: 'file', file: one });
  expect(withFile({ type: 'file', file: two }, now)).toEqual({ type: 'file', file: now });
});
