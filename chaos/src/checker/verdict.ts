/** The promises, by what it is called when one is broken. */
export const breaches = [
  /** Acknowledged, and not in the log, or not at every reader. */
  'lost',
  /** Stored twice, acknowledged in two places, or given twice to one reader. */
  'doubled',
  /** A reader had entries in another order than the log. */
  'reordered',
  /** A place that stayed empty: in the log, at a reader in the end, or jumped over on a line. */
  'hole',
  /** Seen by somebody, and not in the log, or another stands there. */
  'uncommitted',
  /** A read mark that somebody had been told of was further back later. */
  'markBack',
  /** What had been acknowledged was missing from a page that was asked for afterwards. */
  'stale',
] as const;

/** A kind of breach. */
export type BreachKind = (typeof breaches)[number];

/** One promise broken once, in words that lead to it. */
export interface Breach {
  kind: BreachKind;
  log: string;
  what: string;
}

/** Collects breaches. */
export type Tell = (kind: BreachKind, log: string, what: string) => void;
