import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBlobs } from './platform/blobs/index.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import type { Config } from './platform/config/index.ts';
import { openRateLimits } from './platform/gateway/index.ts';
import { openHealth } from './platform/health/index.ts';
import { openHostSettings } from './platform/host-settings/index.ts';
import type { Feature, House } from './platform/house.ts';
import { startJobs } from './platform/jobs/index.ts';
import { openKeys, requireSameKey } from './platform/keys/index.ts';
import { openLive, watchHeads, type Live } from './platform/live/index.ts';
import { openLog, partsOf } from './platform/log/index.ts';
import { openLogger, openTraces } from './platform/logger.ts';
import { openMail } from './platform/mail/index.ts';
import { openMedia } from './platform/media/index.ts';
import { openMetrics } from './platform/metrics/index.ts';
import { openDoors, requireFreePort } from './platform/open-doors.ts';
import { openLines, type Lines } from './platform/open-lines.ts';
import { checkFolder, migrateOrExplain, keepBackups, openStorage } from './platform/storage.ts';

/** A server that is up. */
export interface RunningServer {
  url: string;
  port: number;
  house: House;
  stop(): Promise<void>;
}

/** What may be put in from outside: a clock that tests move, and where to tell what is going on. */
export interface StartOptions {
  clock?: Clock;
  progress?: (words: string) => void;
  /** How long a fresh socket may take to say hello; tests have less patience. */
  helloMs?: number;
  /** Do the rounds of the jobs begin by themselves? A test that runs a job itself wants no other round of it beside its own. */
  rounds?: 'by-themselves' | 'when-asked';
  /** Aborted, it is not to open any more: what was begun is closed again, and the start throws the signal's reason. */
  told?: AbortSignal | undefined;
  /** Takes the lines of the log; standard output when left out. */
  logTo?: { write(line: string): void };
}

/** What a house is made of. */
interface HouseNeeds extends Pick<StartOptions, 'logTo'> {
  db: House['db'];
  epoch: string;
  clock: Clock;
  /** Beside the servers, for a moment. */
  isVisitor?: boolean;
}

/** What the platform lends to features, without doors: for servers, and for the command line. */
export const openHouse = async (
  config: Config,
  { db, epoch, clock, logTo, isVisitor = false }: HouseNeeds,
): Promise<House> => {
  const own: Partial<Lines> = {};
  const traces = isVisitor ? undefined : await openTraces(config);
  const logger = openLogger(config, { processId: () => own.processes?.self()?.id }, logTo);
  const { bus, news, processes } = Object.assign(
    own,
    await openLines(config, { db, logger, traces, isVisitor }),
  );
  traces?.meet(bus);
  const hostSettings = await openHostSettings(config, { db, bus, news });
  const metrics = openMetrics(() => live.count());
  const counts = { chat: metrics.entries.labels('chat'), account: metrics.entries.labels('account') };
  const plainLog = openLog(db, clock, {
    metrics,
    ...(traces && { onGroup: (group) => traces.commit(group) }),
    deliver(entries) {
      for (const entry of entries) counts[partsOf(entry.log)[0]].inc();
      if (traces) traces.deliver(entries, () => live.deliver(entries));
      else live.deliver(entries);
    },
  });
  const log = traces?.follow(plainLog) ?? plainLog;
  const live: Live = openLive({
    bus,
    fetchAfter: (name, seq) => log.read(name, seq, 500),
    figures: metrics.figures,
  });
  const keys = await openKeys(config);
  const shared = { db, keys, address: () => processes.self()?.address };
  return {
    config,
    clock,
    db,
    log,
    live,
    metrics,
    traces,
    epoch,
    bus,
    news,
    processes,
    hostSettings,
    health: openHealth(clock),
    rateLimits: openRateLimits(
      config.rateLimits === 'on',
      clock,
      () => hostSettings.current().callsPercent / 100,
    ),
    blobs: openBlobs(config),
    logger,
    keys,
    mail: openMail(config, logger),
    media: await openMedia(config, { clock, logger, metrics, ...(!isVisitor && { shared }) }),
  };
};

/** How long one part may take to close, beside the time given to those who move: a line that is cut must keep nobody here. */
const closeMs = 15_000;

const inTime = (closing: Promise<unknown>, { drainMs }: Config): Promise<unknown> =>
  Promise.race([closing, sleep(drainMs + closeMs, undefined, { ref: false })]);

/** Opens the platform, registers the features and listens. Throws CannotStart with a sentence for people. */
export const startServer = async (
  given: Config,
  features: readonly Feature[],
  options: StartOptions = {},
): Promise<RunningServer> => {
  const { clock = systemClock, progress = () => undefined, rounds = 'by-themselves', told } = options;
  const config: Config = Object.freeze({ ...given, dataDir: resolve(given.dataDir) });
  await requireFreePort(config);
  await checkFolder(config.dataDir);
  const storage = await openStorage(config, progress, { told });
  const closing: (() => Promise<unknown>)[] = [() => storage.stop(), () => storage.db.close()];
  const stop = async () => {
    for (const close of closing.toReversed())
      await inTime(
        close().catch(() => undefined),
        config,
      );
  };
  try {
    told?.throwIfAborted();
    const house = await openHouse(config, {
      db: storage.db,
      epoch: await migrateOrExplain(storage.db),
      clock,
      ...(options.logTo && { logTo: options.logTo }),
    });
    closing.push(() => house.news.close());
    closing.push(() => house.processes.end());
    closing.push(() => house.bus.close());
    const heads = watchHeads(house);
    closing.push(async () => heads.stop());
    closing.push(async () => house.traces?.close());
    closing.push(() => house.log.close());
    closing.push(() => house.mail.close());
    closing.push(() => house.media.close());
    await requireSameKey(house.db, house.keys);
    await house.news.ready();
    await house.processes.begin();
    for (const feature of features) {
      told?.throwIfAborted();
      await feature.start?.(house);
      closing.push(async () => feature.stop?.(house));
    }
    const doors = await openDoors(house, features, options.helloMs);
    closing.push(() => doors.close());
    await house.processes.openAt(doors.port);
    await house.media.begin?.();
    if (config.roles.includes('worker')) {
      const jobs = [...features.flatMap((feature) => feature.jobs ?? []), ...keepBackups(house)];
      if (rounds === 'by-themselves') {
        const stopJobs = startJobs(house, jobs);
        closing.push(async () => stopJobs());
      }
    }
    return { url: `http://localhost:${doors.port}`, port: doors.port, house, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
