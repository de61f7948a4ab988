import type { Socket } from 'node:net';
import pg from 'pg';

/** An ear on a channel of the database. */
export interface Ear {
  isUp(): boolean;
  /** Resolves once all that is said is heard; or after three seconds, and then it is told when the line is up. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const againMs = 500;
const readyMs = 3_000;
/** How often the line is tried, and how long an answer may take: one that was cut without a word counts as away then. */
const tryMs = 1_000;
const answerMs = 3_000;

/** Ends a line at whose other end nobody is: there is nobody to say goodbye to. */
const cut = (client: pg.Client): void => {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
};

/** Finds out whether the other end still answers; to listen once more changes nothing. */
const answers = async (client: pg.Client, channel: string): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), answerMs).unref();
  });
  const answer = client.query(`listen ${channel}`).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
};

/** Listens to a channel on a connection of its own, and comes back by itself when that breaks. */
export const listen = (
  url: string,
  channel: string,
  { hear, onBack }: { hear: (text: string) => void; onBack: () => void },
): Ear => {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let trying: NodeJS.Timeout | undefined;
  let isUp = false;
  let isClosed = false;
  /** Is somebody counting on having heard everything so far? */
  let isCountedOn = false;
  let tellReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (tellReady = resolve));
  const tooLate = setTimeout(() => {
    isCountedOn = true;
    tellReady();
  }, readyMs);
  const keepTrying = (own: pg.Client, lose: () => void): void => {
    trying = setTimeout(() => {
      void answers(own, channel).then((does) => {
        if (client !== own || isClosed) return;
        if (does) return keepTrying(own, lose);
        lose();
        cut(own);
      });
    }, tryMs).unref();
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, keepAlive: true });
    client = fresh;
    const lose = () => {
      if (client !== fresh) return;
      client = undefined;
      isUp = false;
      if (!isClosed) timer = setTimeout(() => void connect(), againMs).unref();
    };
    fresh.on('error', lose);
    fresh.on('end', lose);
    fresh.on('notification', ({ payload }) => payload && hear(payload));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      isUp = client === fresh;
      clearTimeout(tooLate);
      if (isCountedOn) onBack();
      isCountedOn = true;
      tellReady();
      keepTrying(fresh, lose);
    } catch {
      lose();
    }
  };
  void connect();
  return {
    isUp: () => isUp,
    ready: () => ready,
    async close() {
      isClosed = true;
      clearTimeout(tooLate);
      tellReady();
      clearTimeout(timer);
      clearTimeout(trying);
      await client?.end().catch(() => undefined);
    },
  };
};
