import { readFile } from 'node:fs/promises';
import { startMediaWorker, signJoinToken, type MediaKey, type Role } from '@maru/media';
import { livekitProgram, startLivekit } from '@maru/testing';

/** An engine that is measured: one process that carries everything. */
export interface MeasuredEngine {
  name: 'embedded' | 'livekit';
  /** Where clients go, without the path of LiveKit's signalling. */
  signal: string;
  openRoom(roomId: string, people: { publishers: number; viewers: number }): Promise<void>;
  passFor(roomId: string, identity: string, role: Role): Promise<string>;
  /** What it has used until now: seconds of a core, and bytes of memory. */
  used(): Promise<{ cpuSeconds: number; rssBytes: number }>;
  stop(): Promise<void>;
}

/** How many of the kernel's ticks make a second; 100 on every Linux we know. */
const ticksPerSecond = 100;
const pageBytes = 4_096;

const usedBy = async (pid: number) => {
  const [stat, statm] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/statm`, 'utf8'),
  ]);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    rssBytes: Number(statm.split(' ')[1]) * pageBytes,
  };
};

const passes = (key: MediaKey) => (roomId: string, identity: string, role: Role) =>
  signJoinToken(key, { roomId, identity, role, ttlSeconds: 600 });

/** One worker of our own. */
export const openEmbedded = async (): Promise<MeasuredEngine> => {
  const key = { id: 'bench', secret: 'a-secret-of-the-bench-alone-long-enough' };
  const limits = { maxEgressMbps: 2_000, maxPacketsPerSecond: 200_000, maxPeers: 500 };
  const worker = await startMediaWorker({ key, udpPort: 0, bind: '127.0.0.1', limits });
  return {
    name: 'embedded',
    signal: `ws://127.0.0.1:${worker.signalPort}`,
    openRoom: (roomId, { publishers, viewers }) =>
      worker.openRoom({
        roomId,
        kind: viewers > publishers ? 'broadcast' : 'call',
        maxPublishers: publishers,
        maxViewers: viewers,
      }),
    passFor: passes(key),
    used: () => usedBy(worker.pid),
    stop: () => worker.close(),
  };
};

/** A LiveKit server, where there is one. */
export const openLivekit = async (): Promise<MeasuredEngine | undefined> => {
  if (!livekitProgram()) return undefined;
  const livekit = await startLivekit({ autoCreate: true });
  return {
    name: 'livekit',
    signal: livekit.url,
    openRoom: async () => undefined,
    passFor: passes({ id: livekit.apiKey, secret: livekit.apiSecret }),
    used: () => usedBy(livekit.pid),
    stop: () => livekit.stop(),
  };
};

/** How busy all cores were between two looks, from 0 to 1; undefined where the system does not say. */
export const watchMachine = async (): Promise<() => Promise<number | undefined>> => {
  const look = async () => {
    const line = (await readFile('/proc/stat', 'utf8').catch(() => '')).split('\n')[0]?.split(/\s+/).slice(1);
    const ticks = (line ?? []).map(Number);
    return { idle: (ticks[3] ?? 0) + (ticks[4] ?? 0), all: ticks.reduce((sum, one) => sum + one, 0) };
  };
  const before = await look();
  return async () => {
    const after = await look();
    const all = after.all - before.all;
    return all > 0 ? Math.round((1 - (after.idle - before.idle) / all) * 100) / 100 : undefined;
  };
};
