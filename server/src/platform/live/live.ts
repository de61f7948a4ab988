import type { AccountId, LogName, SessionId, Signal } from '@maru/contract';
import type { StoredEntry } from '../log/index.ts';
import { Channel } from './channel.ts';
import type { Connection } from './connection.ts';

/** Who is connected to this process and what they read. */
export interface Live {
  /** Hands committed entries to the readers here. */
  deliver(entries: StoredEntry[]): void;
  /** Hands a signal to the connections of an account, or to some readers of a log. */
  signal(signal: Signal, only?: (connection: Connection) => boolean): void;
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
  /** Closes the connections of a session, or of an account. */
  disconnect(who: { sessionId?: SessionId; accountId?: AccountId }, code: number, reason: string): void;
  all(): Iterable<Connection>;
  count(): { connections: number; channels: number };
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

/** Opens the registry of connections; `fetchAfter` reads what a hole in a log hides. */
export const openLive = (fetchAfter: (log: LogName, seq: number) => Promise<StoredEntry[]>): Live => {
  const channels = new Map<LogName, Channel>();
  const byAccount = new Map<AccountId, Connection[]>();
  const presenceListeners: ((accountId: AccountId, online: boolean) => void)[] = [];

  const read = (connection: Connection, log: LogName, lastSeq: number) => {
    let channel = channels.get(log);
    if (!channel) channels.set(log, (channel = new Channel(log, fetchAfter)));
    channel.startFrom(lastSeq);
    if (connection.channels.includes(channel)) return;
    channel.readers.push(connection);
    connection.channels.push(channel);
  };

  const stopReading = (connection: Connection, log: LogName) => {
    const channel = channels.get(log);
    if (!channel) return;
    without(channel.readers, connection);
    if (channel.readers.length === 0) channels.delete(channel.log);
  };

  return {
    deliver(entries) {
      for (const entry of entries) channels.get(entry.log)?.take(entry);
    },
    signal(signal, only) {
      let frame: Buffer | undefined;
      for (const connection of channels.get(signal.log)?.readers ?? []) {
        if (only && !only(connection)) continue;
        frame ??= Buffer.from(JSON.stringify({ signal }));
        connection.push(frame);
      }
    },
    add(connection) {
      const known = byAccount.get(connection.accountId);
      if (known) known.push(connection);
      else {
        byAccount.set(connection.accountId, [connection]);
        for (const hear of presenceListeners) hear(connection.accountId, true);
      }
    },
    remove(connection) {
      for (const channel of connection.channels) stopReading(connection, channel.log);
      connection.channels = [];
      const rest = without(byAccount.get(connection.accountId) ?? [], connection);
      if (rest.length > 0 || !byAccount.delete(connection.accountId)) return;
      for (const hear of presenceListeners) hear(connection.accountId, false);
    },
    read,
    follow(accountId, log, lastSeq) {
      for (const connection of byAccount.get(accountId) ?? []) read(connection, log, lastSeq);
    },
    unfollow(accountId, log) {
      const channel = channels.get(log);
      if (!channel) return;
      for (const connection of byAccount.get(accountId) ?? []) {
        if (!connection.channels.includes(channel)) continue;
        without(connection.channels, channel);
        stopReading(connection, channel.log);
      }
    },
    connectionsOf: (accountId) => byAccount.get(accountId) ?? [],
    readersOf: (log) => channels.get(log)?.readers ?? [],
    disconnect({ sessionId, accountId }, code, reason) {
      const some = accountId ? (byAccount.get(accountId) ?? []) : [...byAccount.values()].flat();
      const ending = some.filter((connection) => !sessionId || connection.sessionId === sessionId);
      // The answer to the very call that ended the session may still be on its way out.
      setImmediate(() => {
        for (const connection of ending) connection.close(code, reason);
      });
    },
    *all() {
      for (const connections of byAccount.values()) yield* connections;
    },
    count: () => ({ connections: sizeOf(byAccount), channels: channels.size }),
    onPresence: (hear) => void presenceListeners.push(hear),
  };
};
