import { sameBytes, toHex } from '../bytes/bytes.ts';
import { readCertificate } from '../identity/index.ts';
import { EngineError } from './engine-error.ts';
import type { GroupMember } from './types.ts';

/** The one suite (RFC 9420 section 17.1, number 1): all of it is in WebCrypto. */
export const suiteName = 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519';

const hour = 3_600_000;

/** How long a key package lasts at most, milliseconds. */
export const keyPackageLifetime = 90 * 24 * hour;

/** How far clocks may stand apart: a key package begins so long before it is made. */
export const clockSlack = 24 * hour;

/**
 * Leaves that a group has room for: a hundred people with ten devices each. Blank ones cost a byte on the wire and much
 * work here, so a member who means ill could send hundreds of thousands.
 */
export const leavesAtMost = 1_024;

/** A leaf as far as it is looked at here (RFC 9420 section 7.2). */
export interface LeafShape {
  hpkePublicKey: Uint8Array;
  signaturePublicKey: Uint8Array;
  credential: { credentialType: string; identity?: Uint8Array };
  capabilities: {
    versions: readonly string[];
    ciphersuites: readonly string[];
    extensions: readonly number[];
    proposals: readonly number[];
    credentials: readonly string[];
  };
  extensions: readonly unknown[];
}

/** A node of a ratchet tree as far as it is looked at here (RFC 9420 section 7.8). */
export type NodeShape =
  | { nodeType: 'leaf'; leaf: LeafShape }
  | {
      nodeType: 'parent';
      parent: { hpkePublicKey: Uint8Array; unmergedLeaves: readonly number[] };
    }
  | undefined;

/** A commit as far as it is looked at here (RFC 9420 section 12.4). */
export interface CommitShape {
  proposals: readonly {
    proposalOrRefType: string;
    proposal?: { proposalType: string | number; remove?: { removed: number } };
  }[];
  path: unknown;
}

/** What we never make, and so never take: only Adds and Removes inside a member's own commit have a place here (B6). */
export function checkCommit(commit: CommitShape): { removed: number[]; adds: number; hasPath: boolean } {
  if (commit.proposals.length > leavesAtMost) throw new EngineError('not_allowed', 'a commit without end');
  const kinds = commit.proposals.map(({ proposalOrRefType, proposal }) =>
    proposalOrRefType === 'proposal' ? proposal?.proposalType : 'reference',
  );
  const stranger = kinds.find((kind) => kind !== 'add' && kind !== 'remove');
  if (stranger !== undefined) throw new EngineError('not_allowed', `a commit with a proposal ${stranger}`);
  const removed = commit.proposals.flatMap(({ proposal }) =>
    proposal?.remove ? [proposal.remove.removed] : [],
  );
  const hasPath = commit.path !== undefined;
  // Without new secrets on the path, whoever is removed goes on reading (B1). Only Adds may do without.
  if (!hasPath && (kinds.length === 0 || removed.length > 0)) {
    throw new EngineError('path_missing', 'a commit that removes or renews, without a path');
  }
  return { removed, adds: kinds.length - removed.length, hasPath };
}

/** A leaf of ours has exactly these capabilities and no extensions: nothing to negotiate, nothing to smuggle in. */
export function checkLeaf({ credential, capabilities, extensions }: LeafShape): void {
  const { versions, ciphersuites, proposals, credentials } = capabilities;
  const plain =
    credential.credentialType === 'basic' &&
    isOnly(versions, 'mls10') &&
    isOnly(ciphersuites, suiteName) &&
    isOnly(credentials, 'basic') &&
    capabilities.extensions.length + proposals.length + extensions.length === 0;
  if (!plain) throw new EngineError('not_allowed', 'a leaf with other capabilities than ours');
}

/** The members of a tree, each leaf looked at. Throws where a leaf is not one of ours. */
export function membersOf(tree: readonly NodeShape[]): GroupMember[] {
  return tree.flatMap((node, index) => (node?.nodeType === 'leaf' ? [memberOf(node.leaf, index / 2)] : []));
}

/** One leaf as a member. */
export function memberOf(leaf: LeafShape, index: number): GroupMember {
  const certificate = readCertificate(leaf.credential.identity ?? new Uint8Array());
  if (!certificate) throw new EngineError('certificate', `the certificate of leaf ${index} cannot be read`);
  const { accountId, deviceId, identityKey, notAfter } = certificate;
  const signatureKey = leaf.signaturePublicKey.slice();
  return { leaf: index, accountId, deviceId, identityKey, signatureKey, notAfter };
}

/**
 * Looks over a whole tree: every leaf ours, every device once, one identity key for each account, every key once (B5),
 * and no number of a leaf that is not there, at which the library would walk without end.
 */
export function checkTree(tree: readonly NodeShape[]): GroupMember[] {
  if (tree.length > 2 * leavesAtMost) throw new EngineError('not_allowed', 'a tree without end');
  const members = membersOf(tree);
  const devices = new Set<string>();
  const identities = new Map<string, Uint8Array>();
  for (const { accountId, deviceId, identityKey } of members) {
    const device = JSON.stringify([accountId, deviceId]);
    if (devices.has(device)) throw new EngineError('already_in', 'a device with two leaves', { accountId });
    devices.add(device);
    const known = identities.get(accountId);
    if (known && !sameBytes(known, identityKey)) {
      throw new EngineError('key_changed', 'one account under two identity keys', { accountId });
    }
    identities.set(accountId, identityKey);
  }
  checkNodes(tree);
  return members;
}

function checkNodes(tree: readonly NodeShape[]): void {
  const keys = new Set<string>();
  for (const node of tree) {
    if (!node) continue;
    if (node.nodeType === 'leaf') checkLeaf(node.leaf);
    else checkUnmerged(tree, node.parent.unmergedLeaves);
    const key = toHex(node.nodeType === 'leaf' ? node.leaf.hpkePublicKey : node.parent.hpkePublicKey);
    if (keys.has(key)) throw new EngineError('not_authentic', 'one encryption key at two places of the tree');
    keys.add(key);
  }
}

function checkUnmerged(tree: readonly NodeShape[], unmerged: readonly number[]): void {
  if (unmerged.some((leaf) => tree[leaf * 2]?.nodeType !== 'leaf')) {
    throw new EngineError('malformed', 'an unmerged leaf that is not there');
  }
}

/**
 * Continuity (B5): who was not removed is still there, as the same device with the same keys of identity and signature;
 * and exactly as many have come as were added.
 */
export function checkContinuity(
  before: readonly GroupMember[],
  after: readonly GroupMember[],
  change: { removed: readonly number[]; adds: number },
): { added: GroupMember[]; removed: GroupMember[] } {
  const gone = new Set(change.removed);
  const stay = new Map(before.filter(({ leaf }) => !gone.has(leaf)).map((one) => [one.leaf, one]));
  const added = after.filter(({ leaf }) => !stay.has(leaf));
  const kept = after.filter(({ leaf }) => stay.has(leaf));
  const broken = kept.length !== stay.size || kept.some((one) => !isSameDevice(one, stay.get(one.leaf)!));
  if (broken || added.length !== change.adds) {
    throw new EngineError('discontinuous', 'a leaf changed whom it stands for');
  }
  return { added, removed: before.filter(({ leaf }) => gone.has(leaf)) };
}

function isSameDevice(one: GroupMember, other: GroupMember): boolean {
  return (
    one.accountId === other.accountId &&
    one.deviceId === other.deviceId &&
    one.notAfter === other.notAfter &&
    sameBytes(one.identityKey, other.identityKey) &&
    sameBytes(one.signatureKey, other.signatureKey)
  );
}

/** Whether a message is of this group and this epoch. Nothing of another epoch is ever opened. */
export function checkPlace(
  group: { groupId: Uint8Array; epoch: bigint },
  message: { groupId: Uint8Array; epoch: bigint },
): void {
  if (!sameBytes(group.groupId, message.groupId)) throw new EngineError('wrong_group', 'of another group');
  if (group.epoch !== message.epoch) {
    throw new EngineError('wrong_epoch', 'of another epoch', { epoch: Number(message.epoch) });
  }
}

/** Whether a leaf may be taken out: somebody is there, and it is not the one who asks. */
export function checkRemovable(members: readonly GroupMember[], leaf: number, ownLeaf: number): void {
  if (leaf === ownLeaf) throw new EngineError('not_allowed', 'nobody takes out himself');
  if (!members.some((one) => one.leaf === leaf)) throw new EngineError('not_member', 'nobody is there');
}

/** The times of a key package, in seconds: begun, not over, and not longer than allowed. */
export function checkLifetime(lifetime: { notBefore: bigint; notAfter: bigint }, now: number): void {
  checkSpan(lifetime);
  const second = BigInt(Math.floor(now / 1000));
  if (lifetime.notBefore > second || lifetime.notAfter <= second) {
    throw new EngineError('expired', 'a key package whose time is over or has not begun');
  }
}

/** Only how long it lasts: when a commit is read, its key packages may long be over. */
export function checkSpan({ notBefore, notAfter }: { notBefore: bigint; notAfter: bigint }): void {
  const most = BigInt((keyPackageLifetime + clockSlack) / 1000);
  if (notAfter < notBefore || notAfter - notBefore > most) {
    throw new EngineError('expired', 'a key package that claims too long a time');
  }
}

function isOnly(list: readonly string[], only: string): boolean {
  return list.length === 1 && list[0] === only;
}
