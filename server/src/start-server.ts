import { mkdir, writeFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { pino } from 'pino';
import { openLocalBus } from './platform/bus/index.ts';
import { openFolderBlobs } from './platform/blobs/index.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { CannotStart, type Config } from './platform/config/index.ts';
import { isConnectionError, migrate, openDatabase, readEpoch, type Db } from './platform/db/index.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.ts';
import { buildSwitchboard, logsFeature, openRateLimits, serveSockets } from './platform/gateway/index.ts';
import type { Caller, Feature, House } from './platform/house.ts';
import {
  isOwnOrigin,
  openHttp,
  readCookie,
  serveCalls,
  serveWebApp,
  sessionCookie,
} from './platform/http/index.ts';
import { openLive, type Live } from './platform/live/index.ts';
import { openLog, partsOf } from './platform/log/index.ts';
import { openMetrics } from './platform/metrics/index.ts';

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
}

const checkFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new CannotStart(
      `The data folder ${folder} cannot be written to (${(error as NodeJS.ErrnoException).code}): choose another with --data.`,
    );
  }
};

const openStorage = async (
  config: Config,
  progress: (words: string) => void,
): Promise<{ db: Db; stop: () => Promise<void> }> => {
  if (!config.databaseUrl) {
    const postgres = await startEmbeddedPostgres(config.dataDir, progress);
    return { db: openDatabase(postgres.url), stop: () => postgres.stop() };
  }
  const db = openDatabase(config.databaseUrl);
  try {
    await db.check();
  } catch (error) {
    await db.close();
    const { host } = new URL(config.databaseUrl);
    throw new CannotStart(
      `The database at ${host} cannot be reached: ${(error as Error).message || (error as { code?: string }).code}. Check DATABASE_URL.`,
    );
  }
  return { db, stop: async () => undefined };
};

const migrateOrExplain = async (db: Db): Promise<string> => {
  try {
    await migrate(db);
    return await readEpoch(db);
  } catch (error) {
    if (isConnectionError(error))
      throw new CannotStart('The database went away while it was being prepared; start again.');
    throw error;
  }
};

const makeFindCaller = (house: House, features: readonly Feature[]) => {
  const { findCaller } = features.find((feature) => feature.findCaller) ?? {};
  return async (token: string): Promise<Caller | undefined> => findCaller?.(house, token);
};

const listen = async (http: Awaited<ReturnType<typeof openHttp>>, config: Config): Promise<number> => {
  try {
    await http.listen({ port: config.port, host: config.bind });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${config.port} is already in use: stop the other program or choose another with --port.`,
      );
    if (code === 'EACCES')
      throw new CannotStart(
        `Port ${config.port} needs more rights than this process has: choose one above 1023 with --port.`,
      );
    if (code === 'EADDRNOTAVAIL')
      throw new CannotStart(`${config.bind} is not an address of this machine: choose another with --bind.`);
    throw error;
  }
  return (http.server.address() as { port: number }).port;
};

/** Opens the platform, registers the features and listens. Throws CannotStart with a sentence for people. */
export const startServer = async (
  config: Config,
  features: readonly Feature[],
  options: StartOptions = {},
): Promise<RunningServer> => {
  const { clock = systemClock, progress = () => undefined } = options;
  const dataDir = resolve(config.dataDir);
  await checkFolder(dataDir);
  const storage = await openStorage({ ...config, dataDir }, progress);
  const closing: (() => Promise<unknown>)[] = [() => storage.stop(), () => storage.db.close()];
  const closeAll = async () => {
    for (const close of closing.toReversed()) await close().catch(() => undefined);
  };
  try {
    const epoch = await migrateOrExplain(storage.db);
    const metrics = openMetrics(() => live.count());
    const log = openLog(storage.db, clock, (entries) => {
      for (const entry of entries) metrics.entries.inc({ family: partsOf(entry.log)[0] });
      live.deliver(entries);
    });
    const live: Live = openLive((name, seq) => log.read(name, seq, 500));
    closing.push(() => log.close());
    const house: House = {
      config,
      clock,
      db: storage.db,
      log,
      live,
      metrics,
      epoch,
      bus: openLocalBus(),
      rateLimits: openRateLimits(config.rateLimits === 'on', clock),
      blobs: openFolderBlobs(join(dataDir, 'files')),
      logger: pino({ level: config.logLevel, base: null }),
    };
    const everyFeature = [logsFeature(features), ...features];
    const desk = { house, board: buildSwitchboard(everyFeature), rateLimits: house.rateLimits };
    const findCaller = makeFindCaller(house, features);
    const http = await openHttp(house);
    serveCalls(http, desk, findCaller);
    for (const feature of features) feature.routes?.(http, house, async (_house, token) => findCaller(token));
    await serveWebApp(http);
    for (const feature of features) {
      await feature.start?.(house);
      closing.push(async () => feature.stop?.(house));
    }
    await http.ready();
    const addressOf = (request: IncomingMessage) =>
      (config.trustProxy === 'on' &&
        String(request.headers['x-forwarded-for'] ?? '')
          .split(',')[0]
          ?.trim()) ||
      request.socket.remoteAddress ||
      '';
    const cookieTokenOf = (request: IncomingMessage) =>
      isOwnOrigin(request, config.publicUrl) ? readCookie(request, sessionCookie) : undefined;
    const sockets = serveSockets(http.server, {
      desk,
      features,
      findCaller,
      addressOf,
      cookieTokenOf,
      helloMs: options.helloMs,
    });
    closing.push(
      () => http.close(),
      () => sockets.drain(),
    );
    const port = await listen(http, config);
    return { url: `http://localhost:${port}`, port, house, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
};
