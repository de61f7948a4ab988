import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlayedClient } from '@maru/media/testing';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../clock.ts';
import { readConfig } from '../../config/index.ts';
import type { MediaEngine, MediaEvent } from '../engine.ts';
import { openMediaMetrics } from '../media-metrics.ts';
import { openEmbeddedEngine } from './embedded-engine.ts';

const registry = new Registry();
const told: Record<string, unknown>[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void told.push(JSON.parse(line)) });
const flags = ['--port=0', '--media-workers=2', '--media-max-rooms=3', '--bind=127.0.0.1'];
const config = { ...readConfig(flags, {}), dataDir: join(tmpdir(), `maru-media-${process.pid}`) };
const heard: MediaEvent[] = [];
let engine: MediaEngine;

beforeAll(() => {
  const metrics = openMediaMetrics(registry);
  engine = openEmbeddedEngine({ config, clock: systemClock, logger, metrics, iceServers: () => [] });
  engine.onEvent((event) => heard.push(event));
});
afterAll(() => engine.close());

const room = (roomId: string) => ({ roomId, kind: 'call', maxPublishers: 2, maxPeople: 2 }) as const;
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const pids = () => told.flatMap(({ workerPid }) => (workerPid === undefined ? [] : [Number(workerPid)]));

it('no process is there before the first room, and rooms go to the worker that has least to do', async () => {
  expect(await engine.health()).toMatchObject({ workers: 0, rooms: 0 });
  expect(await engine.findSignalPort?.('one')).toBeUndefined();
  await Promise.all([engine.openRoom(room('one')), engine.openRoom(room('one'))]);
  expect(await engine.health()).toMatchObject({ workers: 1, rooms: 1 });
  await engine.openRoom(room('two'));
  expect(await engine.health()).toMatchObject({ workers: 2, rooms: 2 });
  expect(await engine.findSignalPort?.('one')).not.toBe(await engine.findSignalPort?.('two'));
});

it('a pass is for a room that is there, says where it is, and ends', async () => {
  await expect(engine.issueJoin({ roomId: 'none', identity: 'a:1', role: 'host' })).rejects.toMatchObject({
    code: 'noRoom',
  });
  const pass = await engine.issueJoin({ roomId: 'one', identity: 'a:1', role: 'host', ttlSeconds: 60 });
  expect(pass.url).toBe('/media/one');
  expect(pass.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
});

it('a limit of rooms is told as full, and a room that was closed makes place', async () => {
  await engine.openRoom(room('three'));
  await expect(engine.openRoom(room('four'))).rejects.toMatchObject({ code: 'full' });
  expect(await registry.metrics()).toContain('maru_media_refused_total{why="full"} 1');
  await engine.closeRoom('three');
  await engine.closeRoom('three');
  expect(heard).toContainEqual(expect.objectContaining({ type: 'ended', roomId: 'three', why: 'closed' }));
  await engine.openRoom(room('four'));
  await engine.closeRoom('four');
});

it('the rooms of a worker that dies stand on another at once, and the passes still open them', async () => {
  const [first] = pids();
  const before = await engine.findSignalPort?.('one');
  const moved = new Promise<MediaEvent>((resolve) => {
    engine.onEvent((event) => event.type === 'moved' && resolve(event));
  });
  process.kill(first as number, 'SIGKILL');
  expect(await moved).toMatchObject({ type: 'moved', roomId: 'one' });
  const after = await engine.findSignalPort?.('one');
  expect(after).toBeDefined();
  expect(after).not.toBe(before);
  expect(await engine.health()).toMatchObject({ rooms: 2, crashes: 1 });
  expect(await registry.metrics()).toContain('maru_media_crashes_total 1');
});

it('media flows again by the passes that people hold, soon after their worker has died', async () => {
  await engine.openRoom(room('three'));
  const tokens = await Promise.all(
    ['a:1', 'b:1'].map(
      async (identity) => (await engine.issueJoin({ roomId: 'three', identity, role: 'speaker' })).token,
    ),
  );
  const come = async (token = '') => {
    const signal = (await engine.findSignalPort?.('three')) as number;
    const client = await PlayedClient.join(signal, token);
    await client.connected();
    return client;
  };
  const flows = async () => {
    const [speaker, listener] = (await Promise.all(tokens.map(come))) as [PlayedClient, PlayedClient];
    const { streams } = await speaker.publish('mic');
    const timer = setInterval(() => speaker.send(streams[0]!.sound()), 20);
    await listener.until(() => listener.ear.total() > 10, 'sound');
    clearInterval(timer);
    return () => [speaker, listener].forEach((client) => client.close());
  };
  const end = await flows();
  const moved = new Promise<void>((resolve) => {
    engine.onEvent(({ type, roomId }) => type === 'moved' && roomId === 'three' && resolve());
  });
  const alive = pids().filter(isAlive);
  for (const pid of alive) process.kill(pid, 'SIGKILL');
  await moved;
  end();
  (await flows())();
});

it('nothing stays behind when the host stops', async () => {
  await engine.close();
  expect(pids().length).toBeGreaterThan(1);
  for (const pid of pids()) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
