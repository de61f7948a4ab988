// Keeps in memory what tests write for a moment: making and forgetting thousands of small files is dear on a disk.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { isRunning } from './run-command.mjs';

const namePattern = /^maru-(\d+)-/;

/** May programs be run that lie in this place? Undefined where nothing is mounted there. */
function allowsPrograms(place, mounts) {
  const options = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .findLast(([, at]) => at === place)?.[3];
  return options && !options.split(',').includes('noexec');
}

function isFit({ place, roomBytes, mounts }) {
  try {
    fs.accessSync(place, fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync(place);
    if (Math.min(bavail * bsize, os.freemem()) < roomBytes) return false;
    return Boolean(allowsPrograms(place, mounts ?? fs.readFileSync('/proc/mounts', 'utf8')));
  } catch {
    return false;
  }
}

/** Takes a folder away, as far as it can be: what is somebody else's, or still written to, is swept another time. */
function forget(folder) {
  try {
    fs.rmSync(folder, { recursive: true, force: true });
  } catch {
    // A later run tries again.
  }
}

/** Takes away what runs have left that were killed. */
function sweep(place) {
  for (const name of fs.readdirSync(place)) {
    const pid = namePattern.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) forget(path.join(place, name));
  }
}

/**
 * Lets this process and those that it starts keep their temporary files in memory, where the system has a place for that with
 * room enough, and nobody has named another (`TMPDIR`). The folder goes with the process. Gives it, or undefined.
 */
export function keepTempInMemory({ place = '/dev/shm', roomBytes = 4 * 2 ** 30, mounts } = {}) {
  if (process.env.TMPDIR || !isFit({ place, roomBytes, mounts })) return undefined;
  sweep(place);
  const folder = fs.mkdtempSync(path.join(place, `maru-${process.pid}-`));
  // As /tmp is: where the tests run as root, PostgreSQL and apt do not.
  fs.chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  process.once('exit', () => forget(folder));
  return folder;
}
