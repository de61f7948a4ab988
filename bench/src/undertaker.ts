import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Waits until its parent is gone, in whichever way: then ends what is still on the list and removes the folders.
 * A database in one of the folders runs apart from the server that started it, and is found by its own note.
 */
const waitForTheEnd = `
const { readFileSync, rmSync } = require('node:fs');
const [pids, folders] = [new Set(), new Set()];
let rest = '';
const end = (pid) => { try { process.kill(pid, 'SIGQUIT'); } catch { return; } setTimeout(() => { try { process.kill(pid, 'SIGKILL'); } catch {} }, 3000); };
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n');
  rest = lines.pop();
  for (const line of lines) {
    const [verb, what] = JSON.parse(line);
    ({ pid: () => pids.add(what), noPid: () => pids.delete(what), folder: () => folders.add(what), noFolder: () => folders.delete(what) })[verb]();
  }
});
process.stdin.on('end', () => {
  for (const pid of pids) end(pid);
  for (const folder of folders) {
    try { end(Number(readFileSync(folder + '/postgresql/postmaster.pid', 'utf8').split('\\n')[0])); } catch {}
  }
  if (pids.size + folders.size > 0) setTimeout(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); }, 4000);
});`;

let undertaker: ChildProcess | undefined;

const tell = (verb: 'pid' | 'noPid' | 'folder' | 'noFolder', what: number | string): void => {
  if (!undertaker) {
    // A session of its own: Ctrl+C reaches everybody here, and it must be the last.
    undertaker = spawn(process.execPath, ['-e', waitForTheEnd], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    undertaker.unref();
    (undertaker.stdin as unknown as { unref(): void }).unref();
  }
  undertaker.stdin?.write(`${JSON.stringify([verb, what])}\n`);
};

/** Sees to it that this process ends with ours at the latest. */
export const endWithUs = (child: ChildProcess): void => {
  const { pid } = child;
  if (!pid) return;
  tell('pid', pid);
  child.once('exit', () => tell('noPid', pid));
};

/** Makes a folder that other users may pass through, and that goes with us at the latest. */
export const openThrowaway = async (name: string): Promise<{ path: string; remove(): Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), `maru-${name}-`));
  tell('folder', path);
  await chmod(path, 0o711);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      tell('noFolder', path);
    },
  };
};
