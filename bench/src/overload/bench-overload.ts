import { startHost, type Host } from '../host.ts';
import type { Options } from '../options.ts';
import { flood, type Flooded } from './flood.ts';
import { beHostile, type Hostility } from './hostile.ts';
import { openHotRoom } from './hot-room.ts';
import { watchMemory, type Memory } from './memory.ts';
import { Steady, type Calm } from './steady.ts';

/** How those who only talk fare alone, and beside each kind of harm. */
interface Beside {
  alone: Calm;
  hot_room: Calm & { members: number; last_p50_ms: number; last_p99_ms: number };
  hostile_client: Calm & Hostility;
  flooded: Calm & { flood: Flooded };
  memory?: Memory;
  lost: number;
  doubled: number;
}

const talk = { pairs: 50, perSecond: 2 };
const hotMessagesPerSecond = 5;

const withHost = async <Result>(
  limits: 'on' | 'off',
  work: (host: Host) => Promise<Result>,
): Promise<Result> => {
  const host = await startHost({ limits });
  try {
    return await work(host);
  } finally {
    await host.stop();
  }
};

/** Alone, beside a hot room, and beside far more than can be stored: limits are off, so that the host itself has to refuse. */
const besideCrowds =
  (host: Host, { members, seconds, senders }: Options) =>
  async () => {
    const steady = await Steady.open(host, talk);
    await steady.measure(2_000);
    const alone = await steady.measure(seconds * 1_000);
    const room = await openHotRoom(host, members);
    room.start(hotMessagesPerSecond);
    const calm = await steady.measure(seconds * 1_000);
    const { lost: lostInRoom, ...last } = await room.close();
    const hot_room = { ...calm, members, ...last };
    const flooding = flood(host, { senders, window: 256, seconds: seconds + 1 });
    await steady.measure(2_500);
    const flooded = await steady.measure(seconds * 1_000);
    const figures = { alone, hot_room, flooded: { ...flooded, flood: await flooding } };
    const { lost, doubled } = await steady.close();
    return { ...figures, lost: lost + lostInRoom, doubled };
  };

/** Beside one client that does its worst, on a host with its limits on, as every host has them. */
const besideHostility = async (host: Host, { seconds }: Options) => {
  const steady = await Steady.open(host, talk);
  await steady.measure(1_000);
  let isOver = false;
  const hostile = beHostile(host, () => isOver);
  await steady.measure(1_000);
  const calm = await steady.measure(seconds * 1_000);
  isOver = true;
  const told = await hostile;
  return { hostile_client: { ...calm, ...told }, ...(await steady.close()) };
};

/** What overload, one hot room and one hostile client do to those who only talk; with `minutes`, to the memory too. */
export const benchOverload = async (options: Options): Promise<Beside> => {
  const crowds = await withHost('off', (host) => besideCrowds(host, options)());
  const hostility = await withHost('on', (host) => besideHostility(host, options));
  const { minutes } = options;
  const memory = minutes > 0 ? await withHost('off', (host) => watchMemory(host, minutes)) : undefined;
  return {
    ...crowds,
    ...hostility,
    ...(memory && { memory }),
    lost: crowds.lost + hostility.lost,
    doubled: crowds.doubled + hostility.doubled,
  };
};
