export { MediaTrouble } from './engine.ts';
export type {
  EngineHealth,
  EngineOffers,
  IceServer,
  JoinPass,
  JoinWish,
  MediaEngine,
  MediaEvent,
  MediaSource,
  MediaTroubleCode,
  ParticipantView,
  RecordedFile,
  Recording,
  Role,
  RoomKind,
  RoomWish,
} from './engine.ts';
export { openMedia, whyNoMedia } from './open-media.ts';
export { serveInside } from './shared/serve-inside.ts';
export { makeMediaPipe, mediaPath, serveMediaQuestions } from './pipe-signals.ts';
