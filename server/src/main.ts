import { CannotStart, helpText, readConfig, secretsInFlags } from './platform/config/index.ts';
import { features } from './features.ts';
import { startServer } from './start-server.ts';

export { features } from './features.ts';
export { startServer } from './start-server.ts';
export type { RunningServer } from './start-server.ts';
export { readConfig } from './platform/config/index.ts';

const say = (words: string) => void process.stdout.write(`${words}\n`);

const run = async (argv: string[]): Promise<void> => {
  const began = Date.now();
  const config = readConfig(argv, process.env);
  if (config.rateLimits === 'off')
    say('WARNING: rate limits are off. Nothing slows down guessing or flooding: for load tests alone.');
  for (const words of secretsInFlags(argv)) say(`WARNING: ${words}`);
  const server = await startServer(config, features, { progress: say });
  say(
    `Maru is open at ${config.publicUrl ?? server.url} (${((Date.now() - began) / 1_000).toFixed(1)} s). Ctrl+C closes it.`,
  );
  let leaving = false;
  const leave = () => {
    if (leaving) process.exit(1);
    leaving = true;
    say('Closing…');
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
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
