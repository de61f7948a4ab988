import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlayedClient } from '@maru/media/testing';
import { findProgram, livekitProgram, startLivekit, startProgram, type TestLivekit } from '@maru/testing';
import { Registry } from 'prom-client';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../clock.ts';
import { readConfig } from '../../config/index.ts';
import { openMediaMetrics } from '../media-metrics.ts';
import { openLivekitEngine } from './livekit-engine.ts';

const redis = findProgram('redis-server');
/** Minutes of LiveKit's own patience with dead nodes: with MARU_DEEP alone. */
const isHere = Boolean(process.env.MARU_DEEP) && redis !== undefined && livekitProgram() !== undefined;
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** What stands before the nodes: each new line goes to the first that is alive. */
const balance = async (nodes: readonly TestLivekit[]): Promise<string> => {
  const open = (line: Socket, [node, ...others]: readonly TestLivekit[]): void => {
    if (!node) return void line.destroy();
    const on = connect({ port: node.port, host: '127.0.0.1' });
    on.once('error', () => open(line, others));
    on.once('connect', () => {
      on.removeAllListeners('error');
      on.on('error', () => line.destroy()).on('close', () => line.destroy());
      line.on('close', () => on.destroy());
      line.pipe(on).pipe(line);
    });
  };
  const server = createServer((line) => {
    line.on('error', () => undefined);
    open(line, nodes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => server.close());
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const openCluster = async () => {
  const { port, stop } = await startProgram(redis as string, (at) => [
    ...['--port', String(at), '--bind', '127.0.0.1', '--save', ''],
  ]);
  closing.push(stop);
  const nodes = [];
  for (let count = 0; count < 2; count++) nodes.push(await startLivekit({ redis: `127.0.0.1:${port}` }));
  for (const node of nodes) closing.push(() => node.stop());
  const url = await balance(nodes);
  const { apiKey, apiSecret } = nodes[0] as TestLivekit;
  const flags = [`--livekit-url=${url}`, `--livekit-api-key=${apiKey}`, `--livekit-api-secret=${apiSecret}`];
  const metrics = openMediaMetrics(new Registry());
  const engine = openLivekitEngine({
    config: readConfig(flags, {}),
    clock: systemClock,
    metrics,
    iceServers: () => [],
  });
  closing.push(() => engine.close());
  return { engine, nodes: nodes as [TestLivekit, TestLivekit], url };
};

/** Two who are in a call of the cluster. */
const openCall = async () => {
  const { engine, nodes, url } = await openCluster();
  await engine.openRoom({ roomId: 'call', kind: 'call', maxPublishers: 4, maxPeople: 4 });
  const come = async (identity: string) => {
    const { token } = await engine.issueJoin({ roomId: 'call', identity, role: 'speaker' });
    const client = await PlayedClient.enter(url, token, { audios: 2, videos: 1, hasData: false });
    closing.push(() => client.close());
    return client;
  };
  const meet = async () => {
    const [ann, ben] = await Promise.all([come('ann:1'), come('ben:1')]);
    const { streams } = await ann.publish('mic');
    const timer = setInterval(() => ann.send(streams[0]!.sound()), 20);
    closing.push(() => clearInterval(timer));
    await ben.until(() => ben.ear.total() > 25, 'sound');
    return ben;
  };
  return { nodes, meet };
};

const hears = async ({ ear }: PlayedClient, ms: number): Promise<number> => {
  const before = ear.total();
  await sleep(ms);
  return ear.total() - before;
};

/** Whose packets stop when a node is held still is who holds the call. */
const findHolder = async (nodes: readonly TestLivekit[], listener: PlayedClient) => {
  for (const node of nodes) {
    process.kill(node.pid, 'SIGSTOP');
    await sleep(300);
    const heard = await hears(listener, 700);
    process.kill(node.pid, 'SIGCONT');
    if (heard < 10) return node;
  }
  throw new Error('no node holds the call');
};

it.runIf(isHere)('a call outlives the node that does not hold it', async () => {
  const { nodes, meet } = await openCall();
  const ben = await meet();
  const holder = await findHolder(nodes, ben);
  await nodes.find((node) => node !== holder)!.stop();
  expect(await hears(ben, 5_000)).toBeGreaterThan(150);
});

it.runIf(isHere)('a call comes back within ten seconds after the node that held it has gone', async () => {
  const { nodes, meet } = await openCall();
  const holder = await findHolder(nodes, await meet());
  await holder.stop();
  const began = performance.now();
  for (let isBack = false; !isBack && performance.now() - began < 30_000;)
    isBack = await meet().then(
      () => true,
      () => false,
    );
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(`measured: a call was back ${seconds.toFixed(1)} s after its node had gone\n`);
  expect(seconds).toBeLessThan(10);
});
