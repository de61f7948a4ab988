export {
  openLocalStore,
  openStore,
  wipeLocalStore,
  cachedTables,
  type CachedTable,
  type KeptDraft,
  type KeptLine,
  type KeptText,
  type KeptWindow,
  type LocalStore,
  type OutboxRow,
  type UploadRow,
} from './local-store.ts';
export { startWriteBehind, type StoreWrite, type WriteBehind } from './write-behind.ts';
export { moveRows, type OnMoved } from './move-rows.ts';
export { isSealedStore, sealAhead } from './sealing.ts';
