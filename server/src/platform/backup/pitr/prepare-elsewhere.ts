import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recoverySettings } from '../../embedded-postgres/index.ts';
import type { Wish } from './finish-restored.ts';
import { lendLog } from './lend-log.ts';
import type { KnownBase } from './manifest.ts';
import { takeLastWal } from './take-last-wal.ts';
import { unpackBasebackup } from './unpack-basebackup.ts';

/** A data directory that its own PostgreSQL is to be started on. */
export interface Prepared {
  base: KnownBase;
  prepared: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Lays out the files of a PostgreSQL that is not the embedded one, with what it needs to play its log again up to the moment. Only
 * that PostgreSQL can do it, with the settings it is run with elsewhere; `finishRestored` comes after.
 */
export const prepareElsewhere = async (wish: Wish, base: KnownBase): Promise<Prepared> => {
  const { config, place, target } = wish;
  const { manifest } = base;
  const cluster = join(config.dataDir, 'postgresql');
  await unpackBasebackup({ place, base }, config.dataDir, async () => cluster);
  await takeLastWal(wish, base, cluster);
  const settings = await recoverySettings({
    // It stays until that PostgreSQL has played it.
    walFolder: await lendLog(place, base, config.dataDir),
    segmentBytes: manifest.segmentBytes,
    timeline: manifest.timeline,
    ...(target !== 'latest' && { target }),
  });
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`);
  await appendFile(join(cluster, 'postgresql.auto.conf'), lines.join(''));
  await writeFile(join(cluster, 'recovery.signal'), '', { mode: 0o600 });
  return { base, prepared: cluster };
};
