export { followEntries } from './follow-entries.ts';
export { logsFeature } from './logs.ts';
export { openRateLimits } from './rate-limits.ts';
export { readObject } from './read-frame.ts';
export { buildSwitchboard, findProofGuard, receiveCall } from './receive-call.ts';
export type { CallDesk } from './receive-call.ts';
export { serveSockets } from './serve-sockets.ts';
