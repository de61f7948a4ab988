/** What is measured, with how much. */
export interface Options {
  scenario: 'messages' | 'fanout' | 'connect' | 'catchup' | 'search' | 'media' | 'secret' | 'calls';
  json: boolean;
  /** messages: pairs that talk, and messages each sender has under way at once. */
  pairs: number;
  window: number;
  /** 1: one side of each pair sends, the other reads. 2: both send. */
  sides: number;
  seconds: number;
  /** fanout: members of the one room; connect: sessions. */
  members: number;
  rounds: number;
  sessions: number;
  /** catchup: chats, and entries missed in all. */
  chats: number;
  entries: number;
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

const defaults = {
  pairs: 1_000,
  window: 4,
  sides: 1,
  seconds: 15,
  members: 3_000,
  rounds: 40,
  sessions: 10_000,
  chats: 200,
  entries: 20_000,
  found: 1_000_000,
  messages: 200,
  photos: 40,
  rangeBytes: 1_000_000_000,
  uploadBytes: 2_000_000_000,
  people: 16,
  viewers: 300,
  joins: 12,
};

const scenarios = ['messages', 'fanout', 'connect', 'catchup', 'search', 'media', 'secret', 'calls'] as const;

/** How to call it. */
export const usage = `npm run bench -- <${scenarios.join('|')}> [--json] ${Object.entries(defaults)
  .map(([name, value]) => `[--${name} ${value}]`)
  .join(' ')}`;

/** Reads the command line. Throws a sentence. */
export const readOptions = (argv: readonly string[]): Options => {
  const [scenario, ...rest] = argv;
  if (!scenarios.includes(scenario as Options['scenario'])) throw new Error(usage);
  const options: Options = { scenario: scenario as Options['scenario'], json: false, ...defaults };
  for (let at = 0; at < rest.length; at++) {
    const name = (rest[at] as string).replace(/^--/, '');
    if (name === 'json') options.json = true;
    else if (name in defaults && Number(rest[at + 1]) > 0)
      options[name as keyof typeof defaults] = Number(rest[++at]);
    else throw new Error(usage);
  }
  return options;
};
