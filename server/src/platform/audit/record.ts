import { createHash } from 'node:crypto';

/** A deed of an operator, or of somebody at the command line. */
export interface Deed {
  /** `<what>.<done>`, for example `person.suspended`. */
  deed: string;
  /** The id of whoever did it; null at the command line. */
  by: string | null;
  /** How that person was called then. */
  byName: string;
  /** The id of what it was done to. */
  about?: string | undefined;
  aboutName?: string | undefined;
  /** More about it: settings, reasons, moments. Never a word of a message. */
  details?: Readonly<Record<string, string | number | boolean | null>> | undefined;
}

/** A record as it stands in the log. */
export interface AuditRow {
  number: number;
  record: string;
  previous: Buffer;
  hash: Buffer;
}

/** Where the chain begins. */
export const noHash = Buffer.alloc(0);

/**
 * The text that is kept and hashed: JSON with the keys in this order, those of the details sorted. It is never made a second
 * time from its parts, so that no two programs need to agree on how to write it.
 */
export const wordRecord = (number: number, at: Date, deed: Deed): string =>
  JSON.stringify({
    number,
    at: at.toISOString(),
    deed: deed.deed,
    by: deed.by,
    byName: deed.byName,
    about: deed.about ?? null,
    aboutName: deed.aboutName ?? null,
    details: Object.fromEntries(
      Object.entries(deed.details ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
  });

/** The hash of a record: SHA-256 of the hash before it and its text. */
export const hashRecord = (previous: Buffer, record: string): Buffer =>
  createHash('sha256').update(previous).update(record).digest();

/** What a check of the chain found. */
export interface ChainCheck {
  whole: boolean;
  /** Records that were looked at. */
  records: number;
  /** The hash of the newest record, to be written down elsewhere. */
  head: string;
  /** The first number at which something is not as it was written. */
  brokenAt?: number;
}

/** Follows the chain through some records. Gives the number of the first that is not as it was written. */
export const followChain = (
  from: { number: number; hash: Buffer },
  rows: readonly AuditRow[],
): { number: number; hash: Buffer; brokenAt?: number } => {
  let { number, hash } = from;
  for (const row of rows) {
    const expected = number + 1;
    const told = (JSON.parse(row.record) as { number?: unknown }).number;
    const isWhole =
      row.number === expected &&
      told === expected &&
      row.previous.equals(hash) &&
      row.hash.equals(hashRecord(hash, row.record));
    if (!isWhole) return { number, hash, brokenAt: expected };
    number = expected;
    hash = row.hash;
  }
  return { number, hash };
};
