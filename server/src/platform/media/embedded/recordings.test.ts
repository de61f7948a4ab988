import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlayedClient } from '@maru/media/testing';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { patience } from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '../../clock.ts';
import { readConfig } from '../../config/index.ts';
import type { MediaEngine, MediaEvent } from '../engine.ts';
import { openMediaMetrics } from '../media-metrics.ts';
import { openEmbeddedEngine } from './embedded-engine.ts';

let dataDir: string;
const engines: MediaEngine[] = [];
const pids: number[] = [];
const logger = pino(
  { level: 'info' },
  {
    write(line: string) {
      const { workerPid } = JSON.parse(line) as { workerPid?: number };
      if (workerPid) pids.push(workerPid);
    },
  },
);

/** An engine as another start of the same host opens it. */
const open = (): { engine: MediaEngine; heard: MediaEvent[] } => {
  const heard: MediaEvent[] = [];
  const config = { ...readConfig(['--port=0', '--media-workers=1', '--bind=127.0.0.1'], {}), dataDir };
  const metrics = openMediaMetrics(new Registry());
  const engine = openEmbeddedEngine({ config, clock: systemClock, logger, metrics, iceServers: () => [] });
  engine.onEvent((event) => heard.push(event));
  engines.push(engine);
  return { engine, heard };
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'maru-left-'));
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await rm(dataDir, { recursive: true, force: true });
});

/** Somebody speaks into a room that is recorded, until enough of it lies on the disk; then what carries it is killed. */
const recordAndKill = async (engine: MediaEngine, roomId: string, recordingId: string) => {
  await engine.openRoom({ roomId, kind: 'call', maxPublishers: 2, maxPeople: 2 });
  await engine.startRecording(roomId, { recordingId, note: `for ${roomId}` });
  const { token } = await engine.issueJoin({ roomId, identity: 'ann:1', role: 'speaker' });
  const client = await PlayedClient.join((await engine.findSignalPort?.(roomId)) as number, token);
  await client.connected();
  const { streams } = await client.publish('mic');
  const timer = setInterval(() => client.send(streams[0]!.sound()), 5);
  const folder = join(dataDir, 'recordings', recordingId);
  const isWritten = async () => {
    const films = (await readdir(folder)).filter((name) => name.endsWith('.webm'));
    const sizes = await Promise.all(films.map(async (name) => (await readFile(join(folder, name))).length));
    expect(Math.max(0, ...sizes)).toBeGreaterThan(8_000);
  };
  await vi.waitFor(isWritten, patience);
  process.kill(pids.at(-1) as number, 'SIGKILL');
  clearInterval(timer);
  client.close();
  return folder;
};

it('of a recording whose worker was killed there is what lay on the disk, with its length', async () => {
  const { engine, heard } = open();
  await recordAndKill(engine, 'hall', 'first');
  await vi.waitFor(
    () => expect(heard).toContainEqual(expect.objectContaining({ type: 'recordingEnded' })),
    patience,
  );
  const { files, note } = await engine.stopRecording('first');
  expect(note).toBe('for hall');
  expect(files).toMatchObject([{ identity: 'ann:1', source: 'voice', mime: 'audio/webm' }]);
  expect(files[0]!.durationMs).toBeGreaterThan(500);
  expect(await readFile(files[0]!.path)).toHaveLength(files[0]!.bytes);
});

it('what a host had recorded when it was killed is found by the next one, once, and not before it is surely dead', async () => {
  const killed = open().engine;
  const folder = await recordAndKill(killed, 'yard', 'second');
  await killed.close();
  const next = [open(), open()];
  const heard = () => next.flatMap((one) => one.heard);
  const begin = () => Promise.all(next.map(async ({ engine }) => engine.begin?.()));
  await begin();
  await new Promise((later) => setTimeout(later, 100));
  expect(heard()).toEqual([]);
  await utimes(join(folder, 'recording.json'), new Date(0), new Date(0));
  await begin();
  await vi.waitFor(() => expect(heard()).not.toEqual([]), patience);
  const recording = { recordingId: 'second', roomId: 'yard', note: 'for yard' };
  expect(heard()).toMatchObject([{ type: 'recordingFound', roomId: 'yard', recording }]);
  const [{ recording: whole }] = heard() as [Extract<MediaEvent, { type: 'recordingFound' }>];
  expect(await readFile(whole.files[0]!.path)).toHaveLength(whole.files[0]!.bytes);
});
