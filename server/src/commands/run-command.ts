import { parseArgs } from 'node:util';
import { CannotStart, readConfig, settingFlags } from '../platform/config/index.ts';
import { checkConfig } from './check-config.ts';
import type { Command, Given } from './command.ts';
import { backUp, checkAudit, renewKey, restore } from './keep-host.ts';
import { addOperator, exportPerson, removeOperator, resetTwoFactor } from './people.ts';

/** All that `maru` does. */
const commands: readonly Command[] = [
  addOperator,
  removeOperator,
  resetTwoFactor,
  exportPerson,
  backUp,
  restore,
  checkConfig,
  checkAudit,
  renewKey,
];

/** What `maru --help` prints. */
export const commandHelp = (): string => {
  const rows = commands.map(({ name, takes, means }) => [`maru ${name} ${takes}`.trim(), means] as const);
  const width = Math.max(...rows.map(([use]) => use.length));
  return [
    'maru: looking after a host from the command line.',
    '',
    ...rows.map(([use, means]) => `  ${use.padEnd(width)}  ${means}`),
    '',
    'Settings are those of `npm start` (DATA_DIR, DATABASE_URL … or --data, --database-url …).',
    'The host may be running. What is done is written into its audit log.',
    '',
  ].join('\n');
};

/** Parts words from settings by Node's own reader of arguments. */
const readArguments = (argv: readonly string[]): { words: string[]; flags: string[] } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries(
        settingFlags().map(({ flag, bare }) => [flag, { type: bare ? 'boolean' : 'string' } as const]),
      ),
    });
    const flags = Object.entries(values).map(([flag, value]) =>
      value === true ? `--${flag}` : `--${flag}=${value}`,
    );
    return { words: positionals, flags };
  } catch (error) {
    throw new CannotStart((error as Error).message);
  }
};

const findCommand = (words: readonly string[]): { command: Command; rest: string[] } => {
  for (const command of commands) {
    const parts = command.name.split(' ');
    if (parts.every((part, at) => words[at] === part)) return { command, rest: words.slice(parts.length) };
  }
  throw new CannotStart(
    `There is no command "${words.join(' ')}". \`npm run maru -- --help\` lists them all.`,
  );
};

/** Runs what was typed. Gives the exit code. */
export const runCommand = async (
  argv: readonly string[],
  { env, say, complain }: Pick<Given, 'env' | 'say'> & { complain: (words: string) => void },
): Promise<number> => {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) {
    say(commandHelp());
    return 0;
  }
  try {
    const { words, flags } = readArguments(argv);
    const { command, rest } = findCommand(words);
    if (rest.length < command.needs) throw new CannotStart(`maru ${command.name} needs ${command.takes}.`);
    // A wrong setting stops every command but the one that explains it.
    const config = command === checkConfig ? (undefined as never) : readConfig(flags, env);
    return (await command.run({ words: rest, flags, env, say, config })) === false ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    complain(error.message);
    return 1;
  }
};
