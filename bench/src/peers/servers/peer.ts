import type { Sizes, World } from '../world.ts';

/** A server that is running. */
export interface Running {
  port: number;
  /** Memory in use by the server's own process, in bytes; its database is not in it. */
  rss(): Promise<number>;
  /** Seconds of a processor that it and its database have used until now. */
  cpu(): Promise<number>;
  /** What a profile says of this run, where one is made. */
  report?: () => Promise<object>;
  stop(): Promise<void>;
}

/** A server that is measured. */
export interface Peer {
  name: string;
  version: string;
  /** What an acknowledgement to the sender means here, and what is kept. */
  acknowledged: string;
  kept: string;
  /** How its process is run. */
  settings: string;
  /** Makes people, chats and history once, on a throwaway folder. */
  prepare(sizes: Sizes): Promise<Omit<World, 'port' | 'tag'>>;
  start(): Promise<Running>;
  remove(): Promise<void>;
}

/** A server that could not be run here, and why. */
export interface NotRun {
  name: string;
  why: string;
}

/** The user a foreign server runs as where we are root: they refuse to run as root, as PostgreSQL does. */
export interface RunAs {
  uid?: number;
  gid?: number;
}
