import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import type { BreachKind } from './checker/index.ts';

interface Frame {
  id?: number | string;
  call?: string;
  ok?: boolean;
  entry?: { log: string; seq: number; key: string };
  output?: { readSeq?: number; chat?: { readSeq: number }; entries?: unknown[]; lastSeq?: number };
}

/** What one line does with the frames that go over it: gives those that go on instead. */
interface Meddler {
  down?(frame: Frame, asked: string | undefined): Frame[];
  /** An answer of its own; the call then never reaches the host. */
  answer?(frame: Frame): Frame | undefined;
}

/** Each breaks one promise, by what the checker has to call it. One is made for each line. */
const meddlers: Record<Exclude<BreachKind, never>, () => Meddler> = {
  hole() {
    let count = 0;
    return { down: (frame) => (frame.entry && ++count % 40 === 0 ? [] : [frame]) };
  },
  doubled() {
    let count = 0;
    return { down: (frame) => (frame.entry && ++count % 40 === 0 ? [frame, frame] : [frame]) };
  },
  reordered() {
    let held: Frame | undefined;
    let count = 0;
    return {
      down(frame) {
        if (!frame.entry) return [frame];
        if (held?.entry?.log === frame.entry.log) {
          const both = [frame, held];
          held = undefined;
          return both;
        }
        if (held || ++count % 20 !== 0) return [frame];
        held = frame;
        return [];
      },
    };
  },
  lost() {
    let count = 0;
    return {
      answer: ({ id, call }) =>
        call === 'messages.send' && ++count % 3 === 0
          ? ({ id, ok: true, output: { seq: 1, at: new Date().toISOString() } } as Frame)
          : undefined,
    };
  },
  uncommitted() {
    let count = 0;
    return {
      down: (frame) =>
        frame.entry && ++count % 40 === 0
          ? [{ entry: { ...frame.entry, key: `${frame.entry.key}-other` } }]
          : [frame],
    };
  },
  markBack: () => ({
    down({ output, ...rest }, asked) {
      if (asked !== 'chats.markRead' || !output) return [{ ...rest, ...(output && { output }) }];
      return [{ ...rest, output: { ...output, readSeq: Math.max(0, Number(output.readSeq) - 3) } }];
    },
  }),
  stale: () => ({
    down({ output, ...rest }, asked) {
      if (asked !== 'logs.read' || !output?.entries) return [{ ...rest, ...(output && { output }) }];
      return [{ ...rest, output: { entries: [], lastSeq: 1 } }];
    },
  }),
};

/** The promises that a meddler can break. */
export const meddlings = Object.keys(meddlers) as BreachKind[];

/** Stands before a host and breaks one promise on its way to every client: what the checker has to notice. */
export const startMeddler = async (
  url: string,
  kind: BreachKind,
): Promise<{ url: string; close(): void }> => {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (client) => {
    const host = new WebSocket(`${url.replace(/^http/, 'ws')}/gateway`, { perMessageDeflate: false });
    const meddler = meddlers[kind]();
    const asked = new Map<number | string | undefined, string | undefined>();
    const early: string[] = [];
    const pass = (text: string) => (host.readyState === host.OPEN ? host.send(text) : early.push(text));
    client.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      asked.set(frame.id, frame.call);
      const answer = meddler.answer?.(frame);
      if (answer) client.send(JSON.stringify(answer));
      else pass(data.toString());
    });
    host.on('open', () => early.forEach((text) => host.send(text)));
    host.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      for (const one of meddler.down?.(frame, asked.get(frame.id)) ?? [frame])
        client.send(JSON.stringify(one));
    });
    for (const [one, other] of [
      [client, host],
      [host, client],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => other.terminate());
    }
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const { port } = http.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const client of sockets.clients) client.terminate();
      http.close();
    },
  };
};
