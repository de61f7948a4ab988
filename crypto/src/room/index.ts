export type { Room, Rooms } from './api.ts';
export {
  DeliveryError,
  type Claimed,
  type Delivery,
  type RoomEntry,
  type WaitingWelcome,
} from './delivery.ts';
export { RoomError, type RoomEvent } from './events.ts';
export { MemoryStore } from './memory-store.ts';
export { PinBook } from './pin-book.ts';
export { RoomController } from './room-controller.ts';
export type { RoomParts } from './room-parts.ts';
export { SecretRooms } from './secret-rooms.ts';
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
