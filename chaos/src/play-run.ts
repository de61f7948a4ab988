import { setTimeout as sleep } from 'node:timers/promises';
import { makeChance } from './chance.ts';
import { check, type Verdict } from './checker/index.ts';
import type { Device, History } from './history.ts';
import type { Host } from './host/host.ts';
import { inject, type Effect } from './inject.ts';
import { Life } from './people/live.ts';
import { makeLibraryPlayer } from './people/library-player.ts';
import { PlainPlayer } from './people/plain-player.ts';
import type { Player } from './people/player.ts';
import { readFinals, readHeads } from './people/read-finals.ts';
import { startRecorder } from './people/recorder.ts';
import { stormOf } from './people/storm.ts';
import { makeRooms, type Resident, type Room } from './people/town.ts';
import type { Plan } from './schedule.ts';

/** A run, as it went. */
export interface RunResult {
  plan: Plan;
  verdict: Verdict;
  effects: Effect[];
  history: History;
  /** Milliseconds from the end of the last fault until everybody had everything; undefined where that never came. */
  wholeMs: number | undefined;
  /** What was refused, by method and code. */
  refusals: Record<string, number>;
  tookMs: number;
}

/** A host, and who lives on it. */
export interface World {
  host: Host;
  /** Where the players come in: the host's own door, or something that stands before it. */
  url: string;
  town: readonly Resident[];
  /** Other runs go on at the same time: every room of this one is its own. */
  isShared?: boolean;
  /** How long everybody may take to have everything once all is well, in milliseconds. */
  patienceMs?: number;
}

/** How long what is under way may take to be answered once everything is well, and then everybody to have everything. */
const patience = { answers: 15_000, whole: 45_000 };

interface Wait {
  host: Host;
  players: readonly Player[];
  logs: readonly string[];
  patienceMs: number;
}

const makePlayers = (
  { url, town }: World,
  { rooms, from, plan }: { rooms: readonly Room[]; from: Record<string, number>; plan: Plan },
) => {
  const recorder = startRecorder();
  const chance = makeChance(plan.people);
  const players = town.flatMap((one, at) => {
    const own = rooms.filter(({ members }) => members.includes(at)).map(({ log }) => log);
    const logs = Object.fromEntries(own.map((log) => [log, from[log] as number]));
    return one.tokens.map((token, which): Player => {
      const kind: Device['kind'] = which === 0 ? 'library' : 'plain';
      const device: Device = { id: at * 2 + which, account: one.id, kind, from: logs };
      return kind === 'library'
        ? makeLibraryPlayer(url, { device, token }, recorder)
        : new PlainPlayer(url, { device, token }, { recorder, chance: chance.fork() });
    });
  });
  return { recorder, chance, players };
};

/** Waits until every device has every log up to its head. Gives how long that took. */
const untilWhole = async ({ host, players, logs, patienceMs }: Wait): Promise<number | undefined> => {
  const began = performance.now();
  let heads = await readHeads(host, logs);
  for (; performance.now() - began < patienceMs; await sleep(20)) {
    const isWhole = players.every((player) =>
      Object.keys(player.device.from).every((log) => player.have(log) >= (heads.get(log) ?? 0)),
    );
    if (!isWhole) continue;
    // What was committed meanwhile counts too.
    const again = await readHeads(host, logs);
    if (logs.every((log) => again.get(log) === heads.get(log))) return Math.round(performance.now() - began);
    heads = again;
  }
  return undefined;
};

const countRefusals = ({ happenings }: History): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const one of happenings) {
    if (one.e !== 'refused') continue;
    const name = `${one.what} ${one.code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

/** Plays one run on a host that is well, and leaves it well. */
export const playRun = async (world: World, plan: Plan): Promise<RunResult> => {
  const { host, town, url, patienceMs = patience.whole } = world;
  const started = performance.now();
  const runName = `${plan.seed.toString(36)}.${Math.round(started).toString(36)}`;
  const keyStart = `c-${runName}-`;
  const rooms = await makeRooms(host.url, town, { name: runName, isShared: world.isShared ?? false });
  const from = Object.fromEntries(
    await readHeads(
      host,
      rooms.map(({ log }) => log),
    ),
  );
  const { recorder, chance, players } = makePlayers(world, { rooms, from, plan });
  await Promise.all(players.map((player) => player.open()));

  let isOver = false;
  let isGivenUp = false;
  const scene = {
    recorder,
    rooms,
    keyStart,
    pace: plan.pace,
    isOver: () => isOver,
    isGivenUp: () => isGivenUp,
  };
  const lives = players.map((player) => new Life(player, scene, chance.fork()).live());
  const storm = stormOf(url, town);
  const began = performance.now();
  const injected = inject(plan.steps, { host, players, storm: storm.gather }, began);
  await sleep(plan.trafficMs);
  isOver = true;
  const effects = await injected;
  await host.heal();
  const healed = performance.now();
  for (const player of players) player.wake();
  const givingUp = setTimeout(() => (isGivenUp = true), patience.answers);
  await Promise.all(lives);
  clearTimeout(givingUp);
  const answered = performance.now() - healed;
  const whole = await untilWhole({ host, players, logs: Object.keys(from), patienceMs });
  // What comes twice comes late.
  await sleep(200);
  for (const player of players) player.close();
  storm.end();
  const history: History = {
    keyStart,
    devices: players.map(({ device }) => device),
    happenings: recorder.happenings,
    finals: await readFinals(host, { rooms, town, from }),
  };
  return {
    plan,
    verdict: check(history),
    effects,
    history,
    wholeMs: whole === undefined ? undefined : Math.round(whole + answered),
    refusals: countRefusals(history),
    tookMs: Math.round(performance.now() - started),
  };
};
