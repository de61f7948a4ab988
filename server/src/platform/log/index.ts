export { openLog } from './log.ts';
export type { Log } from './log.ts';
export { accountLog, chatLog, partsOf } from './types.ts';
export type { NewEntry, Placed, StoredEntry } from './types.ts';
