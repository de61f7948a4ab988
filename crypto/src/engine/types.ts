import type { Signer } from '../identity/index.ts';

/**
 * All that one device knows of one group, as bytes: secrets of the running epoch, the tree, the members. Opaque. Never
 * changed or wiped in place: the states after it may share its memory. Whoever keeps it seals it, and nobody sends it.
 */
export type GroupState = Uint8Array;

/** The device that an engine works for. */
export interface OwnDevice {
  /** The certificate of this device, bytes of `issueCertificate`: accountId, deviceId and identity key. */
  certificate: Uint8Array;
  /** The device's signature key. The private part stays where it is; the engine only asks for signatures. */
  signer: Signer;
}

/**
 * Whether an identity key may speak for an account: asked for every leaf of every group, key package and Welcome. The
 * answer comes from the pins (`identity/`): `true` for the pinned key, and for an account without a pin.
 */
export type TrustIdentity = (accountId: string, identityKey: Uint8Array) => boolean | Promise<boolean>;

/** One leaf of a group: one device of a member. */
export interface GroupMember {
  /** Index of the leaf (RFC 9420 section 4.1.1). Another device may get it when this one is removed. */
  leaf: number;
  accountId: string;
  deviceId: string;
  /** The account's identity key: Ed25519, 32 bytes. The same for all devices of one person. */
  identityKey: Uint8Array;
  /** The device's signature key: Ed25519, 32 bytes. */
  signatureKey: Uint8Array;
  /** When its certificate ends, milliseconds since 1970. */
  notAfter: number;
}

/** A new key package with what only its device may know. */
export interface OwnKeyPackage {
  /** For the server: an MLSMessage of kind mls_key_package (RFC 9420 section 10), about 500 bytes. */
  keyPackage: Uint8Array;
  /** KeyPackageRef, 32 bytes: how a Welcome names it. */
  reference: Uint8Array;
  /** The private keys. Kept (sealed) under the reference until a Welcome comes, and deleted after the join. */
  privatePart: Uint8Array;
  /** When it ends, milliseconds since 1970. */
  notAfter: number;
}

/** What a key package of somebody says, once it has been verified. */
export interface KeyPackageInfo extends Omit<GroupMember, 'leaf'> {
  reference: Uint8Array;
  /** When the package itself ends, milliseconds since 1970. */
  endsAt: number;
}

/** Where a group stands, for one of its members. */
export interface GroupInfo {
  groupId: Uint8Array;
  /** Counts the commits since the group was made. */
  epoch: number;
  /** The leaf of this device. */
  ownLeaf: number;
}

/** What a commit is to change. All three may be empty together with `update`: then it only renews the sender's keys. */
export interface CommitWish {
  /** Key packages of devices to take in, each verified, each with whom it is asked for. */
  add?: readonly { keyPackage: Uint8Array; accountId: string; deviceId: string }[];
  /** Leaves to take out. */
  remove?: readonly number[];
}

/** A commit that is made but not yet decided on: whoever made it keeps `state` aside until the log takes it. */
export interface OwnCommit {
  /** The state after this commit. */
  state: GroupState;
  /** The epoch after this commit. */
  epoch: number;
  /** For the log: an MLSMessage of kind mls_public_message. */
  commit: Uint8Array;
  /** For the devices taken in, one for all: an MLSMessage of kind mls_welcome. Absent where nobody is taken in. */
  welcome?: Uint8Array;
  added: readonly GroupMember[];
  removed: readonly GroupMember[];
  /** True where it carries a path, so that secrets stolen from this device before are worth nothing after it. */
  heals: boolean;
}

/** A commit of somebody else that has been taken in. */
export type TakenCommit =
  | {
      kind: 'advanced';
      state: GroupState;
      epoch: number;
      committer: GroupMember;
      added: readonly GroupMember[];
      removed: readonly GroupMember[];
    }
  /** It removes this device: the state is to be wiped. */
  | { kind: 'removed'; epoch: number; committer: GroupMember };

/** A message that has been opened. */
export interface OpenedMessage {
  /** The state after it: the same message opens no second time. */
  state: GroupState;
  payload: Uint8Array;
  /** What the sender bound to it in the clear: the commitment of the franking. */
  authenticatedData: Uint8Array;
  /** Who signed it, as the tree says; never what the server says. */
  sender: GroupMember;
}

/** A group that this device has been taken into. */
export interface JoinedGroup extends GroupInfo {
  state: GroupState;
  /** The key package that was used: its private part is to be deleted. */
  reference: Uint8Array;
  /** Who has made the Welcome. */
  inviter: GroupMember;
}

/** The private side of a key package, as the store gives it back. */
export interface KeptKeyPackage {
  keyPackage: Uint8Array;
  privatePart: Uint8Array;
}

/**
 * MLS for one device (RFC 9420, suite 1). Pure but for randomness and signatures: state in, new state out, and the old
 * state stays good until the caller drops it. Every refusal is an EngineError, and after one the old state still holds.
 */
export interface GroupEngine {
  /** Makes a key package. `lifetime` in milliseconds, at most 90 days, which is the default; times by the engine's clock. */
  createKeyPackage(options?: { lifetime?: number }): Promise<OwnKeyPackage>;
  /** Verifies a key package: signatures, certificate, trust, times. Throws `malformed`, `not_authentic`, `expired`, `key_changed`. */
  readKeyPackage(keyPackage: Uint8Array): Promise<KeyPackageInfo>;
  /** Makes a group in which this device is alone, at epoch 0. `groupId`: 32 random bytes of `newGroupId`. */
  createGroup(groupId: Uint8Array): Promise<GroupState>;
  /** The key packages (references) that a Welcome is for, in its order: one of them may be mine. Throws `malformed`. */
  listWelcomed(welcome: Uint8Array): Uint8Array[];
  /** Joins by a Welcome and the key package of mine that it names. Every leaf of the tree is verified. */
  joinGroup(welcome: Uint8Array, kept: KeptKeyPackage): Promise<JoinedGroup>;
  /** Makes a commit. Throws `key_changed`, `not_asked_for`, `expired`, `already_in`, `not_member`. */
  commit(state: GroupState, wish: CommitWish): Promise<OwnCommit>;
  /** Takes in a commit of somebody else. Own commits are never given to it: their state was kept aside. */
  processCommit(state: GroupState, commit: Uint8Array): Promise<TakenCommit>;
  /** Seals a payload. Adds no padding: `payload/` does. `authenticatedData` travels in the clear, bound to the message. */
  encrypt(
    state: GroupState,
    payload: Uint8Array,
    authenticatedData: Uint8Array,
  ): Promise<{ state: GroupState; message: Uint8Array }>;
  /** Opens a message of this epoch. Throws `wrong_epoch`, `replayed`, `not_authentic`, `malformed`, `own_message`. */
  decrypt(state: GroupState, message: Uint8Array): Promise<OpenedMessage>;
  info(state: GroupState): GroupInfo;
  /** The leaves, in their order. */
  members(state: GroupState): GroupMember[];
  /** A secret of this epoch for another use, such as calls (RFC 9420 section 8.5). `length` in bytes. */
  exporter(
    state: GroupState,
    ask: { label: string; context: Uint8Array; length: number },
  ): Promise<Uint8Array>;
  /** 32 bytes that are the same for all who are in the same epoch of the same group (RFC 9420 section 8.7). */
  epochAuthenticator(state: GroupState): Uint8Array;
}
