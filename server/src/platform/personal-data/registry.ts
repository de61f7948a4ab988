import type { Readable } from 'node:stream';
import type { AccountId } from '@maru/contract';
import type { House } from '../house.ts';

/** Why "my data" shows nothing of some rows that name a person. In words of people: features/archive/mine/words.ts. */
export type WhyNotTold =
  /** It opens something, and is kept hashed or sealed. */
  | 'secret'
  /** What an operator decided stands in the audit log, which is told. */
  | 'operatorDeed'
  /** Whom a message or a card was kept from is known to nobody. */
  | 'keptFrom'
  /** The guardian sees it, as the data of a child. */
  | 'ward'
  /** Somebody else decided it about me: a friend's list, a block, a profile. */
  | 'othersChoice'
  /** It would tell who has complained. */
  | 'complaint'
  /** Made of what is told itself. */
  | 'madeOfOthers'
  /** It lasts for minutes. */
  | 'soonGone'
  /** It stands there only once the account is gone. */
  | 'onlyOnceGone'
  /** It tells devices what stands in the other tables. */
  | 'toldElsewhere'
  | 'neverSet'
  | 'count'
  | 'demo';

/** What becomes of a column that names an account, when that account asks what is held of it, and when it leaves for good. */
export interface Holding {
  /** The columns that "my data" shows of the rows; or why none are; or where else they are told. */
  told: readonly string[] | { not: WhyNotTold } | { by: string };
  /** The rows go, or the id is taken out of them; or why it stays; or whose step takes care of it. */
  gone: 'row' | 'null' | { stays: string } | { by: string };
}

/** A file that belongs to somebody, for their archive. */
export interface PersonalFile {
  /** Below the folder of the feature. */
  path: string;
  compress: boolean;
  stream: () => Readable;
}

/** What a feature holds of persons, and how it lets go of it. */
export interface PersonalData {
  feature: string;
  /** By `<table>.<column>`; a table can name persons in several columns. */
  holds: Readonly<Record<`${string}.${string}`, Holding>>;
  /** Files beside the rows. */
  files?: (house: House, accountId: AccountId) => AsyncGenerator<PersonalFile>;
  /**
   * Takes away what is more than rows, before the rows go: files, places in chats. May be called again for an account
   * with which it was interrupted.
   */
  erase?: (house: House, accountId: AccountId) => Promise<void>;
}

const known: PersonalData[] = [];

/** Says what a feature holds of persons. Called once, where the feature is put together; a test finds tables that nobody names. */
export const registerPersonalData = (data: PersonalData): void => {
  if (!known.some(({ feature }) => feature === data.feature)) known.push(data);
};

/** What every feature has said, those first that others build on. */
export const allPersonalData = (): readonly PersonalData[] => known;
