import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { EngineHealth } from './engine.ts';

/** What `GET /metrics` shows of calls. */
export interface MediaMetrics {
  refused: Counter<'why'>;
  crashes: Counter;
  firstFrameSeconds: Histogram;
  /** Shows these figures from now on. */
  follow(read: () => EngineHealth): void;
}

const gauges: [name: string, help: string, pick: (health: EngineHealth) => number][] = [
  ['rooms', 'Rooms of calls that are open', ({ rooms }) => rooms],
  ['people', 'Devices in rooms of calls', ({ people }) => people],
  ['workers', 'Programs that carry calls', ({ workers }) => workers],
  ['load', 'How full it is, from 0 to 1', ({ load }) => load],
  ['out_packets_per_second', 'Packets sent to people', ({ outPacketsPerSecond }) => outPacketsPerSecond],
  ['out_megabits_per_second', 'Sent to people', ({ outMbps }) => outMbps],
  ['loss_ratio', 'Lost of what was sent to people, from 0 to 1', ({ loss }) => loss],
];

/** Makes the metrics of calls. */
export const openMediaMetrics = (registry: Registry): MediaMetrics => {
  const registers = [registry];
  return {
    refused: new Counter({
      name: 'maru_media_refused_total',
      help: 'What the engine of calls refused, by why',
      labelNames: ['why'],
      registers,
    }),
    crashes: new Counter({ name: 'maru_media_crashes_total', help: 'Workers that died', registers }),
    firstFrameSeconds: new Histogram({
      name: 'maru_media_first_frame_seconds',
      help: 'From coming in to the first picture that was sent to somebody',
      registers,
      buckets: [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10],
    }),
    follow(read) {
      for (const [name, help, pick] of gauges)
        new Gauge({
          name: `maru_media_${name}`,
          help,
          registers,
          collect() {
            this.set(pick(read()));
          },
        });
    },
  };
};
