import {
  createClient,
  createLogReaders,
  isRepeatable,
  LineLostError,
  RefusalError,
  type Client,
  type LineState,
  type LogReaders,
  type SocketMaker,
} from '@maru/client';
import type { Entry, InputOf, LogName, MethodName, OutputOf, Signal, Welcome } from '@maru/contract';
import type { StoreWrite } from '../store/index.ts';
import { AskedCalls } from './asked-calls.ts';
import { seekLeadership, type Locks } from './leadership.ts';
import { openBefore, type Reach, type Road } from './road.ts';
import { joinTabChannel, type TabChannel, type TabNews, type TabNote } from './tab-channel.ts';

export interface TabLineOptions {
  accountId: string;
  url: string;
  epoch?: string;
  locks?: Locks;
  WebSocket?: SocketMaker;
  /** What some calls and entries pass through in the tab that leads. */
  road?: Road;
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

class TabEnd implements TabLine {
  private readonly me = crypto.randomUUID();
  private readonly asked = new AskedCalls();
  private readonly options: TabLineOptions;
  private readonly readers: LogReaders;
  private readonly channel: TabChannel;
  private readonly resign: () => void;
  private client: Client | undefined;
  private leader: string | undefined;
  private lineState: LineState = 'connecting';
  private welcome: Welcome | null = null;
  private epoch: string | undefined;
  private isClosed = false;

  constructor(options: TabLineOptions) {
    this.options = options;
    this.epoch = options.epoch;
    this.readers = createLogReaders({
      read: (input) => this.call('logs.read', input),
      onEntry: (entry) => {
        if (this.client) this.channel.post({ say: 'entry', from: this.me, entry });
        options.onEntry(entry);
      },
    });
    this.channel = joinTabChannel(options.accountId, (news) => this.hear(news));
    this.resign = seekLeadership(`maru-line-${options.accountId}`, () => this.lead(), options.locks);
    this.channel.post({ say: 'hello', from: this.me });
  }

  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    if (this.client) return this.reach(this.client, name, input);
    if (this.lineState === 'waiting' && !isRepeatable(name) && !this.options.road?.claims(name, input)) {
      return Promise.reject(new LineLostError());
    }
    const { passed, answer } = this.asked.add(name, input);
    if (this.leader) this.ask(passed);
    return answer;
  }

  track(log: LogName, afterSeq: number): void {
    this.readers.track(log, afterSeq);
    if (this.lineState === 'online') void this.readers.catchUp(log);
  }

  untrack(log: LogName): void {
    this.readers.untrack(log);
  }

  cursors(): Record<LogName, number> {
    return this.readers.cursors();
  }

  wake(): void {
    if (this.client) this.client.wake();
    else this.channel.post({ say: 'wake', from: this.me });
  }

  close(): void {
    this.isClosed = true;
    this.readers.clear();
    this.channel.close();
    this.client?.close();
    this.resign();
    this.asked.giveUpAll();
  }

  isLeader(): boolean {
    return this.client !== undefined;
  }

  state(): LineState {
    return this.lineState;
  }

  tell(note: TabNote): void {
    this.channel.post({ say: 'note', from: this.me, note });
  }

  sendWrites(writes: StoreWrite[]): void {
    this.channel.post({ say: 'write', from: this.me, writes });
  }

  /** A call as the tab that leads makes it: by the road where that claims it. */
  private reach<Name extends MethodName>(
    client: Client,
    name: Name,
    input: InputOf<Name>,
  ): Promise<OutputOf<Name>> {
    const { road } = this.options;
    if (!road?.claims(name, input)) return client.call(name, input);
    const past: Reach = (asked, its) => client.call(asked, its);
    return road.call(name, input, past) as Promise<OutputOf<Name>>;
  }

  /** Readers that get what comes over the line once it is open. */
  private behindRoad(past: Reach): LogReaders {
    const { readers } = this;
    const { road } = this.options;
    const accept = (entry: Entry) => this.isClosed || this.takeAsLeader(entry);
    const missed = (log: LogName) => void (this.isClosed || readers.catchUp(log));
    return {
      accept: road ? openBefore(road, past, { accept, missed }) : accept,
      track: (log, afterSeq) => readers.track(log, afterSeq),
      untrack: (log) => readers.untrack(log),
      catchUp: (log) => readers.catchUp(log),
      cursors: () => readers.cursors(),
      clear: () => readers.clear(),
    };
  }

  /** Of what this tab knows already, from a page that was ahead of the line, another one may not know yet. */
  private takeAsLeader(entry: Entry): void {
    const known = this.readers.cursors()[entry.log];
    if (known !== undefined && entry.seq <= known) {
      this.channel.post({ say: 'entry', from: this.me, entry });
    } else this.readers.accept(entry);
  }

  private ask({ id, name, input }: { id: number; name: MethodName; input: unknown }): void {
    this.channel.post({ say: 'call', from: this.me, id, call: name, input });
  }

  private hear(news: TabNews): void {
    if (news.say === 'note') this.options.onNote(news.note);
    else if (this.client) this.hearAsLeader(this.client, news);
    else this.hearAsFollower(news);
  }

  private changeState(next: LineState): void {
    if (this.lineState === next) return;
    this.lineState = next;
    this.options.onState(next);
  }

  private hearAsFollower(news: TabNews): void {
    if (news.say === 'leading') this.follow(news);
    else if (news.say === 'state') this.changeState(news.state);
    else if (news.say === 'welcome') this.takeWelcome(news.welcome);
    else if (news.say === 'entry') this.readers.accept(news.entry);
    else if (news.say === 'signal') this.options.onSignal(news.signal);
    else if ('to' in news && news.to === this.me) this.hearAnswer(news);
  }

  private hearAnswer(news: Extract<TabNews, { to: string }>): void {
    if (news.say === 'answer') this.asked.resolve(news.id, news.output);
    else if (news.say === 'refusal') this.asked.refuse(news.id, news.refusal);
    else this.asked.giveUp(news.id);
  }

  private follow(news: Extract<TabNews, { say: 'leading' }>): void {
    const former = this.leader;
    this.leader = news.from;
    this.changeState(news.state);
    if (former === undefined && news.welcome) this.takeWelcome(news.welcome);
    if (former === news.from) return;
    for (const passed of this.asked.toRepeat(former !== undefined)) this.ask(passed);
  }

  /** The leader has a fresh line, so whatever this tab missed in between is read now. */
  private takeWelcome(next: Welcome): void {
    if (this.epoch !== undefined && this.epoch !== next.epoch) {
      this.readers.clear();
      this.options.onEpochChanged(next.epoch);
    }
    this.epoch = next.epoch;
    this.welcome = next;
    this.options.onWelcome(next);
    void this.readers.catchUp();
  }

  private hearAsLeader(client: Client, news: TabNews): void {
    const { me, welcome } = this;
    if (news.say === 'hello') {
      this.channel.post({ say: 'leading', from: me, state: client.state, welcome });
    } else if (news.say === 'call') this.answerFor(client, news);
    else if (news.say === 'wake') client.wake();
    else if (news.say === 'write') this.options.onWrites(news.writes);
  }

  private answerFor(client: Client, news: Extract<TabNews, { say: 'call' }>): void {
    const back = { from: this.me, to: news.from, id: news.id };
    this.reach(client, news.call as MethodName, news.input as never).then(
      (output) => this.channel.post({ say: 'answer', ...back, output }),
      (error: unknown) => {
        if (!(error instanceof RefusalError)) return this.channel.post({ say: 'lost', ...back });
        const { code, message, details } = error;
        this.channel.post({ say: 'refusal', ...back, refusal: { code, message, details } });
      },
    );
  }

  private lead(): void {
    const client = this.createLine();
    this.client = client;
    this.options.road?.lead?.((name, input) => client.call(name, input));
    client.connect();
    this.channel.post({ say: 'leading', from: this.me, state: client.state, welcome: null });
    for (const { id, name, input } of this.asked.toRepeat(this.leader !== undefined)) {
      this.reach(client, name, input as never).then(
        (output) => this.asked.resolve(id, output),
        (error: unknown) => {
          if (error instanceof RefusalError) this.asked.refuse(id, error);
          else this.asked.giveUp(id);
        },
      );
    }
    this.options.onLead();
  }

  private createLine(): Client {
    const { me, channel, options } = this;
    const line: Client = createClient({
      url: options.url,
      readers: this.behindRoad((name, input) => line.call(name, input)),
      ...(this.epoch === undefined ? {} : { epoch: this.epoch }),
      ...(options.WebSocket ? { WebSocket: options.WebSocket } : {}),
      onSignal(signal) {
        channel.post({ say: 'signal', from: me, signal });
        options.onSignal(signal);
      },
      onState: (state) => {
        channel.post({ say: 'state', from: me, state });
        this.changeState(state);
      },
      onWelcome: (welcome) => {
        this.welcome = welcome;
        this.epoch = welcome.epoch;
        channel.post({ say: 'welcome', from: me, welcome });
        options.onWelcome(welcome);
      },
      onEpochChanged: options.onEpochChanged,
    });
    return line;
  }
}

/** Joins the shared line: leads it when no other tab does, else asks the tab that leads. */
export const joinTabLine = (options: TabLineOptions): TabLine => new TabEnd(options);
