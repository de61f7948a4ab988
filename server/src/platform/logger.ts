import { pino, type Logger } from 'pino';
import type { Config } from './config/index.ts';

// Lines of the log and traces: both tell somebody outside what goes on in a process.
export { openTraces } from './traces/index.ts';

/** What tells the lines of one process from those of the others. */
export interface LinesOf {
  /** The number that this process has leased; undefined while it has none. */
  processId?: () => number | undefined;
}

/** The standard output; once nobody reads it any more, what is written there is lost, and nothing else. */
const toStdout = () => pino.destination(1).on('error', () => undefined);

/**
 * Opens the log: lines of JSON, each with the process that wrote it. `docs/operating.md` says which level is for what, and
 * `tools/check-logs.mjs` looks that the calls keep to it.
 */
export const openLogger = (
  { logLevel, roles }: Pick<Config, 'logLevel' | 'roles'>,
  { processId = () => undefined }: LinesOf,
  to: { write(line: string): void } = toStdout(),
): Logger =>
  pino(
    {
      level: logLevel,
      base: { pid: process.pid, roles: roles.join() },
      mixin: () => {
        const id = processId();
        return id === undefined ? {} : { process: id };
      },
    },
    to,
  );
