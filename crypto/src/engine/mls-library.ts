// The only file that imports ts-mls: what the engine takes from it, and how its messages are read.
import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type {
  CiphersuiteImpl,
  ClientState,
  GroupState as LibraryState,
  KeyPackage,
  MLSMessage,
  PrivateMessage,
  Welcome,
} from 'ts-mls';
import { decodeGroupState } from 'ts-mls/clientState.js';
import { makeHashImpl } from 'ts-mls/crypto/implementation/default/makeHashImpl.js';
import { makeKdfImpl } from 'ts-mls/crypto/implementation/default/makeKdfImpl.js';
import { makeGenericHpke } from 'ts-mls/crypto/implementation/hpke.js';
import { ratchetTreeFromExtension } from 'ts-mls/groupInfo.js';
import { decodeMlsMessage } from 'ts-mls/message.js';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { decryptSenderData } from 'ts-mls/privateMessage.js';
import { decryptGroupInfo, decryptGroupSecrets } from 'ts-mls/welcome.js';
import { randomBytes } from '../bytes/bytes.ts';
import { verifySignature, type Signer } from '../identity/index.ts';
import { checkTree, suiteName } from './check-shape.ts';
import { EngineError } from './engine-error.ts';
import type { PrivateKeys } from './key-package.ts';
import type { GroupInfo } from './types.ts';

// Piece by piece: the library's index would bring every suite along.
export type {
  CiphersuiteImpl,
  ClientConfig,
  ClientState,
  Credential,
  GroupState as LibraryState,
} from 'ts-mls';
export { createGroup, encodeGroupState, joinGroup } from 'ts-mls/clientState.js';
export { createCommit } from 'ts-mls/createCommit.js';
export { createApplicationMessage } from 'ts-mls/createMessage.js';
export { generateKeyPackageWithKey, makeKeyPackageRef, verifyKeyPackage } from 'ts-mls/keyPackage.js';
export { defaultKeyPackageEqualityConfig } from 'ts-mls/keyPackageEqualityConfig.js';
export { mlsExporter } from 'ts-mls/keySchedule.js';
export { verifyLeafNodeSignatureKeyPackage } from 'ts-mls/leafNode.js';
export { encodeMlsMessage } from 'ts-mls/message.js';
export { unprotectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
export { processPublicMessage } from 'ts-mls/processMessages.js';
export { emptyPskIndex } from 'ts-mls/pskIndex.js';

/** Keys of skipped messages kept for each sender, and how many of one sender may be skipped at once. */
export const retention = {
  retainKeysForGenerations: 8,
  retainKeysForEpochs: 0,
  maximumForwardRatchetSteps: 512,
};

const subtle = crypto.subtle;
// WebCrypto's types ask for memory that is not shared with other threads; nothing here ever is.
type Plain = Uint8Array<ArrayBuffer>;

/**
 * Suite 1 on WebCrypto (RFC 9420 section 17.1), with signatures by the device's own signer, whose private key nobody here
 * ever sees. The library's own provider would bring all other suites along.
 */
export async function makeSuite(signer: Signer): Promise<CiphersuiteImpl> {
  const kdf = new HkdfSha256();
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf, aead: new Aes128Gcm() });
  const algorithm = { kem: 'DHKEM-X25519-HKDF-SHA256', kdf: 'HKDF-SHA256', aead: 'AES128GCM' } as const;
  return {
    name: suiteName,
    hash: makeHashImpl(subtle, 'SHA-256'),
    kdf: makeKdfImpl(new HkdfSha256()),
    hpke: await makeGenericHpke(algorithm, aead, suite),
    rng: { randomBytes },
    signature: {
      sign: (_handle, message) => signer.sign(message),
      verify: verifySignature,
      keygen: () => Promise.reject(new EngineError('not_allowed', 'keys are not made here')),
    },
  };
}

type Sealing = [key: Uint8Array, nonce: Uint8Array, additional: Uint8Array, bytes: Uint8Array];

const aead = {
  encrypt: (...given: Sealing) => runAead('encrypt', given),
  decrypt: (...given: Sealing) => runAead('decrypt', given),
};

async function runAead(what: 'encrypt' | 'decrypt', [key, nonce, additional, bytes]: Sealing) {
  const own = await subtle.importKey('raw', key as Plain, 'AES-GCM', false, [what]);
  const place = { name: 'AES-GCM', iv: nonce as Plain, additionalData: additional as Plain };
  return new Uint8Array(await subtle[what](place, own, bytes as Plain));
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
