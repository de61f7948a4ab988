export * from './worker/calls.ts';
export { startMediaWorker } from './worker/start-media-worker.ts';
export { grantFor, signJoinToken, type VideoGrant } from './signal/tokens.ts';
