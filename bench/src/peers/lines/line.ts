import { connect, type Socket } from 'node:net';

/** Who hears what comes over the lines of a load generator. */
export interface Hearer {
  /** The server has taken over this message of this line: what that means is said beside each server. */
  acknowledged(line: number, message: number): void;
  /** A message of another line has come. */
  came(line: number, from: number, message: number): void;
}

/** Where something is said: one other person, or a room. */
export interface Place {
  kind: 'direct' | 'room';
  /** How the server calls it; for a person the one who sends and the one who reads. */
  address: string;
}

/** Somebody who can be connected. */
export interface Seat {
  /** Their number; people have the same numbers on every server. */
  number: number;
  name: string;
  secret: string;
}

/** What every adapter is given. */
export interface LineSetup {
  port: number;
  seat: Seat;
  hearer: Hearer;
  /** Stands in front of every key of this run, so that no key comes twice. */
  tag: string;
}

/** One session on one server, as the load generator sees it. */
export interface Line {
  /** Connects and signs in. */
  open(): Promise<void>;
  /** Asks for what a chat list is drawn from, and resolves when all of it is there. */
  list(): Promise<void>;
  /** Makes ready to send, so that acknowledgements come. */
  prepareToSend(): Promise<void>;
  /** Comes into a room, where that takes a word. */
  enter(place: Place): Promise<void>;
  say(place: Place, message: number): void;
  /** Reads what was missed, oldest first; gives how many messages that was. */
  catchUp(since: { at: string; cursors: Record<string, number> }): Promise<number>;
  end(): void;
}

/** What is said in every message: about a hundred letters. */
export const words =
  'A message of about a hundred letters, which is what people send each other when they talk at length.';

const shared = Buffer.allocUnsafe(256 * 1_024);

/**
 * A bare TCP line. All lines of the process read into the same memory: the generator shares the machine with what it
 * measures, and must be light. What was read is only there during the call.
 */
export const openTcp = (
  port: number,
  hear: { data: (bytes: Buffer) => void; closed: () => void },
): Promise<Socket> =>
  new Promise((done, failed) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length, buffer) => {
          hear.data((buffer as Buffer).subarray(0, length));
          return true;
        },
      },
    });
    socket.once('connect', () => done(socket));
    socket.once('error', failed);
    socket.once('close', hear.closed);
  });

/** Reads `<tag>-<line>.<message>`; undefined when the key is of another run. */
export const readKey = (key: string, tag: string): [number, number] | undefined => {
  if (!key.startsWith(tag) || key.charCodeAt(tag.length) !== 45) return undefined;
  const dot = key.indexOf('.', tag.length);
  return [Number(key.slice(tag.length + 1, dot)), Number(key.slice(dot + 1))];
};

/** Promises that are kept when something is heard, each once. */
export class Awaited {
  private readonly waiting = new Map<
    string,
    { done: (what: string) => void; failed: (error: Error) => void }
  >();

  for(what: string): Promise<string> {
    return new Promise((done, failed) => this.waiting.set(what, { done, failed }));
  }

  keep(what: string, said = ''): boolean {
    const waiting = this.waiting.get(what);
    if (!waiting) return false;
    this.waiting.delete(what);
    waiting.done(said);
    return true;
  }

  breakAll(why: string): void {
    for (const { failed } of this.waiting.values()) failed(new Error(why));
    this.waiting.clear();
  }
}
