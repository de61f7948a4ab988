import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { recordDeed } from '../platform/audit/index.ts';
import { systemClock } from '../platform/clock.ts';
import { CannotStart, type Config } from '../platform/config/index.ts';
import { isMigrated, readEpoch } from '../platform/db/index.ts';
import type { House } from '../platform/house.ts';
import { openStorage } from '../platform/storage.ts';
import { openHouse } from '../start-server.ts';
import type { Doing, Given } from './command.ts';

/** Who sits at the command line, for the audit log. */
export const commandLine = (): string => {
  try {
    return `command line (${userInfo().username})`;
  } catch {
    return 'command line';
  }
};

const requireHost = (config: Config): void => {
  if (config.databaseUrl || existsSync(join(config.dataDir, 'postgresql', 'PG_VERSION'))) return;
  throw new CannotStart(`There is no host in ${config.dataDir}: name its folder with --data.`);
};

/** Opens a host beside the server that may be running on it, does something, and goes. */
export const visitHost = async <Result>(
  { config: given, say }: Given,
  work: (house: House) => Promise<Result>,
): Promise<Result> => {
  const config = Object.freeze({ ...given, dataDir: resolve(given.dataDir) });
  requireHost(config);
  const storage = await openStorage(config, say, { isVisitor: true });
  try {
    if (!(await isMigrated(storage.db)))
      throw new CannotStart('This host was last run by another version: start this one on it once.');
    const house = await openHouse(config, {
      db: storage.db,
      epoch: await readEpoch(storage.db),
      clock: systemClock,
      isVisitor: true,
    });
    try {
      return await work(house);
    } finally {
      await house.news.close();
      await house.log.close();
    }
  } finally {
    await storage.db.close();
    await storage.stop();
  }
};

/** Does something to a host together with its record in the audit log; a record is left out where nothing was changed. */
export const changeHost = (given: Given, doing: Doing): Promise<void> =>
  visitHost(given, (house) =>
    house.db.transaction(async (tx) => {
      const deed = await doing(house, tx);
      if (deed) await recordDeed(house, tx, { ...deed, by: null, byName: commandLine() });
    }),
  );
