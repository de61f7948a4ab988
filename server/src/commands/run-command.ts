import { parseArgs } from 'node:util';
import { CannotStart, readConfig, settingFlags } from '../platform/config/index.ts';
import { checkConfig } from './check-config.ts';
import type { Command, Given } from './command.ts';
import { backUp, listBackups, prune, receive } from './back-up.ts';
import { doctor } from './doctor/doctor.ts';
import { drillBackup } from './drill-backup.ts';
import { checkAudit, renewKey } from './keep-host.ts';
import { makeSecrets } from './make-secrets.ts';
import { restore } from './restore.ts';
import { addOperator, exportPerson, removeOperator, resetTwoFactor } from './people.ts';

/** All that `maru` does. */
const commands: readonly Command[] = [
  addOperator,
  removeOperator,
  resetTwoFactor,
  exportPerson,
  listBackups,
  prune,
  drillBackup,
  receive,
  backUp,
  restore,
  doctor,
  checkConfig,
  checkAudit,
  renewKey,
  makeSecrets,
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
const readArguments = (argv: readonly string[]): Pick<Given, 'words' | 'flags' | 'options'> => {
  try {
    const settings = settingFlags().map(({ flag, bare }) => [flag, bare ? 'boolean' : 'string'] as const);
    const own = commands.flatMap(({ options = {} }) => Object.entries(options));
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries([...own, ...settings].map(([flag, type]) => [flag, { type }] as const)),
    });
    const isSetting = ([flag]: [string, unknown]) => settings.some(([name]) => name === flag);
    const typed = Object.entries(values) as [string, string | boolean][];
    const flags = typed
      .filter(isSetting)
      .map(([flag, value]) => (value === true ? `--${flag}` : `--${flag}=${value}`));
    return { words: positionals, flags, options: Object.fromEntries(typed.filter((one) => !isSetting(one))) };
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

const requireOwn = ({ name, options = {} }: Command, given: Given['options']): void => {
  const stray = Object.keys(given).find((flag) => !(flag in options));
  if (stray) throw new CannotStart(`maru ${name} has no option --${stray}.`);
};

/** Runs what was typed. Gives the exit code. */
export const runCommand = async (
  argv: readonly string[],
  {
    env,
    say,
    features,
    complain,
  }: Pick<Given, 'env' | 'say' | 'features'> & { complain: (words: string) => void },
): Promise<number> => {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) {
    say(commandHelp());
    return 0;
  }
  try {
    const { words, flags, options } = readArguments(argv);
    const { command, rest } = findCommand(words);
    requireOwn(command, options);
    if (rest.length < command.needs) throw new CannotStart(`maru ${command.name} needs ${command.takes}.`);
    const config = command.readsSettings ? (undefined as never) : readConfig(flags, env);
    return (await command.run({ words: rest, flags, options, env, say, config, features })) === false ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    complain(error.message);
    return 1;
  }
};
