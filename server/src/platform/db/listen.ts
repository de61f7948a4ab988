import pg from 'pg';

/** An ear on a channel of the database. */
export interface Ear {
  isUp(): boolean;
  close(): Promise<void>;
}

const againMs = 500;

/** Listens to a channel on a connection of its own, and comes back by itself when that breaks. */
export const listen = (
  url: string,
  channel: string,
  { hear, onBack }: { hear: (text: string) => void; onBack: () => void },
): Ear => {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isUp = false;
  let isClosed = false;
  let wasUp = false;
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
      if (wasUp) onBack();
      wasUp = true;
    } catch {
      lose();
    }
  };
  void connect();
  return {
    isUp: () => isUp,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
};
