export {
  DeliveryError,
  type Claimed,
  type Delivery,
  type RoomEntry,
  type WaitingWelcome,
} from './delivery.ts';
export { RoomError, type RoomEvent } from './events.ts';
export type {
  Creation,
  DeviceName,
  Duties,
  Hidden,
  PendingCommit,
  Proof,
  RoomEnd,
  RoomKind,
  RoomLine,
  RoomRecord,
  RoomStatus,
  SealedSend,
  SecretStore,
  SendOptions,
  StoreChange,
  StoredKeyPackage,
  Welcomed,
} from './types.ts';
export type { Room, Rooms } from './api.ts';
