// The load generator: a process of its own, the same for every server, told what to do over IPC.
import { inTurns, spread } from '../../figures.ts';
import type { Hearer, Line, Seat } from '../lines/line.ts';
import { MaruLine } from '../lines/maru-line.ts';
import { XmppLine } from '../lines/xmpp-line.ts';
import { seatsFor, type World } from '../world.ts';
import type { Job } from './jobs.ts';
import { TalkRun, type Talked } from './talk.ts';

/** Sessions that come into a room at once. */
const enteringAtOnce = 20;

let world: World;
let run: TalkRun | undefined;
const lines = new Map<number, Line>();
const entered = new Set<string>();
let said = 0;

const hearer: Hearer = {
  acknowledged: (line, message) => run?.acknowledged(line, message),
  came: (_line, from, message) => run?.came(from, message),
};

const makeLine = (seat: Seat): Line => {
  const setup = { port: world.port, seat, hearer, tag: world.tag };
  return world.protocol === 'maru' ? new MaruLine(setup) : new XmppLine(setup, world.hasArchive);
};

/** Opens the sessions that are not open yet, to a chat list each. */
const openSeats = async (count: number, atOnce: number): Promise<number[]> => {
  const times: number[] = [];
  const missing = world.seats.slice(0, count).filter((seat) => !lines.has(seat.number));
  await inTurns(missing.toReversed(), atOnce, async (seat) => {
    const began = performance.now();
    const line = makeLine(seat);
    await line.open();
    await line.list();
    times.push(performance.now() - began);
    lines.set(seat.number, line);
  });
  return times;
};

const closeAll = (): void => {
  for (const line of lines.values()) line.end();
  lines.clear();
  entered.clear();
};

const storm = async ({ sessions, atOnce }: Extract<Job, { work: 'storm' }>) => {
  const began = performance.now();
  const times = await openSeats(sessions, atOnce);
  return { seconds: (performance.now() - began) / 1_000, opened: times.length, each: spread(times) };
};

const talk = async ({ places: name, only, talk: how }: Extract<Job, { work: 'talk' }>): Promise<Talked> => {
  const places = (world.places[name] ?? []).slice(0, only);
  await openSeats(seatsFor(places), 50);
  for (const place of places) {
    const line = (seat: number) => lines.get(seat) as Line;
    if (place.kind === 'direct') await line(place.sender).prepareToSend();
    else if (!entered.has(place.address)) {
      entered.add(place.address);
      // Whoever talks makes the room.
      await line(place.sender).enter(place);
      await inTurns([...place.readers], enteringAtOnce, (seat) => line(seat).enter(place));
    }
  }
  run = new TalkRun(lines, how, { places, base: said });
  try {
    return await run.run();
  } finally {
    run = undefined;
    said += 10_000_000;
  }
};

const catchUp = async ({ times }: Extract<Job, { work: 'catchUp' }>) => {
  const { seat, at, cursors } = world.returning;
  const took: number[] = [];
  let messages = 0;
  for (let time = 0; time < times; time++) {
    const line = makeLine(seat);
    const began = performance.now();
    messages = await line.catchUp({ at, cursors });
    took.push(performance.now() - began);
    line.end();
  }
  return { messages, ...spread(took) };
};

const perform = async (job: Job): Promise<unknown> => {
  if (job.work === 'meet') return void (world = job.world);
  if (job.work === 'storm') return storm(job);
  if (job.work === 'talk') return talk(job);
  if (job.work === 'catchUp') return catchUp(job);
  return closeAll();
};

process.on('message', (job: Job) => {
  perform(job).then(
    (figures) => process.send?.({ figures: figures ?? {} }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
