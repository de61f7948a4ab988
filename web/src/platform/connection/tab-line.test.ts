import { LineLostError, type SocketMaker } from '@maru/client';
import type { Entry } from '@maru/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Locks } from './leadership.ts';
import { joinTabLine, type TabLine } from './tab-line.ts';

type Frame = Record<string, unknown>;

/** A host that answers calls, or keeps silent, over sockets made by the tabs. */
class HostSocket {
  static all: HostSocket[] = [];
  static silent = false;
  readyState = 1;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  calls: Frame[] = [];

  constructor() {
    HostSocket.all.push(this);
    queueMicrotask(() => this.onopen?.());
  }

  say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  send(data: string): void {
    const frame = JSON.parse(data) as Frame;
    if (frame['hello']) this.say({ welcome: { epoch: 'e', accountSeq: 0, account: {} } });
    if (!frame['call']) return;
    this.calls.push(frame);
    if (!HostSocket.silent) this.say({ id: frame['id'], ok: true, output: { of: frame['call'] } });
  }

  close(): void {}
}

const createLocks = (): Locks => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, { signal }: LockOptions, run: () => unknown) => {
      last = last.then(() => (signal?.aborted ? undefined : run()));
      return last;
    },
  } as unknown as Locks;
};

let locks: Locks;
let tabs: TabLine[] = [];
let count = 0;

const open = (onEntry: (entry: Entry) => void = () => {}): TabLine => {
  const tab = joinTabLine({
    accountId: `tabs-${count}`,
    url: 'http://host',
    locks,
    WebSocket: HostSocket as unknown as SocketMaker,
    onEntry,
    onSignal() {},
    onState() {},
    onWelcome() {},
    onEpochChanged() {},
    onLead() {},
    onWrites() {},
    onNote() {},
  });
  tabs.push(tab);
  return tab;
};

beforeEach(() => {
  count += 1;
  tabs = [];
  HostSocket.all = [];
  HostSocket.silent = false;
  locks = createLocks();
});
afterEach(() => tabs.forEach((tab) => tab.close()));

it('two tabs share one line, and both hear what comes', async () => {
  const [heard, alsoHeard] = [vi.fn<(entry: Entry) => void>(), vi.fn<(entry: Entry) => void>()];
  const first = open(heard);
  const second = open(alsoHeard);
  await expect(second.call('accounts.me', {})).resolves.toEqual({ of: 'accounts.me' });
  expect([first.isLeader(), second.isLeader()]).toEqual([true, false]);
  expect(HostSocket.all).toHaveLength(1);
  HostSocket.all[0]!.say({ entry: { log: 'chat:a', seq: 1 } });
  await vi.waitFor(() => expect(alsoHeard).toHaveBeenCalledOnce());
  expect(heard).toHaveBeenCalledOnce();
});

it('a follower takes over and repeats what may be repeated', async () => {
  HostSocket.silent = true;
  const first = open();
  const second = open();
  const repeated = second.call('accounts.me', {});
  const once = second.call('chats.answerInvitation', { chatId: 'c' as never, accept: true });
  const lost = once.catch((error: unknown) => error);
  await vi.waitFor(() => expect(HostSocket.all[0]?.calls).toHaveLength(2));
  HostSocket.silent = false;
  first.close();
  await expect(repeated).resolves.toEqual({ of: 'accounts.me' });
  expect(await lost).toBeInstanceOf(LineLostError);
  expect(second.isLeader()).toBe(true);
});
