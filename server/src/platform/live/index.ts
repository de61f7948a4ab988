export { catchUp } from './catch-up.ts';
export { Connection } from './connection.ts';
export { openLive } from './live.ts';
export type { Live } from './live.ts';
