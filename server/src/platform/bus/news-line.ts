import { randomUUID } from 'node:crypto';
import { listen, type Db, type Queryable, type Tx } from '../db/index.ts';
import type { Bus } from './types.ts';

/** News that must reach every process on this database, the command line's included, and that goes with a transaction. */
export interface NewsLine {
  /** Tells everybody once the transaction is committed; a rollback tells nobody. */
  tell(tx: Tx, topic: string, body: unknown): Promise<void>;
  /** Tells the other processes now. What is too large for the line makes them read all anew. */
  tellOthers(topic: string, body: unknown): void;
  /** Is news of other processes heard now? */
  isUp(): boolean;
  /** Resolves once news is heard: what is read after it is either told or true. Waits three seconds at most. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const channel = 'maru_news';
/** PostgreSQL carries no more in one piece. */
const mostBytes = 7_900;

/** Tells every process on this database; for programs that are no server themselves. */
export const tellServers = async (db: Queryable, topic: string, body: unknown): Promise<void> => {
  await db.query('select pg_notify($1, $2)', [channel, JSON.stringify({ from: '', topic, body })]);
};

/**
 * Opens the line: one connection to the database that listens. What comes over it is published on this process's own bus.
 * When the line was away, `news.missed` says that what is remembered has to be read again.
 */
export const openNewsLine = (db: Db, bus: Pick<Bus, 'publish'>): NewsLine => {
  const self = randomUUID();
  const ear = listen(db.url, channel, {
    hear(text) {
      const { from, topic, body } = JSON.parse(text) as { from: string; topic: string; body: unknown };
      if (from !== self) bus.publish(topic, body);
    },
    onBack: () => bus.publish('news.missed', {}),
  });
  return {
    async tell(tx, topic, body) {
      await tx.query('select pg_notify($1, $2)', [channel, JSON.stringify({ from: self, topic, body })]);
      tx.onCommit(() => bus.publish(topic, body));
    },
    tellOthers(topic, body) {
      const whole = JSON.stringify({ from: self, topic, body });
      const text =
        Buffer.byteLength(whole) <= mostBytes
          ? whole
          : JSON.stringify({ from: self, topic: 'news.missed', body: {} });
      // Where the database is away, so it is for the others, who read all anew when it is back.
      db.query('select pg_notify($1, $2)', [channel, text]).catch(() => undefined);
    },
    isUp: ear.isUp,
    ready: ear.ready,
    close: ear.close,
  };
};
