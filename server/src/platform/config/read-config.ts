import { WrongSetting, type Setting } from './setting.ts';
import { settings, type Config } from './settings.ts';

/** A reason not to start, in one sentence for the person at the keyboard. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

const byFlag = new Map<string, [name: string, Setting<unknown>]>(
  Object.entries(settings).map(([name, one]) => [one.flag, [name, one as Setting<unknown>]]),
);

/** Reads `--flag value` and `--flag=value`. */
const readFlags = (argv: readonly string[]): Map<string, string> => {
  const given = new Map<string, string>();
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    const [flag, joined] = word.startsWith('--')
      ? [word.slice(2).split('=')[0] as string, word.split('=').slice(1).join('=')]
      : ['', ''];
    const known = byFlag.get(flag);
    if (!known)
      throw new CannotStart(`There is no setting "${word}". \`npm start -- --help\` lists them all.`);
    const [name, setting] = known;
    if (word.includes('=')) given.set(name, joined);
    else if (setting.bare) given.set(name, 'on');
    else {
      const value = argv[++at];
      if (value === undefined) throw new CannotStart(`--${flag} needs a value: ${setting.hint}.`);
      given.set(name, value);
    }
  }
  return given;
};

const isSecret = (setting: Setting<unknown>): boolean =>
  setting.secret === true || /SECRET|PASSWORD|TOKEN|PRIVATE/.test(setting.env);

const withoutPassword = (text: string): string => text.replace(/(:\/\/[^:/@\s]*):[^@\s]*@/, '$1:…@');

/** As people may see it, who may not be those that set it. */
const shownOf = (setting: Setting<unknown>, text: string): string => {
  if (isSecret(setting)) return text === '' ? '' : '(hidden)';
  return withoutPassword(text);
};

/** Makes the one frozen config out of flags (which win) and environment. Throws CannotStart with a sentence. */
export const readConfig = (argv: readonly string[], env: Record<string, string | undefined>): Config => {
  const flags = readFlags(argv);
  const config: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings) as [string, Setting<unknown>][]) {
    const fromFlag = flags.get(name);
    const text = fromFlag ?? env[setting.env] ?? setting.fallback;
    const value = setting.parse(text);
    if (value instanceof WrongSetting) {
      const where = fromFlag === undefined ? setting.env : `--${setting.flag}`;
      throw new CannotStart(`${where} is "${shownOf(setting, text)}", but should be ${value.expected}.`);
    }
    config[name] = value;
  }
  return Object.freeze(config) as Config;
};

/** A setting as it stands: what it is, where that came from, and what is wrong with it. */
export interface ExplainedSetting {
  name: string;
  env: string;
  flag: string;
  /** As people may see it. */
  shown: string;
  from: 'flag' | 'environment' | 'built in';
  expected: string | undefined;
}

/** Explains every setting without stopping at the first that is wrong. Throws CannotStart for a flag that is none. */
export const explainConfig = (
  argv: readonly string[],
  env: Record<string, string | undefined>,
): ExplainedSetting[] => {
  const flags = readFlags(argv);
  return (Object.entries(settings) as [string, Setting<unknown>][]).map(([name, setting]) => {
    const fromFlag = flags.get(name);
    const text = fromFlag ?? env[setting.env] ?? setting.fallback;
    const value = setting.parse(text);
    return {
      name,
      env: setting.env,
      flag: setting.flag,
      shown: shownOf(setting, text),
      from: fromFlag !== undefined ? 'flag' : env[setting.env] !== undefined ? 'environment' : 'built in',
      expected: value instanceof WrongSetting ? value.expected : undefined,
    };
  });
};

/** Secrets that were given by flag, where every list of processes shows them: a sentence for each. */
export const secretsInFlags = (argv: readonly string[]): string[] =>
  [...readFlags(argv)].flatMap(([name, text]) => {
    const setting = settings[name as keyof typeof settings] as Setting<unknown>;
    return shownOf(setting, text) === text
      ? []
      : [
          `--${setting.flag} holds a secret, which everybody on this machine can read in the list of processes: give it by environment (${setting.env}).`,
        ];
  });

/** The flags of all settings, for a program that takes others too. */
export const settingFlags = (): { flag: string; bare: boolean }[] =>
  Object.values(settings).map((one) => ({ flag: one.flag, bare: (one as Setting<unknown>).bare ?? false }));

/** What `--help` prints. */
export const helpText = (): string => {
  const rows = Object.values(settings).map((one) => [
    `--${one.flag}${one.hint ? ` ${one.hint}` : ''}`,
    one.env,
    one.means + (one.fallback && !one.bare ? ` (${one.fallback})` : ''),
  ]);
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] as string).length));
  const lines = rows.map(
    ([flag, env, means]) => `  ${flag?.padEnd(width(0))}  ${env?.padEnd(width(1))}  ${means}`,
  );
  return [
    'Maru: a messenger that anyone can host.',
    '',
    'npm start -- [settings], or the same by environment:',
    '',
    ...lines,
    '',
  ].join('\n');
};
