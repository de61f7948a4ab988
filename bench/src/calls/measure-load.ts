import { setTimeout as sleep } from 'node:timers/promises';
import { gather, type CrowdSize } from './crowd.ts';
import { watchMachine, type MeasuredEngine } from './engines.ts';

/** What an engine needed for a crowd. */
export interface Load {
  packets_per_s: number;
  gaps: number;
  cpu_cores: number;
  us_per_packet: number;
  rss_mb: number;
  /** How busy all cores of the machine were meanwhile, the players among it: 1 is no room left. */
  machine_busy: number;
}

const settleMs = 2_000;

/** Lets a crowd sit in a room for a while, and says what that took. */
export const measureLoad = async (
  engine: MeasuredEngine,
  size: CrowdSize,
  seconds: number,
): Promise<Load> => {
  const crowd = await gather(engine, `load-${size.publishers}-${size.viewers}`, size);
  try {
    await sleep(settleMs);
    const count = () => crowd.clients.reduce((sum, { ear }) => sum + ear.total(), 0);
    const lost = () => crowd.clients.reduce((sum, { ear }) => sum + ear.lost(), 0);
    const before = { ...(await engine.used()), packets: count(), lost: lost(), at: performance.now() };
    const machine = await watchMachine();
    await sleep(seconds * 1_000);
    const after = await engine.used();
    const received = count() - before.packets;
    const passed = (performance.now() - before.at) / 1_000;
    // What comes in is carried too: pictures of three packets 24 times a second, and fifty sounds.
    const carried = received + size.publishers * (24 * 3 + 50) * passed;
    const cpu = after.cpuSeconds - before.cpuSeconds;
    return {
      packets_per_s: Math.round(received / passed),
      gaps: Math.max(0, lost() - before.lost),
      cpu_cores: Math.round((cpu / passed) * 100) / 100,
      us_per_packet: Math.round((cpu / carried) * 1e7) / 10,
      rss_mb: Math.round(after.rssBytes / 1_048_576),
      machine_busy: (await machine()) ?? -1,
    };
  } finally {
    crowd.leave();
  }
};
