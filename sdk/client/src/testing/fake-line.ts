import type { Entry, LogName } from '@maru/contract';
import type { Socket, SocketMaker } from '../options.ts';
import type { Timers } from '../timers.ts';

type Frame = Record<string, unknown>;

class FakeSocket implements Socket {
  static made: FakeSocket[] = [];
  readyState = 0;
  onopen: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  readonly sent: Frame[] = [];
  readonly url: string;

  constructor(url: string) {
    this.url = url;
    FakeSocket.made.push(this);
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Frame);
  }

  close(): void {
    this.readyState = 3;
  }
}

/** A host at the other end of fake sockets, played by a test. */
export const createFakeLine = () => {
  FakeSocket.made = [];
  const last = (): FakeSocket => FakeSocket.made.at(-1)!;
  const say = (frame: unknown): void => last().onmessage?.({ data: JSON.stringify(frame) } as never);
  return {
    WebSocket: FakeSocket as unknown as SocketMaker,
    count: () => FakeSocket.made.length,
    sent: (): Frame[] => last().sent,
    calls: (name: string): Frame[] => last().sent.filter((frame) => frame['call'] === name),
    say,
    open() {
      last().readyState = 1;
      last().onopen?.({} as never);
    },
    welcome(epoch = 'e1', accountSeq = 0) {
      say({ welcome: { account: { id: 'me' }, session: 's', epoch, accountSeq, at: '', version: '1' } });
    },
    drop(code = 1006) {
      last().readyState = 3;
      last().onclose?.({ code } as never);
    },
  };
};

/** Timers that stand still until a test moves them. */
export const createFakeTimers = (): Timers & { pass(ms: number): Promise<void> } => {
  let now = 0;
  let lastId = 0;
  const waiting = new Map<number, { at: number; run: () => void }>();
  return {
    random: () => 0.5,
    setTimeout(run, ms) {
      waiting.set(++lastId, { at: now + ms, run });
      return lastId;
    },
    clearTimeout: (timer) => void waiting.delete(timer as number),
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...waiting].filter(([, one]) => one.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
        if (!next) break;
        waiting.delete(next[0]);
        now = next[1].at;
        next[1].run();
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = end;
    },
  };
};

/** An entry of a log with nothing in it but its place. */
export const entryAt = (seq: number, log: LogName = 'chat:a'): Entry =>
  ({ log, seq, kind: 'message.sent', author: 'me', key: `k${seq}`, at: '', body: {} }) as unknown as Entry;
