import { runProgram, type Allowance } from '../run-program.ts';
import type { Arrived, MediaTools, Watching } from '../types.ts';
import { openingArgs } from './containers.ts';

/** What ffmpeg is to do with a file. */
export interface Order {
  /** Stands before the file: where to begin. */
  before?: string[];
  args: string[];
  allowance: Allowance;
  /** How long it is; progress is told against it. */
  durationMs?: number;
}

/** Reads `-progress`: lines of `name=value`, the time reached among them. */
const readProgress = (durationMs: number, tell: (percent: number) => void) => {
  let rest = '';
  let told = -1;
  return (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const reached = /^out_time_us=(\d+)/.exec(line)?.[1];
      const percent = Math.min(99, Math.floor(Number(reached) / 10 / durationMs || 0));
      if (reached === undefined || percent <= told) continue;
      told = percent;
      tell(percent);
    }
  };
};

/** Runs ffmpeg on a file that has arrived. Two threads: a host has other things to do. Throws CannotProcess. */
export const runFfmpeg = (
  arrived: Arrived,
  tools: MediaTools,
  { before = [], args, allowance, durationMs, onProgress, signal }: Order & Watching,
): Promise<Buffer> => {
  const tells = durationMs !== undefined && durationMs > 0 && onProgress !== undefined;
  return runProgram(
    tools.ffmpeg,
    [
      ...['-nostdin', '-hide_banner', '-v', 'error', '-y', '-threads', '2'],
      ...(tells ? ['-progress', 'pipe:1', '-nostats'] : []),
      ...before,
      ...openingArgs(arrived.path, arrived.type),
      ...['-filter_threads', '2', ...args],
    ],
    { allowance, signal, ...(tells ? { onOutput: readProgress(durationMs, onProgress) } : {}) },
  );
};
