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

/** What of a deed names a person, and is kept apart from its record. */
export type NamePart = 'by' | 'about' | 'reason';

/** A name as it is kept apart. */
export interface KeptName {
  account_id: string;
  part: NamePart;
  name: string;
  salt: Buffer;
}

const sealMark = 'sealed:';

/** What stands in a record in the place of a name: without the salt nobody can try names until one fits. */
export const sealName = (name: string, salt: Buffer): string =>
  sealMark + createHash('sha256').update(salt).update(name).digest('hex');

/** The deed with seals for names, and the names. `isAccount` says whether the deed is about a person and not a thing. */
export const sealDeed = (
  deed: Deed,
  { isAccount, makeSalt }: { isAccount: boolean; makeSalt: () => Buffer },
): { sealed: Deed; names: KeptName[] } => {
  const names: KeptName[] = [];
  const seal = (accountId: string, part: NamePart, name: string): string => {
    const salt = makeSalt();
    names.push({ account_id: accountId, part, name, salt });
    return sealName(name, salt);
  };
  const { by, about, aboutName, details } = deed;
  const sealed = { ...deed };
  if (by) sealed.byName = seal(by, 'by', deed.byName);
  if (about && isAccount) {
    if (aboutName) sealed.aboutName = seal(about, 'about', aboutName);
    if (typeof details?.['reason'] === 'string')
      sealed.details = { ...details, reason: seal(about, 'reason', details['reason']) };
  }
  return { sealed, names };
};

/** A record as it is read: with its names again where they are kept. `gone` stands for those that were erased, or are not what was sealed. */
export const unsealRecord = (
  record: string,
  names: readonly Pick<KeptName, 'part' | 'name' | 'salt'>[],
  gone: string,
): Record<string, unknown> => {
  const read = JSON.parse(record) as {
    byName: string;
    aboutName: string | null;
    details: Record<string, unknown>;
  };
  const open = <Word>(word: Word, part: NamePart): Word | string => {
    if (typeof word !== 'string' || !word.startsWith(sealMark)) return word;
    const kept = names.find((one) => one.part === part && sealName(one.name, one.salt) === word);
    return kept?.name ?? gone;
  };
  const details = 'reason' in read.details ? { reason: open(read.details['reason'], 'reason') } : {};
  return {
    ...read,
    byName: open(read.byName, 'by'),
    aboutName: open(read.aboutName, 'about'),
    details: { ...read.details, ...details },
  };
};

/** Is this name what the record sealed? */
export const isSealed = (
  record: string,
  { part, name, salt }: Pick<KeptName, 'part' | 'name' | 'salt'>,
): boolean => {
  const read = JSON.parse(record) as {
    byName: string;
    aboutName: string | null;
    details: Record<string, unknown>;
  };
  const word = { by: read.byName, about: read.aboutName, reason: read.details['reason'] }[part];
  return word === sealName(name, salt);
};

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
