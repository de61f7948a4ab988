import { LineLostError } from '@maru/client';
import type { MethodName } from '@maru/contract';
import type { TabLine, TabNote } from '../connection/index.ts';
import type { LocalStore, OutboxRow } from '../store/index.ts';
import { afterRefusal } from './rules.ts';

/** Something to be sent; `lane` is the chat it goes to. */
export type Sending = Pick<OutboxRow, 'key' | 'lane' | 'method' | 'input'>;

type OutboxLine = Pick<TabLine, 'call' | 'isLeader' | 'tell'>;

/** What waits to be sent, on the disk, so that a reload or a dead battery loses nothing. */
export interface Outbox {
  load(): Promise<void>;
  add(sending: Sending): Promise<void>;
  retry(key: string): Promise<void>;
  cancel(key: string): Promise<void>;
  /** Sends what waits, when this tab leads. */
  flush(): void;
  hear(note: TabNote): void;
  onRows(listener: (rows: readonly OutboxRow[]) => void): () => void;
  onSent(listener: (sent: SentNote) => void): () => void;
  stop(): void;
}

/** A sending was accepted by the host. */
export type SentNote = { key: string; lane: string; output: unknown };

interface OutboxOptions {
  store: LocalStore;
  line: OutboxLine;
  wait?: (ms: number) => Promise<void>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts the outbox of a session. */
export const startOutbox = ({ store, line, wait = pause }: OutboxOptions): Outbox => {
  const rowListeners = new Set<(rows: readonly OutboxRow[]) => void>();
  const sentListeners = new Set<(sent: SentNote) => void>();
  const busyLanes = new Set<string>();
  let stopped = false;

  const reload = async (): Promise<void> => {
    const rows = await store.outbox
      .orderBy('order')
      .toArray()
      .catch(() => []);
    if (!stopped) for (const listener of rowListeners) listener(rows);
  };

  const changed = async (): Promise<void> => {
    line.tell({ kind: 'outboxChanged' });
    await reload();
  };

  const announceSent = (sent: SentNote): void => {
    line.tell({ kind: 'outboxSent', ...sent });
    for (const listener of sentListeners) listener(sent);
  };

  const sendOne = async (row: OutboxRow): Promise<'next' | 'stay'> => {
    try {
      const output = await line.call(row.method as MethodName, row.input as never);
      announceSent({ key: row.key, lane: row.lane, output });
      await store.outbox.delete(row.order);
      await changed();
      return 'next';
    } catch (error) {
      if (error instanceof LineLostError) return 'stay';
      const then = afterRefusal(error);
      if ('waitMs' in then) {
        await wait(then.waitMs);
        return 'next';
      }
      await store.outbox.update(row.order, { state: 'failed', code: then.failed });
      await changed();
      return 'next';
    }
  };

  const flushLane = async (lane: string): Promise<void> => {
    if (busyLanes.has(lane)) return;
    busyLanes.add(lane);
    try {
      for (;;) {
        const rows = await store.outbox.where('lane').equals(lane).sortBy('order');
        const row = rows.find((one) => one.state === 'pending');
        if (!row || stopped || (await sendOne(row)) === 'stay') return;
      }
    } catch {
      // The store was closed under us: the session is over.
    } finally {
      busyLanes.delete(lane);
    }
  };

  const flush = async (): Promise<void> => {
    if (!line.isLeader() || stopped) return;
    const rows = await store.outbox.toArray().catch(() => []);
    for (const lane of new Set(rows.map((row) => row.lane))) void flushLane(lane);
  };

  const change = async (key: string, row: Partial<OutboxRow> | 'gone'): Promise<void> => {
    const found = store.outbox.where('key').equals(key);
    if (row === 'gone') await found.delete();
    else await found.modify(row);
    await changed();
    await flush();
  };

  return {
    load: reload,
    async add(sending) {
      const row = { ...sending, at: new Date().toISOString(), state: 'pending' as const };
      await store.outbox.add(row as OutboxRow);
      await changed();
      await flush();
    },
    retry: (key) => change(key, { state: 'pending' }),
    cancel: (key) => change(key, 'gone'),
    flush: () => void flush(),
    hear(note) {
      if (note.kind === 'outboxChanged') void reload().then(flush);
      if (note.kind === 'outboxSent') for (const listener of sentListeners) listener(note);
    },
    onRows(listener) {
      rowListeners.add(listener);
      return () => rowListeners.delete(listener);
    },
    onSent(listener) {
      sentListeners.add(listener);
      return () => sentListeners.delete(listener);
    },
    stop() {
      stopped = true;
    },
  };
};
