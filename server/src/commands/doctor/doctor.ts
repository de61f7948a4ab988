import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explainConfig, readConfig, type Config } from '../../platform/config/index.ts';
import { openDatabase, type Db } from '../../platform/db/index.ts';
import { readProcesses } from '../../platform/processes/index.ts';
import { openStorage } from '../../platform/storage.ts';
import type { Command } from '../command.ts';
import { bad, type Finding, type Look, type Patient } from './finding.ts';
import { withoutBackups } from '../restore.ts';
import { lookAtCalls } from './look-at-calls.ts';
import { lookAtDatabase } from './look-at-database.ts';
import { lookAtDoor } from './look-at-door.ts';
import { lookAtFolders } from './look-at-folders.ts';
import { lookAtLines } from './look-at-lines.ts';
import { lookAtSettings } from './look-at-settings.ts';
import { lookAtWork } from './look-at-work.ts';

const looks: readonly Look[] = [
  lookAtSettings,
  lookAtFolders,
  lookAtDatabase,
  lookAtLines,
  lookAtDoor,
  lookAtCalls,
  lookAtWork,
];

/** Opens the database where there is one; what stands in the way is told by whoever looks at it. */
const openPatient = async (
  config: Config,
): Promise<{ db?: Db; whyNoDb?: unknown; stop: () => Promise<void> }> => {
  const nothing = { stop: async () => undefined };
  if (config.databaseUrl) {
    const db = openDatabase(config.databaseUrl);
    try {
      await db.check();
      return { db, stop: () => db.close() };
    } catch (whyNoDb) {
      await db.close();
      return { ...nothing, whyNoDb };
    }
  }
  if (!existsSync(join(config.dataDir, 'postgresql', 'PG_VERSION'))) return nothing;
  try {
    const storage = await openStorage(withoutBackups(config), () => undefined, { isVisitor: true });
    return {
      db: storage.db,
      stop: async () => {
        await storage.db.close();
        await storage.stop();
      },
    };
  } catch (whyNoDb) {
    return { ...nothing, whyNoDb };
  }
};

/** Looks through a host. Changes nothing but a file and a row that it takes away again. */
export const examine = async (given: Config): Promise<Finding[]> => {
  const config = Object.freeze({ ...given, dataDir: resolve(given.dataDir) });
  const { db, whyNoDb, stop } = await openPatient(config);
  try {
    const processes = db ? await readProcesses(db).catch(() => []) : [];
    const patient: Patient = { config, db, whyNoDb, processes };
    const found: Finding[] = [];
    for (const look of looks) found.push(...(await look(patient)));
    return found;
  } finally {
    await stop();
  }
};

/** Settings that cannot be read end it there: everything else would be looked at with others than are meant. */
const examineFrom = async (
  flags: readonly string[],
  env: Record<string, string | undefined>,
): Promise<Finding[]> => {
  const wrong = explainConfig(flags, env).filter(({ expected }) => expected !== undefined);
  if (wrong.length === 0) return examine(readConfig(flags, env));
  return wrong.map((one) =>
    bad('settings', `${one.env} is ${one.shown || 'empty'}.`, `It should be ${one.expected}.`),
  );
};

const marks = { ok: '✓', warning: '!', bad: '✗' } as const;

/** What is wrong with a host, and how to mend it. */
export const doctor: Command = {
  name: 'doctor',
  takes: '[--json]',
  means:
    'look through a host, say what is wrong with it and how to mend it; exit code 1 where something is bad',
  needs: 0,
  options: { json: 'boolean' },
  readsSettings: true,
  async run({ flags, env, options, say }) {
    const found = await examineFrom(flags, env);
    const count = (state: Finding['state']) => found.filter((one) => one.state === state).length;
    const [bads, warnings] = [count('bad'), count('warning')];
    if (options.json) say(JSON.stringify({ ok: count('ok'), warnings, bad: bads, findings: found }, null, 2));
    else {
      for (const { check, state, says, mend } of found) {
        say(`${marks[state]} ${check.padEnd(22)} ${says}`);
        if (mend) say(`${' '.repeat(25)}→ ${mend}`);
      }
      say(`\n${bads} bad, ${warnings} to look at, ${count('ok')} well.`);
    }
    return bads === 0;
  },
};
