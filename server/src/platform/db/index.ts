export { isConnectionError, openDatabase } from './database.ts';
export type { Db, DedicatedConnection, Queryable, Tx } from './database.ts';
export { migrate, readEpoch } from './migrate.ts';
