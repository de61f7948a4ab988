/** How guesses about one thing are counted: how many are free, how long a lock is at first and at most. */
export interface GuessAllowance {
  free: number;
  firstLockMs: number;
  longestLockMs: number;
  /** After so long without a wrong guess, all is forgotten. */
  forgetMs: number;
}

const second = 1_000;
const minute = 60 * second;

/**
 * What may be guessed wrong. No lock is longer than a quarter of an hour, so that nobody can be kept out for long by
 * somebody else's guessing; and a browser that was signed in before has a count of its own.
 */
export const allowances = {
  /** One handle from one network. */
  handleFromNetwork: {
    free: 6,
    firstLockMs: 15 * second,
    longestLockMs: 15 * minute,
    forgetMs: 60 * minute,
  },
  /** One handle from a browser that was signed in to it before. */
  handleFromKnown: { free: 10, firstLockMs: 15 * second, longestLockMs: 5 * minute, forgetMs: 60 * minute },
  /** One handle from everywhere together. */
  handle: { free: 60, firstLockMs: minute, longestLockMs: 15 * minute, forgetMs: 60 * minute },
  /** One address, whatever handle. */
  address: { free: 30, firstLockMs: 15 * second, longestLockMs: 15 * minute, forgetMs: 60 * minute },
  /** One network, whatever handle. */
  network: { free: 120, firstLockMs: 15 * second, longestLockMs: 15 * minute, forgetMs: 60 * minute },
  /** The second step of one account. */
  secondStep: { free: 10, firstLockMs: minute, longestLockMs: 15 * minute, forgetMs: 24 * 60 * minute },
  /** Mails to one account: not a guess, but as annoying where somebody else asks for them. */
  mailSent: { free: 4, firstLockMs: 15 * minute, longestLockMs: 60 * minute, forgetMs: 60 * minute },
  /** Asking the devices of one account to let somebody in: nothing is guessed, but each asking lights up their screens. */
  approvalAsked: {
    free: 5,
    firstLockMs: 15 * minute,
    longestLockMs: 60 * minute,
    forgetMs: 24 * 60 * minute,
  },
  /** The proof of one session. */
  proof: { free: 6, firstLockMs: 30 * second, longestLockMs: 15 * minute, forgetMs: 60 * minute },
} as const satisfies Record<string, GuessAllowance>;

/** What guesses are counted about. */
export type GuessKind = keyof typeof allowances;

/** The eight groups of an IPv6 address, as numbers. */
const groupsOf = (address: string): number[] => {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((one) => Number.parseInt(one, 16));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const between = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: between }, () => 0), ...after];
};

/** The network of an address: /24 of IPv4, /64 of IPv6. */
export const networkOf = (address: string): string => {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
  if (v4) return `${v4}.0/24`;
  const network = groupsOf(address).slice(0, 4);
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
};
