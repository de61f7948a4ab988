import type { Readable } from 'node:stream';

/** Which bucket, and the key to it. */
export interface S3Place {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** The bucket stands in the path, and not in the host name. */
  pathStyle: boolean;
  /** A line that breaks, or a host that is busy, is asked so often; four times where it is left out. */
  tries?: number;
}

/** An object of a bucket. */
export interface S3Object {
  key: string;
  bytes: number;
  at: Date;
}

/** How something is put there. */
export interface PutOptions {
  /** Nothing is written where there is an object of that name already. */
  isNew?: boolean;
}

/** A bucket. What is put there is signed with its hash: it arrives whole or not at all. */
export interface S3 {
  /** False where there is one already, and it was to be a new one. */
  put(key: string, bytes: Buffer, options?: PutOptions): Promise<boolean>;
  /** As `put`, of a file of this machine, which stays. */
  putFile(key: string, path: string, options?: PutOptions): Promise<boolean>;
  /** Undefined where there is no such object. */
  find(key: string): Promise<{ bytes: number } | undefined>;
  /** Fails, as a stream does, where there is none. */
  read(key: string, range?: { start: number; end: number }): Readable;
  remove(key: string): Promise<void>;
  /** All whose keys begin so, sorted by key. */
  list(prefix: string): AsyncIterable<S3Object>;
}

/** An S3 that said no. It may have told more, of keys and requests, that belongs in no log. */
export class S3Refused extends Error {
  override name = 'S3Refused';
  readonly status: number;
  /** Its own word, for example `NoSuchBucket`. */
  readonly word: string | undefined;
  /** As it may stand in a log. */
  readonly code: string;
  constructor(doing: string, { status, word }: { status: number; word: string | undefined }) {
    super(`S3 answered ${status}${word ? ` (${word})` : ''} to ${doing}`);
    this.status = status;
    this.word = word;
    this.code = `S3_${status}`;
  }
}
