import type { Entry, InputOf, MethodName, OutputOf, ServerFrame, Signal } from '@maru/contract';
import { RefusalError } from '@maru/client';
import { WebSocket } from 'ws';
import { patience } from './patience.ts';

/** A socket to the gateway that hides nothing: what was said is what came. */
export interface RawSocket {
  /** Everything that has come so far. */
  readonly frames: ServerFrame[];
  readonly entries: Entry[];
  readonly signals: Signal[];
  /** The first frame, past or future, that is like this and was not given before. Fails after five seconds. */
  next<Frame = ServerFrame>(isIt: (frame: never) => boolean): Promise<Frame>;
  nextEntry(kind: string): Promise<Entry<string, never>>;
  nextSignal(kind: string): Promise<Signal<string, never>>;
  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  send(frame: unknown): void;
  /** Sends a frame that need not be JSON. */
  sendText(text: string): void;
  /** Stops and goes on reading, as a reader does whose line is slow. */
  pause(): void;
  resume(): void;
  /** The code with which the host closed it. */
  closed(): Promise<number>;
  close(): Promise<void>;
}

interface Waiting {
  isIt: (frame: never) => boolean;
  give: (frame: never) => void;
}

/** Collects frames and gives each to the first who waits for one like it. */
const collectFrames = () => {
  const frames: ServerFrame[] = [];
  const given = new Set<ServerFrame>();
  const waiting: Waiting[] = [];
  return {
    frames,
    take(frame: ServerFrame) {
      frames.push(frame);
      const at = waiting.findIndex(({ isIt }) => isIt(frame as never));
      if (at < 0) return;
      given.add(frame);
      waiting.splice(at, 1)[0]?.give(frame as never);
    },
    next<Frame>(isIt: Waiting['isIt']): Promise<Frame> {
      const found = frames.find((frame) => !given.has(frame) && isIt(frame as never));
      if (found) {
        given.add(found);
        return Promise.resolve(found as Frame);
      }
      return new Promise((give, fail) => {
        const impatience = setTimeout(() => {
          const kinds = frames.slice(-20).map((frame) => JSON.stringify(frame).slice(0, 160));
          fail(new Error(`no such frame came; the last were:\n${kinds.join('\n')}`));
        }, patience.timeout);
        waiting.push({
          isIt,
          give: (frame) => {
            clearTimeout(impatience);
            give(frame as Frame);
          },
        });
      });
    },
  };
};

const opened = (socket: WebSocket): Promise<void> =>
  new Promise((done, fail) => {
    socket.once('open', () => done());
    socket.once('error', fail);
  });

/** Opens a socket; says hello when there is one, and then waits for the welcome. */
export const openRawSocket = async (url: string, hello?: Record<string, unknown>): Promise<RawSocket> => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/gateway`);
  const { frames, take, next } = collectFrames();
  const closed = new Promise<number>((done) => socket.once('close', done));
  socket.on('message', (data: Buffer) => take(JSON.parse(data.toString()) as ServerFrame));
  await opened(socket);
  socket.on('error', () => undefined);
  let lastId = 0;
  const send = (frame: unknown) => socket.send(JSON.stringify(frame));
  const raw: RawSocket = {
    frames,
    get entries() {
      return frames.flatMap((frame) => ('entry' in frame ? [frame.entry] : []));
    },
    get signals() {
      return frames.flatMap((frame) => ('signal' in frame ? [frame.signal] : []));
    },
    next,
    async nextEntry(kind) {
      const isIt = (frame: ServerFrame) => 'entry' in frame && frame.entry.kind === kind;
      return (await next<{ entry: Entry<string, never> }>(isIt)).entry;
    },
    async nextSignal(kind) {
      const isIt = (frame: ServerFrame) => 'signal' in frame && frame.signal.kind === kind;
      return (await next<{ signal: Signal<string, never> }>(isIt)).signal;
    },
    async call(name, input) {
      const id = `test-${++lastId}`;
      send({ id, call: name, input });
      const answer = await next<Extract<ServerFrame, { id: unknown }>>(
        (frame: ServerFrame) => 'id' in frame && frame.id === id,
      );
      if (!answer.ok) throw new RefusalError(answer.refusal);
      return answer.output as never;
    },
    send,
    sendText: (text) => socket.send(text),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    closed: () => closed,
    async close() {
      socket.resume();
      socket.close();
      // A server that a test has stopped does not answer.
      setTimeout(() => socket.terminate(), 1_000).unref();
      await closed;
    },
  };
  if (hello) {
    send({ hello });
    await next((frame: ServerFrame) => 'welcome' in frame);
  }
  return raw;
};
