export { EngineError, type EngineRefusal } from './engine-error.ts';
export type {
  CommitWish,
  GroupEngine,
  GroupInfo,
  GroupMember,
  GroupState,
  JoinedGroup,
  KeptKeyPackage,
  KeyPackageInfo,
  OpenedMessage,
  OwnCommit,
  OwnDevice,
  OwnKeyPackage,
  TakenCommit,
  TrustIdentity,
} from './types.ts';
export { createMlsEngine, type EngineOptions } from './mls-engine.ts';
export { newGroupId } from './new-group-id.ts';
