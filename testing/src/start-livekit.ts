import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A LiveKit server that runs. */
export interface TestLivekit {
  /** Where clients and the host reach it. */
  url: string;
  apiKey: string;
  apiSecret: string;
  port: number;
  pid: number;
  /** Ends it as a power cut does. */
  stop(): Promise<void>;
}

/** What a test may want otherwise. */
export interface LivekitOptions {
  /** `host:port` of a Redis by which several nodes know each other. */
  redis?: string;
  /** Where it tells what happens. */
  webhook?: string;
  /** Rooms are made by whoever comes first. */
  autoCreate?: boolean;
}

const apiKey = 'testkey';
const apiSecret = 'a-secret-of-tests-alone-long-enough';

/** A port that is free at this moment. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

// JSON is YAML too.
const writeConfig = async (folder: string, port: number, options: LivekitOptions): Promise<string> => {
  const file = join(folder, 'livekit.yaml');
  const config = {
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      udp_port: await findFreePort(),
      tcp_port: 0,
      use_external_ip: false,
      node_ip: '127.0.0.1',
      enable_loopback_candidate: true,
      // Each address of the machine would be announced as `node_ip`, and but one of them, by chance, be listened on for it.
      ips: { includes: ['127.0.0.1/32'] },
    },
    keys: { [apiKey]: apiSecret },
    room: { auto_create: options.autoCreate ?? false },
    logging: { level: 'error' },
    ...(options.redis && { redis: { address: options.redis } }),
    ...(options.webhook && { webhook: { api_key: apiKey, urls: [options.webhook] } }),
  };
  await writeFile(file, JSON.stringify(config));
  return file;
};

const waitUntilOpen = async (port: number, child: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error('LiveKit has ended at its start');
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('LiveKit does not answer');
};

/** The LiveKit server that the tests found; undefined where there is none. */
export const livekitProgram = (): string | undefined => process.env.MARU_LIVEKIT || undefined;

const startOnce = async (options: LivekitOptions): Promise<TestLivekit> => {
  const program = livekitProgram();
  if (!program) throw new Error('there is no LiveKit server here');
  const folder = await mkdtemp(join(tmpdir(), 'maru-livekit-'));
  const port = await findFreePort();
  const child = spawn(program, ['--config', await writeConfig(folder, port, options)], { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilOpen(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    apiKey,
    apiSecret,
    port,
    pid: child.pid as number,
    stop,
  };
};

/** Starts a real LiveKit server that speaks to this machine alone; once more where somebody was quicker to take its ports. */
export const startLivekit = async (options: LivekitOptions = {}): Promise<TestLivekit> =>
  startOnce(options).catch(() => startOnce(options));
