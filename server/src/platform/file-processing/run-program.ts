import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { packageFolder } from '../package-folder.ts';
import { CannotProcess } from './types.ts';

/** What a program may use before it is ended. */
export interface Allowance {
  seconds: number;
  /** Watched where the system tells (Linux). */
  memoryMiB: number;
  /** Bytes on standard output; what is longer ends the program. */
  outputBytes: number;
  /** Nobody waits for it to send: it stands behind everybody who waits for an answer. */
  background?: boolean;
}

/** How a program is run. */
export interface Running {
  allowance: Allowance;
  signal?: AbortSignal | undefined;
  /** Standard output as it comes. */
  onOutput?: (text: string) => void;
}

const watchEveryMs = 250;
const pageBytes = 4096;
const mostErrorText = 2_000;

/** Nothing of our own settings (passwords stand there) reaches a program that reads a stranger's bytes. */
const bareEnvironment = () => ({ PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' });

const residentMiB = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(text.split(' ')[1] ?? 0) * pageBytes) / 1_048_576;
};

const stepBack = (pid: number): void => {
  try {
    setPriority(pid, 10);
  } catch {
    // It has ended already, or the system does not let us.
  }
};

/** Ends a program that takes more than its allowance. Gives how to stop watching. */
const guard = (child: ChildProcess, { allowance, signal }: Running, end: (why: string) => void) => {
  const timer = setTimeout(() => end(`took longer than ${allowance.seconds} s`), allowance.seconds * 1_000);
  const watch = setInterval(() => {
    if (process.platform !== 'linux' || child.pid === undefined) return;
    void residentMiB(child.pid).then((used) => {
      if (used > allowance.memoryMiB) end(`took more than ${allowance.memoryMiB} MiB`);
    });
  }, watchEveryMs);
  const stopped = () => end('was stopped');
  signal?.addEventListener('abort', stopped, { once: true });
  return () => {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener('abort', stopped);
  };
};

/**
 * Runs a program on a stranger's bytes: as a process of its own, without our environment, and never
 * for longer or in more memory than it is allowed. Gives its standard output; throws CannotProcess.
 */
export const runProgram = (program: string, args: readonly string[], running: Running): Promise<Buffer> => {
  running.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: bareEnvironment() });
    if (child.pid !== undefined && running.allowance.background) stepBack(child.pid);
    let why: string | undefined;
    let errorText = '';
    let outputBytes = 0;
    const output: Buffer[] = [];
    const end = (reason: string) => {
      why ??= reason;
      child.kill('SIGKILL');
    };
    const unguard = guard(child, running, end);
    child.stdout.on('data', (part: Buffer) => {
      outputBytes += part.length;
      if (outputBytes > running.allowance.outputBytes) return end('said too much');
      if (running.onOutput) running.onOutput(part.toString('latin1'));
      else output.push(part);
    });
    child.stderr.on('data', (part: Buffer) => {
      errorText = (errorText + part.toString('utf8')).slice(-mostErrorText);
    });
    child.on('error', (error) => {
      unguard();
      reject(new CannotProcess(`${program} cannot be run: ${error.message}`));
    });
    child.on('close', (code) => {
      unguard();
      if (code === 0 && why === undefined) return resolve(Buffer.concat(output));
      const reason = why ?? `ended with ${code ?? 'a signal'}: ${errorText.trim()}`;
      reject(new CannotProcess(`${program.split('/').at(-1)} ${reason}`));
    });
  });
};

/** One of our own programs in server/programs, with this same Node. They are plain JavaScript: src and dist share them. */
export const runOurs = (name: string, args: readonly string[], running: Running): Promise<Buffer> => {
  const file = `${packageFolder}/programs/${name}.mjs`;
  return runProgram(process.execPath, ['--max-old-space-size=512', file, ...args], running);
};
