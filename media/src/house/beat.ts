import { budgetRoom, hearRoom, judgeRoom, steerRoom } from '../room/room-beat.ts';
import type { Room } from '../room/room.ts';
import type { Traffic } from '../room/traffic.ts';
import type { MediaLimits } from '../worker/calls.ts';

const tickMs = 20;
/** From this part of its limits on, a worker sends nobody larger pictures than they have. */
const nearly = 0.85;

type Beat = { tick: number; nowMs: number; mayRise: boolean };

/** A clock that runs while anybody is in: an empty worker costs a laptop nothing. */
export type BeatClock = { wake(): void; stop(): void };

/** Everything that happens by the clock: asking for what is missing, reports, sizes, who speaks. */
export function openBeat(of: {
  rooms: Map<string, Room>;
  traffic: Traffic;
  limits: MediaLimits;
  health: { wake(): void; rest(): void };
}): BeatClock {
  const { rooms, traffic, limits, health } = of;
  let tick = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    traffic.rest();
    health.rest();
  };
  const beat = () => {
    tick += 1;
    const nowMs = performance.now();
    traffic.turn(nowMs);
    const { outMbps, outPps } = traffic.figures();
    const mayRise = outMbps < limits.maxEgressMbps * nearly && outPps < limits.maxPacketsPerSecond * nearly;
    let people = 0;
    for (const room of rooms.values()) {
      people += room.people.size;
      beatRoom(room, { tick, nowMs, mayRise });
    }
    if (people === 0) stop();
  };
  return {
    wake() {
      if (timer) return;
      health.wake();
      timer = setInterval(beat, tickMs);
    },
    stop,
  };
}

function beatRoom(room: Room, { tick, nowMs, mayRise }: Beat): void {
  for (const { line } of room.people.values()) {
    if (line.sections.size === 0) continue;
    line.askForMissing(nowMs);
    if (tick % 4 === 0) line.tellArrivals();
  }
  if (tick % 10 === 0) steerRoom(room, nowMs);
  if (tick % 15 === 0) hearRoom(room);
  if (tick % 50 === 0) {
    for (const { line } of room.people.values()) line.report(nowMs);
    budgetRoom(room, nowMs, mayRise);
  }
  if (tick % 250 === 0) judgeRoom(room);
}
