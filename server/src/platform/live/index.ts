export { catchUp, type Source } from './catch-up.ts';
export { Connection } from './connection.ts';
export { watchHeads, type HeadWatch } from './head-watch.ts';
export { openLive } from './live.ts';
export type { Live } from './live.ts';
