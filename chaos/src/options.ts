/** What is asked for on the command line. */
export interface Options {
  runs: number;
  seed: number;
  json: boolean;
  /** Faults whose names hold one of these words; all where it is empty. */
  only: string[];
  processes: number;
  people: number;
  /** How long people talk in each run, in seconds. */
  seconds: number;
  /** One run, of this very seed. */
  replay: number | undefined;
  /** Looks again at histories that were kept here. */
  check: string | undefined;
  /** Where histories of runs that failed are kept. */
  keep: string;
  /** Few and small runs with the same seeds each time, after the checker itself was tested. */
  short: boolean;
  /** Breaks promises before the eyes of the checker, instead of a host. */
  selfTest: boolean;
  /** A folder with a built server; the one here when it is left out. */
  build: string | undefined;
  /** A folder with an earlier build: hosts begin with it, and go over to the present one. */
  older: string | undefined;
  /** A host is given up and made anew after so many runs. */
  runsOfHost: number;
}

const number = (flag: string, text: string | undefined, least: number): number => {
  const value = Number(text);
  if (text === undefined || !Number.isInteger(value) || value < least)
    throw new Error(`--${flag} needs a whole number from ${least}.`);
  return value;
};

/** What `npm test` has time for. */
const short = {
  short: true,
  selfTest: true,
  runs: 2,
  seed: 680,
  seconds: 3,
  people: 6,
  processes: 2,
  only: ['process-killed', 'process-stopped', 'postgresql-killed', 'clients-line', 'nats-killed'],
};

const help = `npm run chaos -- [settings]
  --runs NUMBER        runs, one after the other (10)
  --seed NUMBER        the seed of all their seeds (any)
  --only WORD,WORD     only faults whose names hold one of these words
  --processes NUMBER   processes of the host (3)
  --people NUMBER      people, each with two devices (12)
  --seconds NUMBER     how long they talk in each run (6)
  --json               figures as one line
  --replay SEED        one run with this very seed, on a host of its own
  --ref NAME           the server as it stood at this commit
  --build FOLDER       the server that was built there
  --older-ref NAME     each host begins with the server of this commit, and goes over to the present one
  --older FOLDER       the same, with the server that was built there
  --short              what npm test has time for: the self-test, and two small runs
  --self-test          breaks each promise on the way to the clients: the checker must tell of it
  --check FOLDER       looks again at histories that a run has left there
  --keep FOLDER        where histories of failed runs go (.cache/chaos)
  --faults             lists the faults`;

/** Reads the command line. Gives words instead where these are all that was asked for. */
export const readOptions = (argv: readonly string[], faultNames: readonly string[]): Options | string => {
  const options: Options = {
    runs: 10,
    seed: Math.floor(Math.random() * 2 ** 31),
    json: false,
    only: [],
    processes: 3,
    people: 12,
    seconds: 6,
    replay: undefined,
    check: undefined,
    keep: '.cache/chaos',
    short: false,
    selfTest: false,
    build: undefined,
    older: undefined,
    runsOfHost: 25,
  };
  const words = [...argv];
  const readers: Record<string, () => void> = {
    runs: () => (options.runs = number('runs', words.shift(), 1)),
    seed: () => (options.seed = number('seed', words.shift(), 0)),
    replay: () => (options.replay = number('replay', words.shift(), 0)),
    processes: () => (options.processes = number('processes', words.shift(), 1)),
    people: () => (options.people = number('people', words.shift(), 4)),
    seconds: () => (options.seconds = number('seconds', words.shift(), 1)),
    only: () => (options.only = (words.shift() ?? '').split(',').filter(Boolean)),
    check: () => (options.check = words.shift() ?? ''),
    keep: () => (options.keep = words.shift() ?? options.keep),
    build: () => (options.build = words.shift()),
    older: () => (options.older = words.shift()),
    short: () => Object.assign(options, short),
    'self-test': () => Object.assign(options, { selfTest: true, runs: 0 }),
    json: () => (options.json = true),
  };
  while (words.length > 0) {
    const word = words.shift() as string;
    if (word === '--help' || word === '-h') return help;
    if (word === '--faults') return faultNames.join('\n');
    const reader = word.startsWith('--') ? readers[word.slice(2)] : undefined;
    if (!reader) throw new Error(`There is no setting ${word}.\n${help}`);
    reader();
  }
  return options;
};
