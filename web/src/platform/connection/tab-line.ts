import {
  createClient,
  createLogReaders,
  isRepeatable,
  LineLostError,
  RefusalError,
  type Client,
  type LineState,
  type SocketMaker,
} from '@maru/client';
import type { Entry, InputOf, LogName, MethodName, OutputOf, Signal, Welcome } from '@maru/contract';
import type { StoreWrite } from '../store/index.ts';
import { seekLeadership, type Locks } from './leadership.ts';
import { joinTabChannel, type TabNews, type TabNote } from './tab-channel.ts';

export interface TabLineOptions {
  accountId: string;
  url: string;
  epoch?: string;
  locks?: Locks;
  WebSocket?: SocketMaker;
  onEntry: (entry: Entry) => void;
  onSignal: (signal: Signal) => void;
  onState: (state: LineState) => void;
  onWelcome: (welcome: Welcome) => void;
  onEpochChanged: (epoch: string) => void;
  onLead: () => void;
  /** Writes of other tabs, for the leader to bring to the disk. */
  onWrites: (writes: StoreWrite[]) => void;
  onNote: (note: TabNote) => void;
}

/** One tab's end of the line that all tabs of an account share. */
export interface TabLine {
  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  track(log: LogName, afterSeq: number): void;
  untrack(log: LogName): void;
  cursors(): Record<LogName, number>;
  wake(): void;
  close(): void;
  isLeader(): boolean;
  state(): LineState;
  tell(note: TabNote): void;
  sendWrites(writes: StoreWrite[]): void;
}

interface Asked {
  name: MethodName;
  input: unknown;
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** Joins the shared line: leads it when no other tab does, else asks the tab that leads. */
export const joinTabLine = (options: TabLineOptions): TabLine => {
  const me = crypto.randomUUID();
  const asked = new Map<number, Asked>();
  let lastId = 0;
  let client: Client | undefined;
  let leader: string | undefined;
  let state: LineState = 'connecting';
  let welcome: Welcome | null = null;
  let epoch = options.epoch;

  const call = <Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    if (client) return client.call(name, input);
    if (state === 'waiting' && !isRepeatable(name)) return Promise.reject(new LineLostError());
    const id = ++lastId;
    return new Promise<OutputOf<Name>>((resolve, reject) => {
      asked.set(id, { name, input, resolve: resolve as Asked['resolve'], reject });
      if (leader) channel.post({ say: 'call', from: me, id, call: name, input });
    });
  };

  const readers = createLogReaders({
    read: (input) => call('logs.read', input),
    onEntry: (entry) => {
      if (client) channel.post({ say: 'entry', from: me, entry });
      options.onEntry(entry);
    },
  });

  const changeState = (next: LineState): void => {
    if (state === next) return;
    state = next;
    options.onState(next);
  };

  const changeEpoch = (next: string): void => {
    epoch = next;
    readers.clear();
    options.onEpochChanged(next);
  };

  /** As a follower: the leader has a fresh line, so whatever was missed in between is read now. */
  const takeWelcome = (next: Welcome): void => {
    if (epoch !== undefined && epoch !== next.epoch) changeEpoch(next.epoch);
    epoch = next.epoch;
    welcome = next;
    options.onWelcome(next);
    void readers.catchUp();
  };

  const followLeader = (news: Extract<TabNews, { say: 'leading' }>): void => {
    const changed = leader !== undefined && leader !== news.from;
    const first = leader === undefined;
    leader = news.from;
    changeState(news.state);
    if (first && news.welcome) takeWelcome(news.welcome);
    if (!first && !changed) return;
    for (const [id, one] of asked) {
      if (first || isRepeatable(one.name)) {
        channel.post({ say: 'call', from: me, id, call: one.name, input: one.input });
      } else settle(id)?.reject(new LineLostError());
    }
  };

  const settle = (id: number): Asked | undefined => {
    const one = asked.get(id);
    asked.delete(id);
    return one;
  };

  const answerFor = (news: Extract<TabNews, { say: 'call' }>): void => {
    const back = { from: me, to: news.from, id: news.id };
    client?.call(news.call as MethodName, news.input as never).then(
      (output) => channel.post({ say: 'answer', ...back, output }),
      (error: unknown) => {
        if (error instanceof RefusalError) {
          const { code, message, details } = error;
          channel.post({ say: 'refusal', ...back, refusal: { code, message, details } });
        } else channel.post({ say: 'lost', ...back });
      },
    );
  };

  const hearAsLeader = (news: TabNews): void => {
    if (news.say === 'hello') {
      channel.post({ say: 'leading', from: me, state, welcome });
    } else if (news.say === 'call') answerFor(news);
    else if (news.say === 'wake') client?.wake();
    else if (news.say === 'write') options.onWrites(news.writes);
  };

  const hearAsFollower = (news: TabNews): void => {
    if (news.say === 'leading') followLeader(news);
    else if (news.say === 'state') changeState(news.state);
    else if (news.say === 'welcome') takeWelcome(news.welcome);
    else if (news.say === 'entry') readers.accept(news.entry);
    else if (news.say === 'signal') options.onSignal(news.signal);
    else if ('to' in news && news.to === me) {
      if (news.say === 'answer') settle(news.id)?.resolve(news.output as never);
      else if (news.say === 'refusal') settle(news.id)?.reject(new RefusalError(news.refusal));
      else settle(news.id)?.reject(new LineLostError());
    }
  };

  const channel = joinTabChannel(options.accountId, (news) => {
    if (news.say === 'note') options.onNote(news.note);
    else if (client) hearAsLeader(news);
    else hearAsFollower(news);
  });

  const lead = (): void => {
    client = createClient({
      url: options.url,
      readers,
      ...(epoch === undefined ? {} : { epoch }),
      ...(options.WebSocket ? { WebSocket: options.WebSocket } : {}),
      onSignal(signal) {
        channel.post({ say: 'signal', from: me, signal });
        options.onSignal(signal);
      },
      onState(next) {
        channel.post({ say: 'state', from: me, state: next });
        changeState(next);
      },
      onWelcome(next) {
        welcome = next;
        epoch = next.epoch;
        channel.post({ say: 'welcome', from: me, welcome: next });
        options.onWelcome(next);
      },
      onEpochChanged: (next) => {
        epoch = next;
        options.onEpochChanged(next);
      },
    });
    client.connect();
    channel.post({ say: 'leading', from: me, state: client.state, welcome: null });
    for (const id of [...asked.keys()]) {
      const one = settle(id);
      if (!one) continue;
      // The former leader may have sent it already; only what may be repeated is.
      if (leader === undefined || isRepeatable(one.name)) {
        client.call(one.name, one.input as never).then(one.resolve as never, one.reject);
      } else one.reject(new LineLostError());
    }
    options.onLead();
  };

  const resign = seekLeadership(`maru-line-${options.accountId}`, lead, options.locks);
  channel.post({ say: 'hello', from: me });

  return {
    call,
    track(log, afterSeq) {
      readers.track(log, afterSeq);
      if (state === 'online') void readers.catchUp(log);
    },
    untrack: (log) => readers.untrack(log),
    cursors: () => readers.cursors(),
    wake() {
      if (client) client.wake();
      else channel.post({ say: 'wake', from: me });
    },
    close() {
      readers.clear();
      client?.close();
      resign();
      channel.close();
      for (const id of [...asked.keys()]) settle(id)?.reject(new LineLostError());
    },
    isLeader: () => client !== undefined,
    state: () => state,
    tell: (note) => channel.post({ say: 'note', from: me, note }),
    sendWrites: (writes) => channel.post({ say: 'write', from: me, writes }),
  };
};
