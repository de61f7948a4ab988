export { manifestName, openRecorder } from './open-recorder.ts';
export type { Recorder, Tap, TappedTrack } from './open-recorder.ts';
