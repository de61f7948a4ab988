export {
  openLocalStore,
  wipeLocalStore,
  cachedTables,
  type CachedTable,
  type KeptDraft,
  type KeptLine,
  type KeptWindow,
  type LocalStore,
  type OutboxRow,
  type UploadRow,
} from './local-store.ts';
export { startWriteBehind, type StoreWrite, type WriteBehind } from './write-behind.ts';
