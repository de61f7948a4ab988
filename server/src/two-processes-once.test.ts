import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatEntryBodies, ChatId } from '@maru/contract';
import {
  patience,
  startTwoProcesses,
  stillClock,
  testPassword,
  uploadFile,
  type TestPerson,
  type TestProcess,
  type TestServer,
  type TwoProcesses,
} from '@maru/testing';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { features } from './main.ts';
import type { House, Job } from './platform/house.ts';
import { runJob } from './platform/jobs/index.ts';

// What is done once for a host, by whichever process comes to it first, and told at all of them.

const noFfmpeg = spawnSync('ffmpeg', ['-version']).status !== 0;
const clock = stillClock();
let stage: TwoProcesses<House>;
let one: TestServer<House>;
let other: TestProcess<House>;
let [alice, bob, carol]: TestPerson[] = [];
let chatId: ChatId;

beforeAll(async () => {
  stage = await startTwoProcesses<House>({
    clock,
    config: { smtpUrl: 'folder', publicUrl: 'https://maru.example' },
  });
  ({ one, other, alice, bob } = stage);
  carol = await one.person('Carol');
  for (const friend of [bob, carol]) await friend!.call('people.addFriend', { handle: alice!.handle });
  ({ id: chatId } = (
    await alice!.call('chats.create', { memberIds: [bob!.id, carol!.id], name: 'Two' })
  ).chat);
});
afterAll(() => stage.stop());

const there = (who: TestPerson | undefined) => other.at(who as TestPerson);
/** Somebody who is at both processes. */
const atBoth = async (who: TestPerson | undefined) => [await who!.rawSocket(), await there(who).rawSocket()];

it('a place that is shared at one process is followed, and ends, at the other', async () => {
  await alice!.call('consents.answer', { subject: 'livePlace', version: 1, what: 'given' });
  const sockets = await atBoth(bob);
  const seoul = { latitude: 37.5665, longitude: 126.978 };
  const { seq } = await alice!.call('places.share', { chatId, key: 'live', minutes: 15, ...seoul });
  expect((await there(bob).call('places.list', { chatId })).places).toMatchObject([{ seq, ...seoul }]);
  const jeju = { latitude: 33.3617, longitude: 126.5292 };
  // Moved by way of the process at which it was not begun.
  expect(await there(alice).call('places.move', jeju)).toEqual({ sharing: 1 });
  for (const socket of sockets)
    expect((await socket.nextSignal('place.moved')).body).toMatchObject({ seq, ...jeju });
  await there(alice).call('places.end', { chatId, seq });
  for (const socket of sockets) {
    expect((await socket.nextEntry('place.ended')).body).toEqual({ seq });
    // Whatever was said before the answer to a call has come before it.
    await socket.call('accounts.me', {});
    expect(socket.signals.filter(({ kind }) => kind === 'place.moved')).toHaveLength(1);
    expect(socket.entries.filter(({ kind }) => kind === 'place.ended')).toHaveLength(1);
    await socket.close();
  }
});

it.skipIf(noFfmpeg)('a film is made playable by one of two workers, and told at both processes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-clip-'));
  const path = join(folder, 'clip.avi');
  const made = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=10:duration=1', '-c:v', 'mpeg4', path];
  execFileSync('ffmpeg', ['-loglevel', 'error', ...made]);
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });

  const sockets = await atBoth(bob);
  const fileId = await uploadFile(one.url, alice!, { bytes, as: 'video', filename: 'clip.avi' });
  const { seq } = await alice!.call('messages.send', {
    chatId,
    key: 'film',
    content: { type: 'video', fileId },
  });
  const shown = async (who: TestPerson) =>
    (await who.call('messages.history', { chatId, aroundSeq: seq, limit: 1 })).messages[0]?.body.content;
  await vi.waitFor(
    async () => expect(await shown(there(bob))).toMatchObject({ type: 'video', file: { width: 64 } }),
    patience,
  );
  expect(await shown(bob!)).toEqual(await shown(there(bob)));

  const { rows } = await one.house.db.query<{ attempts: number }>(
    'select attempts from files where file_id = $1',
    [fileId],
  );
  expect(rows).toEqual([{ attempts: 1 }]);
  // Where it was sent before it was ready, its message was filled: once, and each who is connected hears of it.
  const filled = await one.house.db.query(
    `select seq from chat_log where chat_id = $1 and kind = 'message.filled'`,
    [chatId],
  );
  expect(filled.rowCount).toBeLessThanOrEqual(1);
  for (const socket of sockets) {
    const told = () => socket.entries.filter(({ kind }) => kind === 'message.filled');
    await vi.waitFor(() => expect(told()).toHaveLength(filled.rowCount ?? 0), patience);
    for (const { body } of told())
      expect((body as ChatEntryBodies['message.filled']).content).toEqual(await shown(bob!));
    await socket.close();
  }
});

const digests = features
  .flatMap(({ jobs = [] }) => jobs)
  .find(({ name }) => name === 'notifications.digests') as Job;
const mails = async (): Promise<Email[]> => {
  const folder = join(one.house.config.dataDir, 'mails');
  const names = (await readdir(folder).catch((): string[] => [])).toSorted();
  return Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))));
};

const wantDigests = async (who: TestPerson) => {
  const address = `${who.handle}@example.org`;
  await who.call('proof.give', { way: 'password', password: testPassword });
  await who.call('recovery.setMail', { address, language: 'en' });
  const mail = await vi.waitFor(async () => {
    const found = (await mails()).find(({ to }) => to?.[0]?.address === address);
    expect(found).toBeDefined();
    return found;
  }, patience);
  await one.call('recovery.confirmMail', {
    token: /confirm-mail#(\S+)/.exec(mail?.text ?? '')?.[1] as string,
  });
  const digest = { every: 'day', names: false, zone: 'UTC', language: 'en' } as const;
  await who.call('notifications.updateSettings', { digest });
};

it('a mail about what was missed goes once, whichever process comes to it, and to nobody who is at either', async () => {
  await wantDigests(bob!);
  await wantDigests(carol!);
  const here = await there(carol).rawSocket();
  const before = (await mails()).length;
  // Ten o'clock of the day after tomorrow: whoever has not come back was away for a day.
  const dayMs = 24 * 3_600_000;
  const ten = (Math.floor(clock.now().getTime() / dayMs) + 2) * dayMs + 10 * 3_600_000;
  clock.moveBy({ ms: ten - clock.now().getTime() });
  await alice!.call('messages.send', { chatId, key: 'missed', text: 'hello' });
  clock.moveBy({ minutes: 1 });
  for (let round = 0; round < 2; round++)
    await Promise.all([one, other].map(({ house }) => runJob(house, digests)));
  const sent = (await mails()).slice(before);
  expect(sent.map(({ to }) => to?.[0]?.address)).toEqual(['bob@example.org']);
  await here.close();
});
