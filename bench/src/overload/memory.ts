import { setTimeout as sleep } from 'node:timers/promises';
import { megabytes } from '../figures.ts';
import type { Host } from '../host.ts';
import { flood } from './flood.ts';

/** Memory of the server's process over time, at full load. */
export interface Memory {
  minutes: number;
  samples: number;
  /** After the first tenth, which warms up; at the end; and the highest. */
  first_mb: number;
  last_mb: number;
  highest_mb: number;
  /** The straight line through all samples after the first tenth. */
  mb_per_minute: number;
  accepted_per_s: number;
}

/** How steeply points rise: least squares. */
export const slopeOf = (points: readonly (readonly [x: number, y: number])[]): number => {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const under = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return under === 0 ? 0 : over / under;
};

/** Writes as much as is taken for so many minutes, and looks at the memory of the server meanwhile. */
export const watchMemory = async (host: Host, minutes: number): Promise<Memory> => {
  const points: [number, number][] = [];
  let isOn = true;
  const began = performance.now();
  const everyMs = Math.min(5_000, Math.max(500, minutes * 600));
  const watching = (async () => {
    for (; isOn; await sleep(everyMs))
      points.push([(performance.now() - began) / 60_000, (await host.rss()) / 1_048_576]);
  })();
  const { accepted_per_s } = await flood(host, { senders: 100, window: 32, seconds: minutes * 60 });
  isOn = false;
  await watching;
  const warm = points.slice(Math.ceil(points.length / 10));
  const tenth = Math.max(1, Math.floor(warm.length / 10));
  const meanMb = (some: [number, number][]) =>
    megabytes((some.reduce((sum, [, mb]) => sum + mb, 0) / some.length) * 1_048_576);
  return {
    minutes,
    samples: points.length,
    first_mb: meanMb(warm.slice(0, tenth)),
    last_mb: meanMb(warm.slice(-tenth)),
    highest_mb: megabytes(Math.max(...points.map(([, mb]) => mb)) * 1_048_576),
    mb_per_minute: Math.round(slopeOf(warm) * 100) / 100,
    accepted_per_s,
  };
};
