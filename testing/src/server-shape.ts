import type { LogName } from '@maru/contract';

/**
 * What the kit needs of the server, said again in small: importing the server's own types here would make the two
 * workspaces depend on each other in a circle.
 */
export interface TestHouse {
  db: {
    query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
  };
  bus: { publish(topic: string, body: unknown): void };
  log: { lastSeq(log: LogName): Promise<number> };
}

/** The settings a test may want otherwise. */
export interface TestConfig {
  signUp: 'open' | 'invitation' | 'closed';
  rateLimits: 'on' | 'off';
  approval: 'on' | 'off';
  hostName: string;
  publicUrl: string;
  logLevel: string;
  dataDir: string;
  hostKey: string;
  push: 'on' | 'off' | 'anywhere';
  mediaWorkers: number;
  demo: boolean;
  smtpUrl: string;
  mailFrom: string;
  trustProxy: 'on' | 'off';
  media: 'on' | 'off';
  natsUrl: string | undefined;
  drainMs: number;
  roles: ('gateway' | 'worker' | 'media')[];
}

/** A clock that stands where the test has put it. */
export interface TestClock {
  now(): Date;
}

interface ServerModule {
  features: readonly unknown[];
  readConfig(argv: string[], env: Record<string, string>): Record<string, unknown>;
  startServer(
    config: unknown,
    features: readonly unknown[],
    options: {
      clock?: TestClock;
      helloMs?: number;
      rounds: 'by-themselves' | 'when-asked';
      logTo?: { write(line: string): void };
    },
  ): Promise<{ url: string; house: TestHouse; stop(): Promise<void> }>;
}

interface DbModule {
  migrate(db: unknown): Promise<string[]>;
  openDatabase(url: string): { close(): Promise<void> };
}

interface PostgresModule {
  startEmbeddedPostgres(
    dataDir: string,
    progress: (words: string) => void,
    options: { durable: boolean },
  ): Promise<{ url: string; stop(): Promise<void> }>;
}

// Names that the compiler does not follow. What is loaded before the tests begin is asked for by its file: by the name of its
// package that would be what was built the last time, or nothing where nothing was.
const server: string = '@maru/server';
const db: string = '../../server/src/platform/db/index.ts';
const postgres: string = '../../server/src/platform/embedded-postgres/index.ts';

/** The server itself. */
export const loadServer = async (): Promise<ServerModule> => (await import(server)) as ServerModule;

/** What makes the tables: without the server, which takes its time to load. */
export const loadDb = async (): Promise<DbModule> => (await import(db)) as DbModule;

/** The embedded PostgreSQL. */
export const loadPostgres = async (): Promise<PostgresModule> => (await import(postgres)) as PostgresModule;
