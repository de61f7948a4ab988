import { budgetRoom, hearRoom, judgeRoom, steerRoom } from '../room/room-beat.ts';
import type { Room } from '../room/room.ts';
import type { Traffic } from '../room/traffic.ts';
import type { MediaLimits } from '../worker/calls.ts';

const tickMs = 20;
/** From this part of its limits on, a worker sends nobody larger pictures than they have. */
const nearly = 0.85;

type Beat = { tick: number; nowMs: number; mayRise: boolean };

/** Everything that happens by the clock: asking for what is missing, reports, sizes, who speaks. Gives the way to stop. */
export function startBeat(rooms: Map<string, Room>, traffic: Traffic, limits: MediaLimits): () => void {
  let tick = 0;
  const timer = setInterval(() => {
    tick += 1;
    const nowMs = performance.now();
    traffic.turn(nowMs);
    const { outMbps, outPps } = traffic.figures();
    const mayRise = outMbps < limits.maxEgressMbps * nearly && outPps < limits.maxPacketsPerSecond * nearly;
    for (const room of rooms.values()) beatRoom(room, { tick, nowMs, mayRise });
  }, tickMs);
  return () => clearInterval(timer);
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
