import type { GroupMember } from '../engine/index.ts';
import type { PayloadDraft } from '../payload/index.ts';
import type { RoomEntry } from './delivery.ts';
import type { RoomEnd, RoomKind, RoomRecord, RoomStatus, SendOptions, StoredKeyPackage } from './types.ts';

/** One room of this device. Calls on one room run one after the other; on several rooms, side by side. */
export interface Room {
  readonly roomId: string;
  readonly kind: RoomKind;
  readonly status: RoomStatus;
  /** The seq of the newest entry of the log that has been taken in. */
  readonly cursor: number;
  /** The devices whose keys are in the room, as its tree says; none when it has ended. */
  members: () => GroupMember[];
  /** 32 bytes that are the same on every device that is in the same epoch; null when it has ended. */
  epochAuthenticator: () => Uint8Array | null;
  /** A secret of this epoch for another use, such as calls. Throws RoomError `ended`. */
  exporter: (label: string, length: number) => Promise<Uint8Array>;
  /**
   * Takes in the log from the cursor on: to its end, or, with `entries` that have come anyway, to the end of those; what
   * is missing before them is read. Throws DeliveryError `offline`; what was taken in until then stays.
   */
  sync: (entries?: readonly RoomEntry[]) => Promise<void>;
  /**
   * Seals and sends. It is on the disk before it goes, so a crash or a lost answer loses nothing: send it again with the
   * same key, or call `flush`. The line itself comes with the log, like those of others. Throws RoomError `ended`,
   * `key_changed`, `crowded`; DeliveryError `offline` (kept, perhaps sent), `refused` (dropped); PayloadError `too_large`.
   */
  send: (draft: PayloadDraft, options: SendOptions) => Promise<{ seq: number; at: number }>;
  /** Sends what is kept, in its order. */
  flush: () => Promise<void>;
  /** Drops something that is kept and perhaps unsent. False where nothing of this key is. */
  discard: (key: string) => Promise<boolean>;
  /**
   * Takes people in, with all their devices. Those in `asked` want to be asked first: once they have said yes, their
   * devices wait, and this device takes them in. Throws RoomError `no_devices`, `key_changed`.
   */
  addMembers: (accountIds: readonly string[]) => Promise<{ asked: readonly string[] }>;
  /** Remembers that these are invited: when they have said yes, this device takes them in. */
  invite: (accountIds: readonly string[]) => Promise<void>;
  /** Takes people out. */
  removeMembers: (accountIds: readonly string[]) => Promise<void>;
  /** Remembers that further devices of my own are to be taken in, and takes them in now where it can. */
  addOwnDevices: (deviceIds: readonly string[]) => Promise<void>;
  /** Renews the keys of this device, so that what was stolen from it before opens nothing that is said from now on. */
  heal: () => Promise<void>;
  /**
   * Does what is due: removals, own devices, new keys (after taking somebody in, each day with something said, each 200
   * messages). To be called a little after a sync, at a random moment: whoever is first does it for all.
   */
  settle: () => Promise<void>;
  /** Whether `settle` has something to do. */
  hasDuties: () => boolean;
  /** Ends the room for this device, where the host says elsewhere that it is no longer in it. */
  end: (why: RoomEnd) => Promise<void>;
}

/** All secret rooms of this device. */
export interface Rooms {
  /** Reads pins and half-made rooms from the store. Called once, before anything else. */
  start: () => Promise<void>;
  /** A room that is kept here, or null. */
  open: (roomId: string) => Promise<Room | null>;
  list: () => Promise<RoomRecord[]>;
  /**
   * Makes a room with all devices of these people and the other ones of mine; those who want to be asked first are taken
   * in when they have said yes. Throws RoomError `no_devices`, `key_changed`;
   * DeliveryError `offline`: the same key again, or `start` after a crash, goes on with it.
   */
  create: (options: { key: string; kind: RoomKind; accountIds: readonly string[] }) => Promise<Room>;
  /** Joins the rooms that this device has been taken into. Gives their ids. */
  takeWelcomes: () => Promise<string[]>;
  /**
   * Takes the new key of an account for good; the rooms that waited for it go on with their next sync. False where that
   * is not the key that was noted: the person has looked at another one.
   */
  acceptKey: (accountId: string, identityKey: Uint8Array) => Promise<boolean>;
  /** Makes key packages and keeps them, to be given to the host afterwards. */
  makeKeyPackages: (count: number, options?: { lastResort?: boolean }) => Promise<StoredKeyPackage[]>;
}
