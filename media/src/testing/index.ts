export { signJoinToken } from '../signal/tokens.ts';
export { PlayedClient, type PlayedTrack } from './played-client.ts';
export type { HeardTrack } from './played-ear.ts';
export type { PlayedStream } from './played-stream.ts';
export { playLoad, type LoadFigures, type LoadShape } from './play-load.ts';
export { playMedia, playStage, type Stage } from './play-stage.ts';
