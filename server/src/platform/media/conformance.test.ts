import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PlayedClient } from '@maru/media/testing';
import { livekitProgram, startLivekit } from '@maru/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config/index.ts';
import { openMetrics } from '../metrics/index.ts';
import type { MediaEngine, MediaEvent, Role } from './engine.ts';
import { openMedia } from './open-media.ts';
import { makeMediaPipe } from './pipe-signals.ts';

/** An engine that was opened as a host opens it, and where its clients go. */
interface Stage {
  engine: MediaEngine;
  signalOf: (roomId: string) => string;
  stop: () => Promise<void>;
}

const openEngine = async (flags: string[]): Promise<MediaEngine> => {
  const config = {
    ...readConfig(['--port=0', '--bind=127.0.0.1', ...flags], {}),
    dataDir: join(tmpdir(), 'maru-none'),
  };
  const metrics = openMetrics(() => ({ connections: 0, channels: 0, accounts: 0 }));
  return openMedia(config, { clock: systemClock, logger: pino({ level: 'silent' }), metrics });
};

/** With the door that a host has: one port, whose lines are passed on to the worker. */
const openEmbedded = async (): Promise<Stage> => {
  const engine = await openEngine(['--media-workers=2']);
  const pipe = makeMediaPipe(engine);
  const server = createServer().on('upgrade', pipe.passOn);
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    pipe.close();
    await engine.close();
    server.close();
  };
  return { engine, signalOf: (roomId) => `ws://127.0.0.1:${port}/media/${roomId}`, stop };
};

const openLivekit = async (): Promise<Stage> => {
  const hook = createServer((request, response) => {
    void text(request).then(async (body) => {
      const isTheirs = await engine.hearWebhook?.(body, request.headers.authorization);
      response.writeHead(isTheirs ? 200 : 401).end();
    });
  });
  await new Promise<void>((open) => hook.listen(0, '127.0.0.1', open));
  const { port } = hook.address() as AddressInfo;
  const livekit = await startLivekit({ webhook: `http://127.0.0.1:${port}/media/livekit` });
  const { url, apiKey, apiSecret } = livekit;
  const engine = await openEngine([
    `--livekit-url=${url}`,
    `--livekit-api-key=${apiKey}`,
    `--livekit-api-secret=${apiSecret}`,
  ]);
  const stop = async () => {
    await engine.close();
    await livekit.stop();
    hook.close();
    hook.closeAllConnections();
  };
  return { engine, signalOf: () => url, stop };
};

const stages = [
  { name: 'the embedded engine', open: openEmbedded, isHere: true },
  { name: 'a LiveKit server', open: openLivekit, isHere: livekitProgram() !== undefined },
];

describe.each(stages)('$name', ({ open, isHere }) => {
  let stage: Stage;
  const clients: PlayedClient[] = [];
  const heard: MediaEvent[] = [];

  beforeAll(async () => {
    if (!isHere) return;
    stage = await open();
    stage.engine.onEvent((event) => heard.push(event));
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await stage?.stop();
  });

  const openRoom = (roomId: string) =>
    stage.engine.openRoom({ roomId, kind: 'call', maxPublishers: 4, maxPeople: 4 });
  const sections = { audios: 2, videos: 2, hasData: false };
  const keep = (client: PlayedClient) => {
    clients.push(client);
    return client;
  };
  const knock = async (roomId: string, token: string) =>
    keep(await PlayedClient.join(stage.signalOf(roomId), token, sections));
  const enter = async (roomId: string, token: string) =>
    keep(await PlayedClient.enter(stage.signalOf(roomId), token, sections));
  const pass = (roomId: string, identity: string, role: Role = 'speaker') =>
    stage.engine.issueJoin({ roomId, identity, role });
  const come = async (roomId: string, identity: string, role?: Role) =>
    enter(roomId, (await pass(roomId, identity, role)).token);
  /** Sends sound until the function that is given back is called. */
  const speak = async (client: PlayedClient) => {
    const { streams } = await client.publish('mic');
    const timer = setInterval(() => client.send(streams[0]!.sound()), 20);
    return () => clearInterval(timer);
  };
  const packetsOf = (client: PlayedClient) =>
    [...client.ear.tracks.values()].reduce((total, { packets }) => total + packets, 0);
  const hears = async (client: PlayedClient) => {
    const before = packetsOf(client);
    await client.until(() => packetsOf(client) > before + 10, 'packets');
  };
  const hearsNothing = (client: PlayedClient) => {
    let last = { count: packetsOf(client), at: Date.now() };
    return client.until(() => {
      const count = packetsOf(client);
      if (count !== last.count) last = { count, at: Date.now() };
      return Date.now() - last.at > 500;
    }, 'silence');
  };

  it.runIf(isHere)('what one sends the other receives; who is there and what they send is told', async () => {
    await openRoom('hall');
    const [ann, ben] = await Promise.all([come('hall', 'ann:1', 'host'), come('hall', 'ben:1')]);
    const hush = await speak(ann);
    await hears(ben);
    await ben.until(() => heard.some(({ type }) => type === 'published'), 'news');
    const there = await stage.engine.participants('hall');
    expect(new Map(there.map(({ identity, role }) => [identity, role]))).toEqual(
      new Map([
        ['ann:1', 'host'],
        ['ben:1', 'speaker'],
      ]),
    );
    expect(there.find(({ identity }) => identity === 'ann:1')?.tracks).toEqual([
      { source: 'microphone', muted: false },
    ]);
    expect(heard).toContainEqual(
      expect.objectContaining({ type: 'joined', roomId: 'hall', identity: 'ben:1' }),
    );

    await stage.engine.mute('hall', 'ann:1', 'microphone');
    await ben.until(() => ben.heard.some((one) => one.case === 'update'), 'an update');
    expect((await stage.engine.participants('hall')).flatMap(({ tracks }) => tracks)).toEqual([
      { source: 'microphone', muted: true },
    ]);
    hush();
  });

  it.runIf(isHere)('a pass opens its own room alone, for its time, and none that was forged', async () => {
    await Promise.all([openRoom('mine'), openRoom('theirs')]);
    const { token } = await pass('mine', 'cat:1');
    const [head, body, signature = ''] = token.split('.');
    const forged = [head, body, signature.split('').toReversed().join('')].join('.');
    await expect(enter('mine', forged)).rejects.toThrow(/Forged|invalid/);
    const late = await stage.engine.issueJoin({
      roomId: 'mine',
      identity: 'cat:1',
      role: 'host',
      ttlSeconds: -120,
    });
    await expect(enter('mine', late.token)).rejects.toThrow(/Expired|invalid/);
    await enter('mine', token);
    expect(await stage.engine.participants('theirs')).toEqual([]);
    await expect(pass('nowhere', 'cat:1')).rejects.toMatchObject({ code: 'noRoom' });
  });

  it.runIf(isHere)('a viewer cannot send, a speaker can, and both change while they are in', async () => {
    await openRoom('stage');
    const [dan, eve] = await Promise.all([come('stage', 'dan:1', 'viewer'), come('stage', 'eve:1')]);
    await expect(dan.publish('mic')).rejects.toThrow('not allowed');
    await stage.engine.setRole('stage', 'dan:1', 'speaker');
    const hush = await speak(dan);
    await hears(eve);
    await stage.engine.setRole('stage', 'dan:1', 'viewer');
    await hearsNothing(eve);
    hush();
    await expect(stage.engine.setRole('stage', 'nobody:1', 'viewer')).rejects.toMatchObject({
      code: 'noPerson',
    });
  });

  it.runIf(isHere)(
    'who is sent out is heard no more, and what they were given lets them stay no more',
    async () => {
      await openRoom('club');
      const [fox, gus] = await Promise.all([come('club', 'fox:1'), come('club', 'gus:1')]);
      const held = await pass('club', 'fox:1');
      const hush = await speak(fox);
      await hears(gus);
      await stage.engine.remove('club', 'fox:1');
      await hearsNothing(gus);
      hush();
      await knock('club', held.token).catch(() => undefined);
      await gus.until(
        () => heard.filter(({ type, roomId }) => type === 'left' && roomId === 'club').length > 0,
        'that they left',
      );
      await expect
        .poll(async () => (await stage.engine.participants('club')).map(({ identity }) => identity))
        .toEqual(['gus:1']);
      await stage.engine.remove('club', 'nobody:1');
    },
  );

  it.runIf(isHere)(
    'a room that is full takes nobody more, and one that is closed is gone for all',
    async () => {
      await stage.engine.openRoom({ roomId: 'small', kind: 'call', maxPublishers: 1, maxPeople: 1 });
      const hal = await come('small', 'hal:1');
      await expect
        .poll(() =>
          pass('small', 'ivy:1').then(
            () => 'let in',
            (error: { code: string }) => error.code,
          ),
        )
        .toBe('full');
      await stage.engine.closeRoom('small');
      await hal.until(() => hal.isClosed || hal.last('leave') !== undefined, 'the end');
      expect(await stage.engine.participants('small')).toEqual([]);
      expect(heard).toContainEqual(
        expect.objectContaining({ type: 'ended', roomId: 'small', why: 'closed' }),
      );
    },
  );
});
