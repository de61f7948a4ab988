import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Room } from '../room/room.ts';
import type { Traffic } from '../room/traffic.ts';
import type { MediaHealth } from '../worker/calls.ts';

/** Measures how this process is doing. */
export function watchHealth(rooms: Map<string, Room>, traffic: Traffic) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  let usage = process.cpuUsage();
  let sinceMs = performance.now();
  let load = 0;
  let p99 = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const nowMs = performance.now();
    const used = process.cpuUsage(usage);
    load = (used.user + used.system) / 1_000 / (nowMs - sinceMs);
    usage = process.cpuUsage();
    sinceMs = nowMs;
    p99 = Math.max(0, delay.percentile(99) / 1e6 - 10);
    delay.reset();
  };
  return {
    read(): MediaHealth {
      const round = (value: number) => Math.round(value * 100) / 100;
      const figures = traffic.figures();
      return {
        load: round(load),
        inPps: Math.round(figures.inPps),
        outPps: Math.round(figures.outPps),
        outMbps: round(figures.outMbps),
        rooms: rooms.size,
        people: [...rooms.values()].reduce((sum, room) => sum + room.people.size, 0),
        lossPercent: round(figures.lossPercent),
        rssBytes: process.memoryUsage.rss(),
        eventLoopP99Ms: round(p99),
      };
    },
    wake() {
      usage = process.cpuUsage();
      sinceMs = performance.now();
      delay.enable();
      timer = setInterval(look, 2_000);
    },
    rest() {
      clearInterval(timer);
      delay.disable();
      load = 0;
      p99 = 0;
    },
  };
}
