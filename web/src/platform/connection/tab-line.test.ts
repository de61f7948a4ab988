import { LineLostError, type SocketMaker } from '@maru/client';
import type { Entry } from '@maru/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Locks } from './leadership.ts';
import type { Road } from './road.ts';
import { joinTabLine, type TabLine, type TabLineOptions } from './tab-line.ts';

const patience = { timeout: 20_000 };

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

const open = (onEntry: (entry: Entry) => void = () => {}, more: Partial<TabLineOptions> = {}): TabLine => {
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
    ...more,
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
  await vi.waitFor(() => expect(alsoHeard).toHaveBeenCalledOnce(), patience);
  expect(heard).toHaveBeenCalledOnce();
});

it('a follower takes over and repeats what may be repeated', async () => {
  HostSocket.silent = true;
  const first = open();
  const second = open();
  const repeated = second.call('accounts.me', {});
  const once = second.call('chats.answerInvitation', { chatId: 'c' as never, accept: true });
  const lost = once.catch((error: unknown) => error);
  await vi.waitFor(() => expect(HostSocket.all[0]?.calls).toHaveLength(2), patience);
  HostSocket.silent = false;
  first.close();
  await expect(repeated).resolves.toEqual({ of: 'accounts.me' });
  expect(await lost).toBeInstanceOf(LineLostError);
  expect(second.isLeader()).toBe(true);
});

/** A road for the log `chat:s`, whose entries open when the test lets them. */
const makeRoad = () => {
  const opened: (() => void)[] = [];
  const road: Road = {
    claims: (name, input) => name === 'local.state' || (input as { chatId?: string }).chatId === 's',
    call: async (name, _input, reach) => ({
      by: 'road',
      past: name === 'local.state' ? null : await reach('accounts.me', {}),
    }),
    opens: (entry) => entry.log === 'chat:s' && entry.kind === 'sealed',
    open: (entry) =>
      new Promise((resolve) => {
        opened.push(() => resolve({ ...entry, kind: 'open' }));
      }),
  };
  return { road, opened };
};

const seqs = (heard: { mock: { calls: [Entry][] } }): string[] =>
  heard.mock.calls.map(([{ log, seq, kind }]) => `${log} ${seq} ${kind}`);

it('calls that a road claims are answered by it, those of a follower too; all others go to the host', async () => {
  const { road } = makeRoad();
  const first = open(undefined, { road });
  const second = open(undefined, { road });
  const answer = { by: 'road', past: { of: 'accounts.me' } };
  const mine = { chatId: 's' as never };
  await expect(first.call('messages.typing', mine)).resolves.toEqual(answer);
  await expect(second.call('messages.typing', mine)).resolves.toEqual(answer);
  await expect(second.call('local.state' as never, {} as never)).resolves.toEqual({ by: 'road', past: null });
  const others = { chatId: 'a' as never };
  await expect(second.call('messages.typing', others)).resolves.toEqual({ of: 'messages.typing' });
  expect(HostSocket.all[0]!.calls.map((one) => one['call'])).toEqual([
    'accounts.me',
    'accounts.me',
    'messages.typing',
  ]);
});

it('sealed entries come opened and in order to every tab, and nothing else waits for them', async () => {
  const { road, opened } = makeRoad();
  const [heard, alsoHeard] = [vi.fn<(entry: Entry) => void>(), vi.fn<(entry: Entry) => void>()];
  const first = open(heard, { road });
  open(alsoHeard, { road });
  await first.call('accounts.me', {});
  const say = (log: string, seq: number, kind: string) =>
    HostSocket.all[0]!.say({ entry: { log, seq, kind } });
  say('chat:s', 1, 'sealed');
  say('chat:s', 2, 'sealed');
  say('chat:s', 3, 'plain');
  say('chat:a', 1, 'plain');
  expect(seqs(heard)).toEqual(['chat:a 1 plain']);
  opened[1]!();
  opened[0]!();
  const all = ['chat:a 1 plain', 'chat:s 1 open', 'chat:s 2 open', 'chat:s 3 plain'];
  await vi.waitFor(() => expect(seqs(heard)).toEqual(all), patience);
  await vi.waitFor(() => expect(seqs(alsoHeard)).toEqual(all), patience);
  say('chat:s', 4, 'plain');
  expect(seqs(heard)).toHaveLength(5);
});

it('what opens after the line was closed reaches nobody', async () => {
  const { road, opened } = makeRoad();
  const heard = vi.fn<(entry: Entry) => void>();
  const first = open(heard, { road });
  await first.call('accounts.me', {});
  HostSocket.all[0]!.say({ entry: { log: 'chat:s', seq: 1, kind: 'sealed' } });
  first.close();
  opened[0]!();
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).not.toHaveBeenCalled();
});

it('a sealed entry that does not open at first is opened again, and those after it wait for it', async () => {
  const { road } = makeRoad();
  let failures = 2;
  road.open = async (entry) => {
    if (entry.seq === 1 && failures-- > 0) throw new Error('The disk is busy.');
    return { ...entry, kind: 'open' };
  };
  const heard = vi.fn<(entry: Entry) => void>();
  const first = open(heard, { road });
  await first.call('accounts.me', {});
  for (const seq of [1, 2]) HostSocket.all[0]!.say({ entry: { log: 'chat:s', seq, kind: 'sealed' } });
  await vi.waitFor(() => expect(seqs(heard)).toEqual(['chat:s 1 open', 'chat:s 2 open']), patience);
});

it('what the tab that leads knows from a page already comes to the others all the same', async () => {
  const [heard, alsoHeard] = [vi.fn<(entry: Entry) => void>(), vi.fn<(entry: Entry) => void>()];
  const first = open(heard);
  const second = open(alsoHeard);
  HostSocket.silent = true;
  await vi.waitFor(() => expect(second.state()).toBe('online'), patience);
  first.track('chat:a', 5);
  second.track('chat:a', 4);
  HostSocket.all[0]!.say({ entry: { log: 'chat:a', seq: 5, kind: 'message.sent' } });
  await vi.waitFor(() => expect(seqs(alsoHeard)).toEqual(['chat:a 5 message.sent']), patience);
  expect(heard).not.toHaveBeenCalled();
});
