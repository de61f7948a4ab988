import type { FinalLog, Placed } from '../history.ts';
import type { Tell } from './verdict.ts';

/** A log as the database has it, to be asked in both ways. */
export interface Truth {
  from: number;
  head: number;
  bySeq: Map<number, Placed>;
  /** By `author key`. */
  byKey: Map<string, Placed>;
}

/** How an entry is known: the same key of two authors is two entries. */
export const nameOf = ({ author, key }: { author: string; key: string }): string => `${author} ${key}`;

const checkOne = ({ log, from, entries }: FinalLog, tell: Tell): Truth => {
  const truth: Truth = { from, head: from, bySeq: new Map(), byKey: new Map() };
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    if (truth.bySeq.has(entry.seq)) tell('doubled', log, `two entries at ${entry.seq}`);
    else if (entry.seq !== truth.head + 1)
      tell('hole', log, `nothing stored from ${truth.head + 1} to ${entry.seq - 1}`);
    const earlier = truth.byKey.get(nameOf(entry));
    if (earlier) tell('doubled', log, `${nameOf(entry)} is stored at ${earlier.seq} and at ${entry.seq}`);
    else truth.byKey.set(nameOf(entry), entry);
    truth.bySeq.set(entry.seq, entry);
    truth.head = entry.seq;
  }
  return truth;
};

/** Looks at the logs as they lie in the end; every witness must tell the same. Gives what the rest is held against. */
export const checkFinals = (finals: readonly FinalLog[], tell: Tell): Map<string, Truth> => {
  const truths = new Map<string, Truth>();
  for (const final of finals) {
    const truth = truths.get(final.log);
    if (!truth) {
      truths.set(final.log, checkOne(final, tell));
      continue;
    }
    const told = new Map(final.entries.map((entry) => [entry.seq, entry]));
    for (const [seq, entry] of truth.bySeq) {
      const same = told.get(seq);
      if (!same) tell('hole', final.log, `${final.witness} does not give ${seq}`);
      else if (nameOf(same) !== nameOf(entry))
        tell('uncommitted', final.log, `${final.witness} gives another entry at ${seq}`);
    }
    for (const seq of told.keys())
      if (!truth.bySeq.has(seq))
        tell('uncommitted', final.log, `${final.witness} gives ${seq}, which is not stored`);
  }
  return truths;
};
