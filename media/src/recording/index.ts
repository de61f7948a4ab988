export { finishRecording } from './finish-recording.ts';
export { manifestName } from './manifest.ts';
export { openRecorder } from './open-recorder.ts';
export type { Recorder, Tap, TappedTrack } from './open-recorder.ts';
