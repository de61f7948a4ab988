const scenarios = [
  'messages',
  'fanout',
  'connect',
  'catchup',
  'search',
  'media',
  'secret',
  'calls',
  'compare',
  'client',
  'growth',
  'start',
  'overload',
] as const;

/** What is measured, with how much. */
export interface Options {
  scenario: (typeof scenarios)[number];
  json: boolean;
  /** compare: about half of the time. */
  quick: boolean;
  /** Profiles of the processor and of the database are written beside the figures. */
  profile: boolean;
  /** compare: the works by name; all of them where it is empty. */
  only: string[];
  /** compare: the servers by name; all that are here where it is empty. */
  servers: string[];
  /** messages: pairs that talk, and messages each sender has under way at once. */
  pairs: number;
  window: number;
  /** 1: one side of each pair sends, the other reads. 2: both send. */
  sides: number;
  seconds: number;
  /** overload: senders who each want more than one connection may; minutes of full load while memory is watched. */
  senders: number;
  minutes: number;
  /** fanout, overload: members of the one room; connect: sessions. */
  members: number;
  rounds: number;
  sessions: number;
  /** catchup: chats, and entries missed in all. */
  chats: number;
  entries: number;
  /** client: messages of the room. */
  lines: number;
  /** search: messages that are searched in. */
  found: number;
  /** secret: messages in each room. */
  messages: number;
  /** media: photos through the pipeline, bytes of the file read in stretches, and of the one that is uploaded. */
  photos: number;
  rangeBytes: number;
  uploadBytes: number;
  /** calls: people who all see each other, those who watch one, and how often two come together. */
  people: number;
  viewers: number;
  joins: number;
}

/** Scenarios whose rounds are long. */
const fewRounds = ['compare', 'client', 'start'];
const lists = ['only', 'servers'] as const;
const switches = ['json', 'quick', 'profile'] as const;

const defaults = {
  pairs: 1_000,
  window: 4,
  sides: 1,
  seconds: 15,
  senders: 1_000,
  minutes: 0,
  members: 3_000,
  rounds: 40,
  sessions: 10_000,
  chats: 200,
  entries: 20_000,
  lines: 100_000,
  found: 1_000_000,
  messages: 200,
  photos: 40,
  rangeBytes: 1_000_000_000,
  uploadBytes: 2_000_000_000,
  people: 16,
  viewers: 300,
  joins: 12,
};

/** How to call it. */
export const usage = `npm run bench -- <${scenarios.join('|')}> ${switches.map((name) => `[--${name}]`).join(' ')} [--only work,work] [--servers name,name] ${Object.entries(
  defaults,
)
  .map(([name, value]) => `[--${name} ${value}]`)
  .join(' ')}`;

/** Reads the command line. Throws a sentence. */
export const readOptions = (argv: readonly string[]): Options => {
  const [scenario, ...rest] = argv;
  if (!scenarios.includes(scenario as Options['scenario'])) throw new Error(usage);
  const options: Options = {
    scenario: scenario as Options['scenario'],
    json: false,
    quick: false,
    profile: false,
    only: [],
    servers: [],
    ...defaults,
    ...(fewRounds.includes(scenario as 'compare') && { rounds: 3 }),
  };
  for (let at = 0; at < rest.length; at++) {
    const name = (rest[at] as string).replace(/^--/, '');
    if (switches.includes(name as 'json')) options[name as 'json'] = true;
    else if (lists.includes(name as 'only') && rest[at + 1])
      options[name as 'only'] = (rest[++at] as string).split(',');
    else if (name in defaults && Number(rest[at + 1]) > 0)
      options[name as keyof typeof defaults] = Number(rest[++at]);
    else throw new Error(usage);
  }
  return options;
};
