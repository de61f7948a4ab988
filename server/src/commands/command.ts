import type { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Deed } from '../platform/audit/index.ts';
import type { Feature, House } from '../platform/house.ts';

/** What a command is given. */
export interface Given {
  /** The words after those of the command. */
  words: readonly string[];
  /** What was typed of the command's own options. */
  options: Readonly<Record<string, string | boolean | undefined>>;
  /** The settings among the flags, as they were typed. */
  flags: readonly string[];
  env: Record<string, string | undefined>;
  say: (words: string) => void;
  /** Not there for `config check`, which explains settings that cannot be read. */
  config: Config;
  /** What the host consists of. */
  features: readonly Feature[];
}

/** Something that `maru` does. */
export interface Command {
  /** The words that name it, for example `operator add`. */
  name: string;
  /** What it takes, for people: `<handle>`. */
  takes: string;
  means: string;
  /** Words it needs. */
  needs: number;
  /** Its own options, beside the settings: whether a value belongs to each. */
  options?: Readonly<Record<string, 'string' | 'boolean'>>;
  /** It reads the settings itself, and can say what is wrong with them; to all others a wrong one is the end. */
  readsSettings?: boolean;
  /** Gives false where what was asked about is not well: exit code 1. */
  run: (given: Given) => Promise<boolean | void>;
}

/** What a command does to a host: a change and its record are made together. */
export type Doing = (house: House, tx: Tx) => Promise<Omit<Deed, 'by' | 'byName'> | undefined>;
