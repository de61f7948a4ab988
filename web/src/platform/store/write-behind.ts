import { cachedTables, type CachedTable, type LocalStore } from './local-store.ts';
import { isSealedStore, sealAhead } from './sealing.ts';

const waitMs = 150;

/** One change to the local store. */
export type StoreWrite =
  | { table: CachedTable; put: unknown; key: string }
  | { table: CachedTable; remove: string | [string, number]; key: string }
  /** Every kept line of a chat. */
  | { table: 'messages'; removeChat: string; key: string };

/** Collects writes and brings them to the disk together, so that a cursor is never ahead of what it stands for. */
export interface WriteBehind {
  add(writes: readonly StoreWrite[]): void;
  /** Replaces whole tables. */
  clear(tables: readonly CachedTable[]): void;
  flush(): Promise<void>;
  stop(): void;
}

const removeChat = (store: LocalStore, chatId: string): Promise<number> =>
  store.messages.where('[chatId+seq]').between([chatId, 0], [chatId, Infinity]).delete();

const apply = async (store: LocalStore, writes: StoreWrite[]): Promise<void> => {
  for (const table of new Set(writes.map((write) => write.table))) {
    const own = writes.filter((write) => write.table === table);
    const puts = own.flatMap((write) => ('put' in write ? [write.put] : []));
    // Whole chats go first: what is put beside them is newer.
    for (const write of own) {
      if ('removeChat' in write) await removeChat(store, write.removeChat);
    }
    const removes = own.flatMap((write) => ('remove' in write ? [write.remove] : []));
    if (puts.length > 0) await store.table(table).bulkPut(puts);
    if (removes.length > 0) await store.table(table).bulkDelete(removes);
  }
};

/** With a lock, rows are sealed before the transaction begins. */
const seal = async (store: LocalStore, writes: StoreWrite[]): Promise<StoreWrite[]> => {
  const rows = new Map<StoreWrite, unknown>();
  for (const table of new Set(writes.map((write) => write.table))) {
    const puts = writes.filter((write) => write.table === table && 'put' in write);
    const sealed = await sealAhead(
      store,
      table,
      puts.map((write) => ('put' in write ? write.put : undefined)),
    );
    puts.forEach((write, place) => rows.set(write, sealed[place]));
  }
  return writes.map((write) => ('put' in write ? { ...write, put: rows.get(write) } : write));
};

/** Starts a write-behind over a store; a later write of the same row replaces an earlier one that still waits. */
export const startWriteBehind = (store: LocalStore): WriteBehind => {
  let waiting = new Map<string, StoreWrite>();
  let cleared = new Set<CachedTable>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const plain = [...waiting.values()];
    const tables = [...cleared];
    waiting = new Map();
    cleared = new Set();
    const writes = isSealedStore(store) ? await seal(store, plain) : plain;
    await store.transaction('rw', [...cachedTables], async () => {
      for (const table of tables) await store.table(table).clear();
      await apply(store, writes);
    });
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0 && cleared.size === 0) return last;
    // What is kept here is a copy: a disk that is full or closed costs speed at the next start, nothing else.
    last = last.then(write).catch(() => {});
    return last;
  };

  const forget = (beginning: string): void => {
    for (const name of waiting.keys()) if (name.startsWith(beginning)) waiting.delete(name);
  };

  const plan = (): void => {
    timer ??= setTimeout(() => void flush(), waitMs);
  };

  return {
    add(writes) {
      for (const one of writes) {
        if ('removeChat' in one) forget(`messages ${one.removeChat} `);
        waiting.set(`${one.table} ${one.key}`, one);
      }
      plan();
    },
    clear(tables) {
      for (const table of tables) {
        cleared.add(table);
        forget(`${table} `);
      }
      plan();
    },
    flush,
    stop() {
      clearTimeout(timer);
      timer = undefined;
      waiting = new Map();
      cleared = new Set();
    },
  };
};
