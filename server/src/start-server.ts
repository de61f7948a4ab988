import { resolve } from 'node:path';
import { pino } from 'pino';
import { openBlobs } from './platform/blobs/index.ts';
import { openLocalBus, openNewsLine } from './platform/bus/index.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import type { Config } from './platform/config/index.ts';
import type { Db } from './platform/db/index.ts';
import { openRateLimits } from './platform/gateway/index.ts';
import { openHealth } from './platform/health/index.ts';
import { openHostSettings } from './platform/host-settings/index.ts';
import type { Feature, House } from './platform/house.ts';
import { startJobs } from './platform/jobs/index.ts';
import { openKeys, requireSameKey } from './platform/keys/index.ts';
import { openLive, type Live } from './platform/live/index.ts';
import { openLog, partsOf } from './platform/log/index.ts';
import { openMail } from './platform/mail/index.ts';
import { openMedia } from './platform/media/index.ts';
import { openMetrics } from './platform/metrics/index.ts';
import { openDoors, requireFreePort } from './platform/open-doors.ts';
import { checkFolder, migrateOrExplain, openStorage } from './platform/storage.ts';

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
  /** Takes the lines of the log; standard output when left out. */
  logTo?: { write(line: string): void };
}

/** What the platform lends to features, without doors: for servers, and for the command line. */
export const openHouse = async (
  config: Config,
  { db, epoch, clock, logTo }: { db: Db; epoch: string; clock: Clock } & Pick<StartOptions, 'logTo'>,
): Promise<House> => {
  const bus = openLocalBus();
  const news = openNewsLine(db.url, bus);
  const hostSettings = await openHostSettings(config, { db, bus, news });
  const metrics = openMetrics(() => live.count());
  const logger = pino({ level: config.logLevel, base: null }, logTo ?? pino.destination(1));
  const log = openLog(db, clock, (entries) => {
    for (const entry of entries) metrics.entries.inc({ family: partsOf(entry.log)[0] });
    live.deliver(entries);
  });
  const live: Live = openLive((name, seq) => log.read(name, seq, 500));
  return {
    config,
    clock,
    db,
    log,
    live,
    metrics,
    epoch,
    bus,
    news,
    hostSettings,
    health: openHealth(clock),
    rateLimits: openRateLimits(
      config.rateLimits === 'on',
      clock,
      () => hostSettings.current().callsPercent / 100,
    ),
    blobs: openBlobs(config),
    logger,
    keys: await openKeys(config),
    mail: openMail(config, logger),
    media: openMedia(config, { clock, logger, metrics }),
  };
};

/** Opens the platform, registers the features and listens. Throws CannotStart with a sentence for people. */
export const startServer = async (
  given: Config,
  features: readonly Feature[],
  options: StartOptions = {},
): Promise<RunningServer> => {
  const { clock = systemClock, progress = () => undefined } = options;
  const config: Config = Object.freeze({ ...given, dataDir: resolve(given.dataDir) });
  await requireFreePort(config);
  await checkFolder(config.dataDir);
  const storage = await openStorage(config, progress);
  const closing: (() => Promise<unknown>)[] = [() => storage.stop(), () => storage.db.close()];
  const stop = async () => {
    for (const close of closing.toReversed()) await close().catch(() => undefined);
  };
  try {
    const house = await openHouse(config, {
      db: storage.db,
      epoch: await migrateOrExplain(storage.db),
      clock,
      ...(options.logTo && { logTo: options.logTo }),
    });
    closing.push(() => house.news.close());
    closing.push(() => house.log.close());
    closing.push(() => house.mail.close());
    closing.push(() => house.media.close());
    await requireSameKey(house.db, house.keys);
    for (const feature of features) {
      await feature.start?.(house);
      closing.push(async () => feature.stop?.(house));
    }
    const doors = await openDoors(house, features, options.helloMs);
    closing.push(() => doors.close());
    if (config.roles.includes('worker')) {
      const stopJobs = startJobs(
        house,
        features.flatMap((feature) => feature.jobs ?? []),
      );
      closing.push(async () => stopJobs());
    }
    return { url: `http://localhost:${doors.port}`, port: doors.port, house, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
