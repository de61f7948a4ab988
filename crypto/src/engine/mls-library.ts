// The only file that imports ts-mls: what the engine takes from it, and how its messages are read.
import {
  decodeGroupState,
  decodeMlsMessage,
  getCiphersuiteFromName,
  getCiphersuiteImpl,
  type CiphersuiteImpl,
  type ClientState,
  type GroupState as LibraryState,
  type KeyPackage,
  type MLSMessage,
  type PrivateMessage,
  type Welcome,
} from 'ts-mls';
import { ratchetTreeFromExtension } from 'ts-mls/groupInfo.js';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { decryptSenderData } from 'ts-mls/privateMessage.js';
import { decryptGroupInfo, decryptGroupSecrets } from 'ts-mls/welcome.js';
import { verifySignature, type Signer } from '../identity/index.ts';
import { checkTree, suiteName } from './check-shape.ts';
import { EngineError } from './engine-error.ts';
import type { PrivateKeys } from './key-package.ts';
import type { GroupInfo } from './types.ts';

export {
  createApplicationMessage,
  createCommit,
  createGroup,
  defaultKeyPackageEqualityConfig,
  emptyPskIndex,
  encodeGroupState,
  encodeMlsMessage,
  generateKeyPackageWithKey,
  joinGroup,
  mlsExporter,
  processPublicMessage,
  type CiphersuiteImpl,
  type ClientConfig,
  type ClientState,
  type Credential,
  type GroupState as LibraryState,
} from 'ts-mls';
export { makeKeyPackageRef, verifyKeyPackage } from 'ts-mls/keyPackage.js';
export { verifyLeafNodeSignatureKeyPackage } from 'ts-mls/leafNode.js';
export { unprotectPublicMessage } from 'ts-mls/messageProtectionPublic.js';

/** Keys of skipped messages kept for each sender, and how many of one sender may be skipped at once. */
export const retention = {
  retainKeysForGenerations: 8,
  retainKeysForEpochs: 0,
  maximumForwardRatchetSteps: 512,
};

/** Suite 1 on WebCrypto, with signatures by the device's own signer, whose private key nobody here ever sees. */
export async function makeSuite(signer: Signer): Promise<CiphersuiteImpl> {
  const suite = await getCiphersuiteImpl(getCiphersuiteFromName(suiteName));
  const sign = (_handle: Uint8Array, message: Uint8Array) => signer.sign(message);
  return { ...suite, signature: { ...suite.signature, sign, verify: verifySignature } };
}

/** A state as the library writes it, from a place to the very end. Throws an EngineError `bad_state`. */
export function readLibraryState(bytes: Uint8Array, from: number): LibraryState {
  let read;
  try {
    read = decodeGroupState(bytes, from);
  } catch (error) {
    throw new EngineError('bad_state', 'a state that cannot be read', { cause: error });
  }
  if (read?.[1] !== bytes.length - from) throw new EngineError('bad_state', 'a state that cannot be read');
  return read[0];
}

/** Where the group of a state stands. */
export function infoOf({ groupContext, privatePath }: ClientState): GroupInfo {
  const { groupId, epoch } = groupContext;
  return { groupId: groupId.slice(), epoch: Number(epoch), ownLeaf: privatePath.leafIndex };
}

/** One whole message and nothing behind it. Throws an EngineError `malformed`. */
function readMessage(bytes: Uint8Array): MLSMessage {
  let read;
  try {
    read = decodeMlsMessage(bytes, 0);
  } catch (error) {
    throw new EngineError('malformed', 'no message of MLS', { cause: error });
  }
  if (read?.[1] !== bytes.length) throw new EngineError('malformed', 'no message of MLS');
  return read[0];
}

/** A Welcome of our suite. Throws an EngineError `malformed`. */
export function readWelcome(bytes: Uint8Array): Welcome {
  const message = readMessage(bytes);
  if (message.wireformat !== 'mls_welcome' || message.welcome.cipherSuite !== suiteName) {
    throw new EngineError('malformed', 'no Welcome of our suite');
  }
  return message.welcome;
}

/** A key package, not verified yet. Throws an EngineError `malformed`. */
export function readKeyPackageMessage(bytes: Uint8Array): KeyPackage {
  const message = readMessage(bytes);
  if (message.wireformat !== 'mls_key_package') throw new EngineError('malformed', 'no key package');
  return message.keyPackage;
}

/** A message that somebody has said. Throws an EngineError `not_allowed` at all else: no handshake comes sealed. */
export function readPrivateMessage(bytes: Uint8Array): PrivateMessage {
  const message = readMessage(bytes);
  const sealed = message.wireformat === 'mls_private_message' ? message.privateMessage : undefined;
  if (sealed?.contentType !== 'application') throw new EngineError('not_allowed', 'no message of a person');
  return sealed;
}

/** A commit that a member has made in the open. Throws an EngineError `not_allowed` at any other message. */
export function readCommit(bytes: Uint8Array) {
  const message = readMessage(bytes);
  const open = message.wireformat === 'mls_public_message' ? message.publicMessage : undefined;
  const { content } = open ?? {};
  if (!open || content?.contentType !== 'commit' || content.sender.senderType !== 'member') {
    throw new EngineError('not_allowed', 'no commit of a member');
  }
  const { groupId, epoch, commit, sender } = content;
  return { message: open, place: { groupId, epoch }, commit, committer: sender.leafIndex };
}

/** Opens a sealed message of the state's own epoch. Throws an EngineError `own_message` at one of this device. */
export async function openPrivateMessage(state: ClientState, sealed: PrivateMessage, suite: CiphersuiteImpl) {
  const { senderDataSecret } = state.keySchedule;
  const { secretTree, ratchetTree, groupContext } = state;
  const place = [secretTree, ratchetTree, groupContext, retention, suite] as const;
  try {
    const { content, tree } = await unprotectPrivateMessage(senderDataSecret, sealed, ...place);
    return { content: content.content, secretTree: tree };
  } catch (error) {
    const sender = await decryptSenderData(sealed, senderDataSecret, suite);
    if (sender?.leafIndex !== state.privatePath.leafIndex) throw error;
    throw new EngineError('own_message', 'sealed by this device', { cause: error });
  }
}

/**
 * Opens a Welcome before the library does: its tree is looked over first, for the library walks without end at the
 * number of a leaf that is not there. Gives the leaf of whoever made it.
 */
export async function lookIntoWelcome(
  welcome: Welcome,
  { keys, reference, suite }: { keys: PrivateKeys; reference: Uint8Array; suite: CiphersuiteImpl },
): Promise<number> {
  const initKey = await suite.hpke.importPrivateKey(keys.initPrivateKey);
  const secrets = await decryptGroupSecrets(initKey, reference, welcome, suite.hpke);
  if (!secrets) throw new EngineError('malformed', 'a Welcome without secrets');
  if (secrets.psks.length > 0) throw new EngineError('not_allowed', 'a Welcome with a PSK');
  const noPsk = new Uint8Array(suite.kdf.size);
  const group = await decryptGroupInfo(welcome, secrets.joinerSecret, noPsk, suite);
  const tree = group && ratchetTreeFromExtension(group);
  if (!tree) throw new EngineError('malformed', 'a Welcome without a tree');
  const isStrange = group.extensions.length !== 1 || group.groupContext.extensions.length > 0;
  if (isStrange) throw new EngineError('not_allowed', 'a group with extensions');
  if (!checkTree(tree).some(({ leaf }) => leaf === group.signer)) {
    throw new EngineError('not_member', 'a Welcome by a leaf that holds nobody');
  }
  return group.signer;
}
