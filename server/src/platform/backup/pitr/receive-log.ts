import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackupPlace } from '../place/index.ts';
import { askServer, environmentOf, requireProgram, runProgram } from './basebackup-elsewhere.ts';
import { claimPlace } from './layout.ts';

/** How often what was received is brought to where it belongs, where that is not here. */
const bringEveryMs = 5_000;

/** Brings over what was received, until it is told to end; says once when that does not work, and once when it does again. */
const keepBringing = (place: BackupPlace, say: (words: string) => void): (() => Promise<void>) => {
  const ending = new AbortController();
  let isAway = false;
  const bring = async () => {
    try {
      await place.handOver();
      if (isAway) say(`${place.title} takes the log again.`);
      isAway = false;
    } catch (error) {
      if (!isAway) say(`The log waits on this machine: ${(error as Error).message}`);
      isAway = true;
    }
  };
  const round = async () => {
    while (!ending.signal.aborted) {
      await bring();
      await sleep(bringEveryMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
    await bring();
  };
  const done = place.folder ? Promise.resolve() : round();
  return async () => {
    ending.abort();
    await done;
  };
};

/**
 * Receives the log of a PostgreSQL elsewhere into the backups until it is told to end, by PostgreSQL's own program. A slot
 * there keeps what was not received yet, also while nobody receives.
 */
export const receiveLog = async (
  url: string,
  place: BackupPlace,
  say: (words: string) => void,
): Promise<void> => {
  const { major, identifier } = await askServer(url);
  requireProgram('pg_receivewal', major);
  await claimPlace(place, identifier);
  const wal = await place.walFolder();
  await mkdir(wal, { recursive: true, mode: 0o711 });
  const env = environmentOf(url);
  const slot = ['--directory', wal, '--slot=maru', '--create-slot', '--if-not-exists'];
  await runProgram('pg_receivewal', slot, env);
  const child = spawn('pg_receivewal', ['--directory', wal, '--slot=maru', '--compress=1', '--synchronous'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stopBringing = keepBringing(place, say);
  const end = () => void child.kill('SIGINT');
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  await new Promise<void>((done, failed) => {
    child.once('error', failed);
    child.once('close', () => done());
  });
  process.off('SIGINT', end);
  process.off('SIGTERM', end);
  await stopBringing();
};
