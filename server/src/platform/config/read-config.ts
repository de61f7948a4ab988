import { settings, WrongSetting, type Config, type Setting } from './settings.ts';

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
      throw new CannotStart(`${where} is "${text}", but should be ${value.expected}.`);
    }
    config[name] = value;
  }
  return Object.freeze(config) as Config;
};

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
