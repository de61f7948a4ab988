import { chown, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BackupPlace } from '../place/index.ts';

/**
 * Takes along the files that tell where a line of history has begun. PostgreSQL archives them itself, but for the one of a host that
 * was brought back, where nothing was archived until it was started.
 */
export const archiveHistories = async (cluster: string, place: BackupPlace): Promise<void> => {
  const wal = await place.walFolder();
  await mkdir(wal, { recursive: true, mode: 0o711 });
  const owner = await stat(wal);
  const there = new Set(await readdir(wal));
  for (const name of await readdir(join(cluster, 'pg_wal'))) {
    if (!/^[0-9A-F]{8}\.history$/.test(name) || there.has(`${name}.gz`)) continue;
    const half = join(wal, `${name}.gz.half`);
    const bytes = gzipSync(await readFile(join(cluster, 'pg_wal', name)));
    await writeFile(half, bytes, { mode: 0o600, flush: true });
    // PostgreSQL's user reads it, and would otherwise archive it: it is to be like what that has archived.
    if (process.getuid?.() === 0) await chown(half, owner.uid, owner.gid);
    await rename(half, join(wal, `${name}.gz`));
  }
};
