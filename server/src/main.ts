import { CannotStart, helpText, readConfig, secretsInFlags } from './platform/config/index.ts';
import { features } from './features.ts';
import { startServer } from './start-server.ts';

export { features } from './features.ts';
export { startServer } from './start-server.ts';
export type { RunningServer } from './start-server.ts';
export { readConfig } from './platform/config/index.ts';

const say = (words: string) => void process.stdout.write(`${words}\n`);

/** Where nobody reads any more, as when the terminal was closed, words are dropped: what fails is no reason not to close. */
const dropUnread = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

/**
 * Closes from the first moment on: while it still starts too, when a database of ours may run already. Asked a second time,
 * it leaves at once.
 */
const whenToldToClose = (): { told: AbortSignal; close: (closing: () => Promise<unknown>) => void } => {
  const telling = new AbortController();
  const tell = () => {
    if (telling.signal.aborted) process.exit(1);
    say('Closing…');
    telling.abort();
  };
  // SIGHUP: the terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, tell);
  return {
    told: telling.signal,
    close(closing) {
      const leave = () => void closing().then(() => process.exit(0));
      if (telling.signal.aborted) leave();
      else telling.signal.addEventListener('abort', leave);
    },
  };
};

const run = async (argv: string[]): Promise<void> => {
  const began = Date.now();
  dropUnread();
  const config = readConfig(argv, process.env);
  if (config.rateLimits === 'off')
    say('WARNING: rate limits are off. Nothing slows down guessing or flooding: for load tests alone.');
  for (const words of secretsInFlags(argv)) say(`WARNING: ${words}`);
  const { told, close } = whenToldToClose();
  try {
    const server = await startServer(config, features, { progress: say, told });
    close(() => server.stop());
    if (told.aborted) return;
    say(
      `Maru is open at ${config.publicUrl ?? server.url} (${((Date.now() - began) / 1_000).toFixed(1)} s). Ctrl+C closes it.`,
    );
  } catch (error) {
    if (!told.aborted) throw error;
    process.exit(0);
  }
};

/** What `npm start` runs. A reason not to start is one sentence and exit code 1. */
export const main = async (argv: string[]): Promise<void> => {
  if (argv.includes('--help') || argv.includes('-h')) return say(helpText());
  try {
    await run(argv);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
};
