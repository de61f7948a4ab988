export { plainArray, textArray } from './arrays.ts';
export { isConnectionError, openDatabase, poolSize } from './database.ts';
export type { Db, DedicatedConnection, Queryable, Tx } from './database.ts';
export { gather } from './gather.ts';
export { listen, type Ear } from './listen.ts';
export { isMigrated, listMigrations, migrate, readEpoch } from './migrate.ts';
