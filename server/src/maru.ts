import { runCommand } from './commands/run-command.ts';
import { features } from './main.ts';

/** What `npm run maru` and `npx maru` run. Gives the exit code. */
export const maru = (argv: readonly string[]): Promise<number> =>
  runCommand(argv, {
    env: process.env,
    features,
    say: (words) => void process.stdout.write(`${words}\n`),
    complain: (words) => void process.stderr.write(`${words}\n`),
  });
