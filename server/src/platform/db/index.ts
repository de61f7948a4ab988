export { isConnectionError, openDatabase } from './database.ts';
export type { Db, DedicatedConnection, Queryable, Tx } from './database.ts';
export { listen, type Ear } from './listen.ts';
export { isMigrated, listMigrations, migrate, readEpoch } from './migrate.ts';
