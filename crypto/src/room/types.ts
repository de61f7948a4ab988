import type { GroupState } from '../engine/index.ts';
import type { Pin } from '../identity/index.ts';
import type { Payload } from '../payload/index.ts';

/** A device of somebody. */
export interface DeviceName {
  accountId: string;
  deviceId: string;
}

/** Rooms of two persons end when one of them is gone; groups go on. */
export type RoomKind = 'direct' | 'group';

/** Why a room has ended for this device. Its keys are gone; what was read in it stays. */
export type RoomEnd =
  /** Somebody took this device out, or it was signed out. */
  | 'removed'
  /** I left the room. */
  | 'left'
  /** A room of two: the other has no device in it any more, such as after a reinstallation. */
  | 'partner_gone'
  /** A Welcome that this device cannot open: its keys are newer than the invitation. */
  | 'not_for_me'
  /** What the host shows cannot be what the members did: nothing that comes now could be trusted. */
  | 'unverifiable';

/** How a room stands for this device. */
export type RoomStatus =
  | { kind: 'ready' }
  /** Nothing is read or sent until the person at this device accepts the new key of this account. */
  | { kind: 'key_changed'; accountId: string }
  | { kind: 'ended'; why: RoomEnd };

/** Why something that was said is not shown. */
export type Hidden =
  /** It does not open: other keys, a changed bit, or it was shown before. */
  | 'unreadable'
  /** It opens, but its sender, its key or its commitment is not what the host says. */
  | 'tampered'
  /** A newer client wrote it. */
  | 'too_new'
  /** It opens, and is nothing that a client writes. */
  | 'broken';

/** What a member can show to the host, so that it finds a report genuine. */
export interface Proof {
  body: Uint8Array;
  opening: Uint8Array;
  commitment: Uint8Array;
  tag: Uint8Array;
}

/** Something that was said in a room, as this device keeps it. */
export interface RoomLine extends DeviceName {
  roomId: string;
  seq: number;
  /** Milliseconds since 1970, by the host's clock. */
  at: number;
  key: string;
  /** Whether it is a line of its own (a message), or something about one. */
  counts: boolean;
  /** What was said; null where it is hidden. */
  payload: Payload | null;
  hidden?: Hidden;
  /** There wherever it opened. */
  proof?: Proof;
}

/** A commit that has been made and posted, or is about to be: the log decides whether it counts. */
export interface PendingCommit {
  key: string;
  /** The epoch it was made in: in any other, it is void. */
  epoch: number;
  commit: Uint8Array;
  /** The state after it. */
  state: GroupState;
  welcome?: Uint8Array;
  added: readonly DeviceName[];
  removed: readonly DeviceName[];
  addMemberIds: readonly string[];
  removeMemberIds: readonly string[];
  heals: boolean;
}

/** What goes with something that is said, for the host to know. */
export interface SendOptions {
  /** Made by the caller; the same key is taken once. */
  key: string;
  fileIds?: readonly string[];
  silent?: boolean;
  /** Milliseconds since 1970: the host erases it then. */
  vanishAt?: number;
}

/** Something sealed that the host has perhaps, perhaps not: kept until the log shows it. */
export interface SealedSend extends SendOptions {
  /** A line of its own, counted as unread: so with messages, and with nothing else. */
  counts: boolean;
  /** Given up by the person: not sent again, but perhaps it is in the log. */
  cancelled?: boolean;
  /** The epoch it is sealed for; in a later one it is sealed again. */
  epoch: number;
  message: Uint8Array;
  body: Uint8Array;
  opening: Uint8Array;
  commitment: Uint8Array;
}

/** What this device has to do in a room when it can. */
export interface Duties {
  /** Devices whose time is over, and persons who left: removed before anything else is said. */
  remove: readonly DeviceName[];
  /** Further devices of members, and devices of those whom this device has invited: to be taken in. */
  add: readonly DeviceName[];
  /** New keys of my own are due: after taking somebody in, after joining with a last key package. */
  heal: boolean;
}

/** All that a device keeps of one room, besides its lines. */
export interface RoomRecord {
  roomId: string;
  kind: RoomKind;
  status: RoomStatus;
  /** The group of MLS that the room is; it is never another one. */
  groupId: Uint8Array;
  /** Null when the room has ended. */
  state: GroupState | null;
  /** The seq of the newest entry of the log that is in `state`. */
  cursor: number;
  pending: PendingCommit | null;
  outbox: readonly SealedSend[];
  duties: Duties;
  /**
   * People whom this device has invited and who have not come yet. Only these, and those who are in, are ever taken in
   * because the host says that they wait: it cannot bring in anybody of its own.
   */
  invited: readonly string[];
  /** When this device last renewed its keys in this room; how much it has said since, and whether it has heard anything. */
  healed: { at: number; said: number; heard: boolean };
  /** The newest keys of what was said, each with its device: nothing is shown twice. */
  recent: readonly string[];
}

/** A key package of this device, with its private half. */
export interface StoredKeyPackage {
  /** KeyPackageRef in base64. */
  reference: string;
  keyPackage: Uint8Array;
  privatePart: Uint8Array;
  /** Milliseconds since 1970. */
  notAfter: number;
  /** Given out again and again when no other is left; stays after a join. */
  lastResort: boolean;
}

/** A room that is being made: kept until the host has said that it is there. */
export interface Creation {
  key: string;
  kind: RoomKind;
  groupId: Uint8Array;
  memberIds: readonly string[];
  /** People who are asked first whether they want to come. */
  askIds: readonly string[];
  /** Absent where nobody comes in at once. */
  commit?: Uint8Array;
  welcomes: readonly Welcomed[];
  /** The state after the commit. */
  state: GroupState;
}

/** A Welcome and the device it is for. */
export interface Welcomed extends DeviceName {
  welcome: Uint8Array;
}

/** One change of what a device keeps. */
export interface StoreChange {
  /** Takes the place of what was there of this room. */
  room?: RoomRecord;
  /** New lines of rooms; a line of the same room and seq takes the place of the older one. */
  lines?: readonly RoomLine[];
  /** Lines that were deleted or have vanished: their words go from the disk. */
  erase?: readonly { roomId: string; seq: number }[];
  addKeyPackages?: readonly StoredKeyPackage[];
  /** By reference. */
  dropKeyPackages?: readonly string[];
  creation?: Creation;
  /** By key. */
  dropCreation?: string;
  pins?: readonly Pin[];
}

/** What a device keeps. In a browser: IndexedDB, each value sealed by a key that cannot be read. */
export interface SecretStore {
  /** All of it or nothing, and on the disk when it resolves: whatever is sent afterwards leans on it. */
  save: (change: StoreChange) => Promise<void>;
  loadRoom: (roomId: string) => Promise<RoomRecord | null>;
  listRoomIds: () => Promise<string[]>;
  listCreations: () => Promise<Creation[]>;
  findKeyPackage: (reference: string) => Promise<StoredKeyPackage | null>;
  listKeyPackages: () => Promise<StoredKeyPackage[]>;
  listPins: () => Promise<Pin[]>;
}
