import type { DeviceName, RoomKind, SendOptions, Welcomed } from './types.ts';

interface InLog {
  /** Its place in the log of the room: 1, 2, 3 … without holes. */
  seq: number;
  /** Milliseconds since 1970, by the host's clock. */
  at: number;
}

/** One entry of a room's log, as far as the keys of the room are concerned. All of it is the host's word. */
export type RoomEntry = InLog &
  (
    | ({ type: 'commit'; key: string; commit: Uint8Array } & DeviceName)
    /** `message.sent` (counts) or `secret.said`. */
    | ({ type: 'said'; key: string; counts: boolean; message: Uint8Array; tag: Uint8Array } & DeviceName)
    /** A device was signed out, or has been away too long. */
    | ({ type: 'device_gone' } & DeviceName)
    /** A device of a member, or of somebody who was invited, could be taken in. */
    | ({ type: 'device_waiting' } & DeviceName)
    /** Somebody left the room, or was taken out of the chat. */
    | { type: 'member_left'; accountId: string }
    /** A line was deleted for everyone, or has vanished. */
    | { type: 'deleted'; target: number }
    /** Anything else, and what was erased: it only has its place. */
    | { type: 'other' }
  );

/** A Welcome that waits for this device. */
export interface WaitingWelcome {
  roomId: string;
  kind: RoomKind;
  /** The seq of the commit that took this device in. */
  seq: number;
  welcome: Uint8Array;
}

/** Key packages that were given out for me. */
export interface Claimed {
  packages: readonly (DeviceName & { keyPackage: Uint8Array })[];
  /** People without any device that could be in a secret room. */
  without: readonly string[];
  /** People who want to be asked first, before any device of theirs is taken in. */
  asked?: readonly string[];
}

/** Why the host did not do what it was asked. */
export class DeliveryError extends Error {
  /**
   * `offline`: no answer came, so it may have been done. `epoch_passed`: somebody's commit was first. `refused`: it was
   * not done and will not be; `refusal` says why.
   */
  readonly code: 'offline' | 'epoch_passed' | 'refused';
  readonly refusal: string | undefined;
  constructor(code: 'offline' | 'epoch_passed' | 'refused', refusal?: string, options?: ErrorOptions) {
    super(refusal ?? code, options);
    this.name = 'DeliveryError';
    this.code = code;
    this.refusal = refusal;
  }
}

/** The host, as the keys of rooms see it: a log that nobody has to believe. Every refusal is a DeliveryError. */
export interface Delivery {
  /** Entries after a seq, oldest first: `limit` of them, and fewer at the end of the log alone. */
  readLog: (roomId: string, afterSeq: number, limit: number) => Promise<RoomEntry[]>;
  /** Takes a commit if the room is in this epoch. The same key again gives the same answer. */
  commit: (ask: {
    roomId: string;
    key: string;
    epoch: number;
    commit: Uint8Array;
    welcomes: readonly Welcomed[];
    addMemberIds: readonly string[];
    removeMemberIds: readonly string[];
    removedDevices: readonly DeviceName[];
  }) => Promise<InLog>;
  /** Takes something sealed if the room is in this epoch. The same key again gives the same answer. */
  send: (
    ask: SendOptions & {
      roomId: string;
      /** A line of its own, counted as unread. */
      counts: boolean;
      epoch: number;
      message: Uint8Array;
      /** The 32 bytes of the message's authenticated data. */
      commitment: Uint8Array;
    },
  ) => Promise<InLog & { tag: Uint8Array }>;
  /** One key package of every device of these people; of mine, of my other devices. */
  claimKeyPackages: (
    accountIds: readonly string[],
    options: { kind: RoomKind; deviceIds?: readonly string[] },
  ) => Promise<Claimed>;
  /** Makes a room. `seq`: the newest entry of its log that this device has no need to read. */
  create: (ask: {
    key: string;
    kind: RoomKind;
    groupId: Uint8Array;
    memberIds: readonly string[];
    askIds: readonly string[];
    commit?: Uint8Array;
    welcomes: readonly Welcomed[];
  }) => Promise<{ roomId: string; seq: number }>;
  /** Welcomes that wait for this device. */
  takeWelcomes: () => Promise<WaitingWelcome[]>;
  /**
   * This device has kept what the Welcome of this seq brought; the host can forget that one. A later one of the same room
   * stays: whoever was taken out and in again meanwhile needs it.
   */
  joined: (roomId: string, seq: number) => Promise<void>;
}
