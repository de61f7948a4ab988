import type { Readable } from 'node:stream';

/** Bytes of a file from `start` to `end`, both counted from 0 and both within. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A file that is there. */
export interface OpenBlob {
  size: number;
  /** Fails, as a stream does, where the file goes away meanwhile. */
  stream: (range?: ByteRange) => Readable;
}

/** Files by name. A name is letters, digits, `-`, `.` and `/`, made by features and never by a client. */
export interface Blobs {
  put(name: string, bytes: Buffer): Promise<void>;
  /** Takes a file of this machine in. It may be moved: whoever gives it has it no longer. */
  putFile(name: string, path: string): Promise<void>;
  /** Takes a file away, or all files below a name; nothing where there is none. */
  remove(name: string): Promise<void>;
  /** Undefined where there is no such file. */
  open(name: string): Promise<OpenBlob | undefined>;
  /** Every name there is, in no order; what comes or goes meanwhile may be among them or not. */
  list(): AsyncIterable<string>;
}

/** Refuses names that no feature of ours makes. */
export const checkBlobName = (name: string): string => {
  if (!/^[a-z0-9-]+(\/[a-z0-9.-]+)*$/.test(name) || name.includes('..'))
    throw new Error(`not a blob name: ${name}`);
  return name;
};
