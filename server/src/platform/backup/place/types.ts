/** What lies in a place, by its name there. */
export interface KeptThere {
  name: string;
  bytes: number;
  at: Date;
}

/** Where backups lie: a folder of this machine, or a bucket. Names have `/` between. */
export interface BackupPlace {
  /** As people call it. */
  readonly title: string;
  /** Where it is a folder of this machine. */
  readonly folder: string | undefined;
  /** Undefined where there is none. */
  read(name: string): Promise<string | undefined>;
  /** All of it, or nothing. */
  write(name: string, text: string): Promise<void>;
  /** As `write`; false where there is one already, which stays as it is. */
  writeNew(name: string, text: string): Promise<boolean>;
  /** Where on this machine that is written which `take` is to take in. */
  roomFor(name: string): Promise<string>;
  /** Takes in what was written there. */
  take(name: string, path: string): Promise<void>;
  /** Lends a file as one of this machine; nobody may change it. Fails with ENOENT where there is none. */
  lend<Result>(name: string, work: (path: string) => Promise<Result>): Promise<Result>;
  /** Everything below a name that ends with `/`, in no order. */
  list(below: string): AsyncIterable<KeptThere>;
  /** Takes away one thing, or all below a name that ends with `/`; nothing where there is none. */
  remove(name: string): Promise<void>;
  /** A folder of this machine for something of several files, until it is whole: then `keepFolder` makes it appear. */
  beginFolder(name: string): Promise<string>;
  /** Makes a folder appear that was begun; the file that is named is the last of it, and all of it is there when that is. */
  keepFolder(name: string, from: string, last: string): Promise<void>;
  /** A text that grows by lines, from the first to the last. */
  readLines(name: string): Promise<string>;
  addLines(name: string, lines: readonly string[]): Promise<void>;
  rewriteLines(name: string, text: string): Promise<void>;
  /** Where PostgreSQL lays the pieces of its log. */
  walFolder(): Promise<string>;
  /** Brings what lies there to where it belongs, and gives how many pieces went; none where that is the same. */
  handOver(): Promise<number>;
  /** How many pieces wait for that. */
  countWaiting(): Promise<number>;
  /** Takes away what interrupted work has left. */
  tidy(): Promise<void>;
}
