import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

/** What is started, and as whom. */
export interface ProgramOptions {
  command: string;
  args: string[];
  env?: Record<string, string | undefined>;
  /** What it says goes here, after what it said before. */
  logFile: string;
  user?: { uid: number; gid: number } | undefined;
}

/** The state letter of a process (`R`, `S`, `T` …); undefined when it is gone. */
const stateOf = (pid: number): string | undefined => {
  try {
    return /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
};

const parentOf = (pid: number): number => {
  try {
    return Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
};

/** A program that is started, stopped, killed and started again. Signals go to it and to all that it has started. */
export class Program {
  private child: ChildProcess | undefined;
  private readonly options: ProgramOptions;

  constructor(options: ProgramOptions) {
    this.options = options;
  }

  get pid(): number | undefined {
    return this.isUp ? this.child?.pid : undefined;
  }

  get isUp(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(changed: Partial<ProgramOptions> = {}): void {
    const { command, args, env, logFile, user } = { ...this.options, ...changed };
    const log = openSync(logFile, 'a');
    this.child = spawn(command, args, {
      cwd: '/',
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', log, log],
      ...user,
    });
    this.child.on('error', () => undefined);
    closeSync(log);
  }

  /** Sends a signal to the program and to what it has started. Gives whether there was anybody to hear it. */
  signal(name: NodeJS.Signals): boolean {
    const { pid } = this;
    if (pid === undefined) return false;
    for (const one of [pid, ...this.children(pid)]) {
      try {
        process.kill(one, name);
      } catch {
        // It has ended meanwhile.
      }
    }
    return true;
  }

  /** Is it stopped (SIGSTOP)? */
  isStopped(): boolean {
    return this.pid !== undefined && stateOf(this.pid) === 'T';
  }

  /** Asks it alone to end; what it has started is its own business. */
  ask(name: NodeJS.Signals): boolean {
    return this.isUp && this.child!.kill(name);
  }

  /** Resolves when it has ended, and gives whether it did within so long. */
  async ended(withinMs: number): Promise<boolean> {
    for (let waited = 0; this.isUp && waited < withinMs; waited += 20)
      await new Promise((done) => setTimeout(done, 20));
    return !this.isUp;
  }

  private children(pid: number): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid)
      .map(Number);
  }
}
