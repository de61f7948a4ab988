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
export { openMedia } from './open-media.ts';
