import type { AgreedVersion, AgreedWhat, RefusalCode } from '@maru/contract';
import type { HeadRow } from './store.ts';

/** How somebody stands to one text, as the records tell. */
export interface Stand {
  /** What they did last: agreed, or took it back. */
  what: AgreedWhat | undefined;
  version: number;
  /** The newest version they were told of without being asked. */
  told: number;
}

/** Somebody of whom nothing is recorded. */
export const noStand: Stand = { what: undefined, version: 0, told: 0 };

/** The version that counts at a moment; `heads` are newest first. */
export const findCounting = <Head extends Pick<HeadRow, 'from_at'>>(
  heads: readonly Head[],
  now: Date,
): Head | undefined => heads.find((one) => one.from_at <= now) ?? heads.at(-1);

const newestAsking = (heads: readonly HeadRow[], isIt: (head: HeadRow) => boolean): number =>
  heads.find((one) => one.asks_again && isIt(one))?.version ?? 1;

/** Does what somebody agreed to count? Versions that mean the same as the one before need no new agreement. */
export const doesCount = (stand: Stand, heads: readonly HeadRow[], now: Date): boolean =>
  stand.what === 'given' && stand.version >= newestAsking(heads, (one) => one.from_at <= now);

/**
 * What somebody is still to do: agree to what means something else now, or hear of what was only worded anew. Of what is
 * announced they hear before it counts. What nobody needs is asked of those alone who had agreed.
 */
export const findOwed = (
  stand: Stand,
  heads: readonly HeadRow[],
  required: boolean,
): 'agree' | 'hear' | null => {
  const newest = heads[0]?.version ?? 0;
  if (stand.what !== 'given') return required ? 'agree' : null;
  if (stand.version < newestAsking(heads, () => true)) return 'agree';
  return Math.max(stand.version, stand.told) < newest ? 'hear' : null;
};

/** How a text stands at a moment: its versions, the newest first, and whether there is no account without it. */
export interface TextAt {
  heads: readonly HeadRow[];
  required: boolean;
  now: Date;
}

/** The version somebody is to read: the newest where something is owed, else the one that counts. */
export const findToRead = (stand: Stand, { heads, required, now }: TextAt): HeadRow | undefined =>
  findOwed(stand, heads, required) ? heads[0] : findCounting(heads, now);

/** Why somebody cannot answer this version like that. A version that was announced can be agreed to before it counts. */
export const whyNotAnswer = (
  { version, what }: { version: number; what: AgreedWhat },
  { heads, required, now }: TextAt,
): RefusalCode | undefined => {
  const counting = findCounting(heads, now);
  if (!counting || !heads.some((one) => one.version === version)) return 'consent_text_not_found';
  if (what === 'takenBack') return required ? 'consent_required' : undefined;
  return version < counting.version ? 'text_changed' : undefined;
};

/** A version that asked everybody anew. */
export type AskingHead = Pick<HeadRow, 'subject' | 'version' | 'from_at'>;

/** A version that must have been agreed to, or a later one. */
export interface AskedVersion {
  subject: string;
  version: number;
}

/** What must have been agreed to at a moment, the newest of each; heads are newest first. First versions are agreed to on the way in. */
export const askedVersions = (heads: readonly AskingHead[], now: Date): AskedVersion[] => {
  const newest = new Map<string, AskedVersion>();
  for (const { subject, version, from_at: fromAt } of heads)
    if (version > 1 && fromAt <= now && !newest.has(subject)) newest.set(subject, { subject, version });
  return [...newest.values()];
};

/** The required texts that somebody has not agreed to in a version that will do. */
export const findMissing = (
  counting: readonly AgreedVersion[],
  agreed: readonly AgreedVersion[],
): AgreedVersion[] =>
  counting.filter(
    ({ subject, version }) => !agreed.some((one) => one.subject === subject && one.version === version),
  );
