import pg from 'pg';

// bigint columns are seqs and counts, which stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What a store needs to ask: the database itself or a transaction. */
export interface Queryable {
  /**
   * Asks. `often`: of the few statements that sessions and messages come with, which are parsed and planned once a connection:
   * planning such a statement takes as long as running it.
   */
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: unknown[],
    often?: 'often',
  ): Promise<pg.QueryResult<Row>>;
}

/** Inside a transaction. Another type than Db, so that a function says which of the two it needs. */
export interface Tx extends Queryable {
  readonly inTransaction: true;
  /** Runs after the commit has reached the disk; not at all after a rollback. */
  onCommit(then: () => void): void;
  /** Runs when the line broke during the commit, so that nobody knows whether it happened. */
  onDoubt(then: () => void): void;
}

/** The database. */
export interface Db extends Queryable {
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** A connection of one's own, for work that queues on it; reconnects by itself when asked again. */
  dedicated(): DedicatedConnection;
  /** Asks for nothing but an answer. Throws what stands in the way. */
  check(): Promise<void>;
  /** How the pool of connections is. */
  pool(): { total: number; idle: number; waiting: number; max: number };
  readonly url: string;
  close(): Promise<void>;
}

/** Connections that one process keeps for what is asked, beside those of its own purposes. */
export const poolSize = 10;

/** A connection kept for one purpose. */
export interface DedicatedConnection extends Queryable {
  close(): Promise<void>;
}

/** Is this error about the line to the database or its going down, and not about what was asked? */
export const isConnectionError = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code && (/^(08|57P|53[0-9])/.test(code) || /^E[A-Z]+$/.test(code))) return true;
  return /connection terminated|connection ended|not queryable|timeout exceeded when trying to connect|^timeout expired$/i.test(
    message ?? '',
  );
};

const names = new Map<string, string>();

/** The name under which a connection knows a statement that it has parsed and planned. */
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return name;
};

/** A statement as a connection is asked it. */
const asked = (
  text: string,
  values: unknown[] | undefined,
  often: 'often' | undefined,
): string | pg.QueryConfig =>
  often ? { name: nameOf(text), text, ...(values && { values }) } : values ? { text, values } : text;

const openDedicated = (url: string): DedicatedConnection => {
  let client: Promise<pg.Client> | undefined;
  const connect = (): Promise<pg.Client> => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, keepAlive: true });
    const forget = () => {
      client = undefined;
    };
    fresh.on('error', forget);
    fresh.on('end', forget);
    return fresh.connect().then(
      () => fresh,
      (error: unknown) => {
        forget();
        throw error;
      },
    );
  };
  return {
    async query(text, values) {
      client ??= connect();
      // Few statements, asked thousands of times a second.
      return (await client).query(asked(text, values, 'often'));
    },
    async close() {
      await (await client?.catch(() => undefined))?.end().catch(() => undefined);
    },
  };
};

const runTransaction = async <Result>(
  client: pg.PoolClient,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => {
  const afterCommit: (() => void)[] = [];
  const inDoubt: (() => void)[] = [];
  const tx: Tx = {
    inTransaction: true,
    query: (text, values, often) => client.query(asked(text, values, often)),
    onCommit: (then) => afterCommit.push(then),
    onDoubt: (then) => inDoubt.push(then),
  };
  await client.query('begin');
  let result: Result;
  try {
    result = await work(tx);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  try {
    await client.query('commit');
  } catch (error) {
    if (isConnectionError(error)) for (const then of inDoubt) then();
    throw error;
  }
  for (const then of afterCommit) then();
  return result;
};

/** Opens a pool of connections. Nothing is connected before the first query. */
export const openDatabase = (url: string): Db => {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 8_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced at the next query; there is nothing else to do.
  pool.on('error', () => undefined);
  return {
    url,
    query: (text, values, often) => pool.query(asked(text, values, often)),
    async check() {
      await pool.query('select 1');
    },
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const noteBroken = (error: Error) => {
        broken = error;
      };
      client.on('error', noteBroken);
      try {
        return await runTransaction(client, work);
      } catch (error) {
        if (isConnectionError(error)) broken ??= error as Error;
        throw error;
      } finally {
        client.off('error', noteBroken);
        client.release(broken);
      }
    },
    dedicated: () => openDedicated(url),
    pool: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: poolSize,
    }),
    close: () => pool.end(),
  };
};
