import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotStart } from '../config/index.ts';
import type { Cluster } from './cluster.ts';
import { commandOf } from './programs.ts';
import { canEnter } from './user.ts';

/** A quiet host hands over what it has written this often: no more than this is lost with its disk. */
const archiveEverySeconds = 60;

/**
 * Where the log goes. What a server was started with is remembered beside the database: a command that starts the same
 * database for a moment must not leave a hole in the archive.
 */
export const archiveAs = async (
  dataDir: string,
  archiveTo: string | null | undefined,
): Promise<string | undefined> => {
  const file = join(resolve(dataDir), 'postgresql.archive');
  if (archiveTo === undefined) return (await readFile(file, 'utf8').catch(() => '')).trim() || undefined;
  if (archiveTo === null) await rm(file, { force: true });
  else await writeFile(file, `${archiveTo}\n`, { mode: 0o600 });
  return archiveTo ?? undefined;
};

/** The settings that have the log archived in a folder; none where it goes nowhere. Throws CannotStart where it cannot go there. */
export const archiveSettings = async (
  { user }: Pick<Cluster, 'user'>,
  folder: string | undefined,
): Promise<Record<string, string>> => {
  if (folder === undefined) return {};
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    if (user) await chown(folder, user.uid, user.gid);
  } catch (error) {
    throw new CannotStart(
      `The log of the database cannot be archived in ${folder} (${(error as NodeJS.ErrnoException).code}): name another BACKUP_DIR.`,
    );
  }
  if (user && !canEnter(user, folder))
    throw new CannotStart(
      `PostgreSQL runs as ${user.name} here, who may not go into ${folder}: name a BACKUP_DIR that everybody may enter (chmod a+x the folders above it); what lies in it stays closed.`,
    );
  return {
    archive_mode: 'on',
    archive_timeout: `${archiveEverySeconds}s`,
    archive_command: await commandOf('archive-wal', ['%p', folder, '%f'], user),
  };
};
