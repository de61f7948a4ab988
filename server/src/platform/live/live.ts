import type { AccountId, LogName, SessionId, Signal } from '@maru/contract';
import type { Audience, Bus, LogMessage } from '../bus/index.ts';
import type { StoredEntry } from '../log/index.ts';
import type { Figures } from '../metrics/index.ts';
import { readersFor, type Condition } from './audience.ts';
import { Channel, type ChannelNeeds } from './channel.ts';
import type { Connection } from './connection.ts';

/** Who is connected to this process and what they read. */
export interface Live {
  /** Hands entries that were committed here to the readers, of this process and of all others. */
  deliver(entries: StoredEntry[]): void;
  /** Hands a signal to the readers of a log, or to some of them, in every process. */
  signal(signal: Signal, to?: Audience): void;
  /** Hands a signal to readers in this process alone: what every process works out for its own. */
  signalHere(signal: Signal, only?: (connection: Connection) => boolean): void;
  /** Gives a name to what signals may ask of connections; called once, where a feature begins. */
  defineCondition(name: string, condition: Condition): void;
  add(connection: Connection): void;
  remove(connection: Connection): void;
  /** Makes a connection a reader of a log that has come to this seq. */
  read(connection: Connection, log: LogName, lastSeq: number): void;
  /** Makes all connections of an account readers of a log; used when they come into a chat. */
  follow(accountId: AccountId, log: LogName, lastSeq: number): void;
  /** Ends that. */
  unfollow(accountId: AccountId, log: LogName): void;
  connectionsOf(accountId: AccountId): readonly Connection[];
  readersOf(log: LogName): readonly Connection[];
  /** The logs that are read here. */
  logs(): MapIterator<LogName>;
  /** A log is known to have come to this seq: what its readers here have not got by then is read. Was that news? */
  reached(log: LogName, seq: number): boolean;
  /** Hears of every entry of an account's log that is handed on here, from whichever process. */
  onAccountEntry(hear: (entry: StoredEntry) => void): void;
  /** Says by which entries of a log somebody ceases to read it: what comes after is not handed to them any more. */
  onLeaver(leaverOf: (entry: StoredEntry) => AccountId | undefined): void;
  /** Hears which logs have just come to be read here, once nothing that is said of them can be missed any more. */
  onListening(hear: (logs: readonly LogName[]) => void): void;
  /** Closes the connections of a session, or of an account. */
  disconnect(who: { sessionId?: SessionId; accountId?: AccountId }, code: number, reason: string): void;
  all(): Iterable<Connection>;
  count(): { connections: number; channels: number; accounts: number };
  /** Hears when an account's first connection opens here and when its last one closes. */
  onPresence(hear: (accountId: AccountId, online: boolean) => void): void;
}

const without = <Item>(items: Item[], item: Item): Item[] => {
  const at = items.indexOf(item);
  if (at >= 0) {
    items[at] = items.at(-1) as Item;
    items.pop();
  }
  return items;
};

const sizeOf = (byAccount: Map<AccountId, Connection[]>): number => {
  let connections = 0;
  for (const some of byAccount.values()) connections += some.length;
  return connections;
};

type HearPresence = (accountId: AccountId, online: boolean) => void;

class Registry implements Live {
  private readonly channels = new Map<LogName, Channel>();
  private readonly byAccount = new Map<AccountId, Connection[]>();
  private readonly conditions = new Map<string, Condition>();
  private readonly presenceListeners: HearPresence[] = [];
  private hearListening: (logs: readonly LogName[]) => void = () => undefined;
  private readonly needs: LiveNeeds;

  constructor(needs: LiveNeeds) {
    this.needs = needs;
    needs.endReading = (connection, log) => this.endReading(connection, log);
    needs.bus.hearLogs((log, message) => {
      needs.figures.busHeard += 1;
      if ('entry' in message) this.channels.get(log)?.take(message.entry);
      else if ('head' in message) this.reached(log, message.head);
      else this.signalTo(message.signal, message.to);
    });
  }

  deliver(entries: StoredEntry[]): void {
    for (const entry of entries) {
      this.channels.get(entry.log)?.take(entry);
      this.say(entry.log, { entry });
    }
  }

  signal(signal: Signal, to?: Audience): void {
    this.signalTo(signal, to);
    this.say(signal.log, to ? { signal, to } : { signal });
  }

  signalHere(signal: Signal, only?: (connection: Connection) => boolean): void {
    let frame: Buffer | undefined;
    let told = 0;
    for (const connection of this.readersOf(signal.log)) {
      if (only && !only(connection)) continue;
      frame ??= Buffer.from(JSON.stringify({ signal }));
      connection.push(frame);
      told += 1;
    }
    this.needs.figures.signals += told;
  }

  defineCondition(name: string, condition: Condition): void {
    this.conditions.set(name, condition);
  }

  add(connection: Connection): void {
    const known = this.byAccount.get(connection.accountId);
    if (known) known.push(connection);
    else {
      this.byAccount.set(connection.accountId, [connection]);
      for (const hear of this.presenceListeners) hear(connection.accountId, true);
    }
  }

  remove(connection: Connection): void {
    for (const channel of connection.channels) this.stopReading(connection, channel.log);
    connection.channels = [];
    const rest = without(this.byAccount.get(connection.accountId) ?? [], connection);
    if (rest.length > 0 || !this.byAccount.delete(connection.accountId)) return;
    for (const hear of this.presenceListeners) hear(connection.accountId, false);
  }

  read(connection: Connection, log: LogName, lastSeq: number): void {
    const channel = this.channels.get(log) ?? this.openChannel(log);
    channel.startFrom(lastSeq);
    if (connection.channels.includes(channel)) return;
    channel.readers.push(connection);
    connection.channels.push(channel);
  }

  follow(accountId: AccountId, log: LogName, lastSeq: number): void {
    for (const connection of this.connectionsOf(accountId)) this.read(connection, log, lastSeq);
  }

  unfollow(accountId: AccountId, log: LogName): void {
    for (const connection of this.connectionsOf(accountId)) this.endReading(connection, log);
  }

  connectionsOf(accountId: AccountId): readonly Connection[] {
    return this.byAccount.get(accountId) ?? [];
  }

  readersOf(log: LogName): readonly Connection[] {
    return this.channels.get(log)?.readers ?? [];
  }

  logs(): MapIterator<LogName> {
    return this.channels.keys();
  }

  reached(log: LogName, seq: number): boolean {
    return this.channels.get(log)?.reach(seq) ?? false;
  }

  onAccountEntry(hear: (entry: StoredEntry) => void): void {
    this.needs.onAccountEntry = hear;
  }

  onLeaver(leaverOf: (entry: StoredEntry) => AccountId | undefined): void {
    this.needs.leaverOf = leaverOf;
  }

  onListening(hear: (logs: readonly LogName[]) => void): void {
    this.hearListening = hear;
  }

  disconnect(
    { sessionId, accountId }: Parameters<Live['disconnect']>[0],
    code: number,
    reason: string,
  ): void {
    const some = accountId ? this.connectionsOf(accountId) : [...this.byAccount.values()].flat();
    const ending = some.filter((connection) => !sessionId || connection.sessionId === sessionId);
    // The answer to the very call that ended the session may still be on its way out.
    setImmediate(() => {
      for (const connection of ending) connection.close(code, reason);
    });
  }

  *all(): Iterable<Connection> {
    for (const connections of this.byAccount.values()) yield* connections;
  }

  count(): ReturnType<Live['count']> {
    const { byAccount, channels } = this;
    return { connections: sizeOf(byAccount), channels: channels.size, accounts: byAccount.size };
  }

  onPresence(hear: HearPresence): void {
    this.presenceListeners.push(hear);
  }

  private openChannel(log: LogName): Channel {
    const { bus } = this.needs;
    const channel = new Channel(log, this.needs);
    this.channels.set(log, channel);
    // What was committed elsewhere before that is found by looking how far the log has come.
    if (bus.isShared) void bus.listen([log]).then(() => this.hearListening([log]));
    return channel;
  }

  private endReading(connection: Connection, log: LogName): void {
    const channel = this.channels.get(log);
    if (!channel || !connection.channels.includes(channel)) return;
    without(connection.channels, channel);
    this.stopReading(connection, log);
  }

  private say(log: LogName, message: LogMessage): void {
    const { bus, figures } = this.needs;
    if (bus.isShared) figures.busSaid += 1;
    bus.say(log, message);
  }

  private stopReading(connection: Connection, log: LogName): void {
    const channel = this.channels.get(log);
    if (!channel) return;
    without(channel.readers, connection);
    if (channel.readers.length > 0) return;
    this.channels.delete(channel.log);
    this.needs.bus.unlisten(channel.log);
  }

  private signalTo(signal: Signal, to: Audience | undefined): void {
    this.signalHere(signal, to && readersFor(signal.log, to, this.conditions));
  }
}

/** What the registry stands on. */
interface LiveNeeds extends ChannelNeeds {
  bus: Bus;
  figures: Figures;
}

/** Opens the registry of connections. */
export const openLive = (needs: LiveNeeds): Live => new Registry(needs);
