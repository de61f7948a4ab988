// What the library or the protocol leaves open is closed here and in check-shape.ts: own Removes, paths, old epochs, what
// may be proposed, who stands behind a leaf. bugs.test.ts shows each (B1 to B6).
import { joinBytes, sameBytes } from '../bytes/bytes.ts';
import { readCertificate, verifyCertificate } from '../identity/index.ts';
import {
  checkCommit,
  checkContinuity,
  checkLifetime,
  checkPlace,
  checkRemovable,
  checkTree,
  clockSlack,
  keyPackageLifetime,
  memberOf,
  membersOf,
  suiteName,
} from './check-shape.ts';
import { EngineError, refusalOf } from './engine-error.ts';
import { checkKeyPackage, keylessHandle, readPrivatePart, writePrivatePart } from './key-package.ts';
import {
  createApplicationMessage,
  createCommit,
  createGroup,
  defaultKeyPackageEqualityConfig,
  emptyPskIndex,
  encodeGroupState,
  encodeMlsMessage,
  generateKeyPackageWithKey,
  infoOf,
  joinGroup,
  lookIntoWelcome,
  makeKeyPackageRef,
  makeSuite,
  mlsExporter,
  openPrivateMessage,
  processPublicMessage,
  readCommit,
  readKeyPackageMessage,
  readLibraryState,
  readPrivateMessage,
  readWelcome,
  retention,
  unprotectPublicMessage,
  verifyKeyPackage,
  verifyLeafNodeSignatureKeyPackage,
  type CiphersuiteImpl,
  type ClientConfig,
  type ClientState,
  type Credential,
  type LibraryState,
} from './mls-library.ts';
import type {
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

const stateVersion = 1;

type Trouble = { first?: EngineError };

/** What an engine needs to know: for whom it works, whose keys are trusted, and what time it is. */
export interface EngineOptions {
  device: OwnDevice;
  trust: TrustIdentity;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Makes the engine of one device. Throws an EngineError `certificate` where there is none to read. */
export function createMlsEngine(options: EngineOptions): GroupEngine {
  return new MlsEngine(options);
}

class MlsEngine implements GroupEngine {
  readonly #device: OwnDevice;
  readonly #trust: TrustIdentity;
  readonly #now: () => number;
  #suite: Promise<CiphersuiteImpl> | undefined;
  /** What was written last is mostly what is read next: a state of a hundred members takes milliseconds to read. */
  readonly #written = new WeakMap<GroupState, LibraryState>();

  constructor({ device, trust, now = Date.now }: EngineOptions) {
    if (!readCertificate(device.certificate)) throw new EngineError('certificate', 'none to read');
    this.#device = device;
    this.#trust = trust;
    this.#now = now;
  }

  createKeyPackage({ lifetime = keyPackageLifetime }: { lifetime?: number } = {}): Promise<OwnKeyPackage> {
    return this.#refusing(async (suite) => {
      const made = await this.#makeKeyPackage(suite, lifetime);
      const keyPackage = made.publicPackage;
      return {
        keyPackage: encodeMlsMessage({ version: 'mls10', wireformat: 'mls_key_package', keyPackage }),
        reference: await makeKeyPackageRef(keyPackage, suite.hash),
        privatePart: writePrivatePart(made.privatePackage),
        notAfter: Number(checkKeyPackage(keyPackage).notAfter) * 1000,
      };
    });
  }

  readKeyPackage(bytes: Uint8Array): Promise<KeyPackageInfo> {
    return this.#refusing(async (suite) => (await this.#verifyKeyPackage(bytes, suite)).info);
  }

  createGroup(groupId: Uint8Array): Promise<GroupState> {
    return this.#refusing(async (suite, trouble) => {
      const { publicPackage, privatePackage } = await this.#makeKeyPackage(suite, keyPackageLifetime);
      const keys = [publicPackage, privatePackage] as const;
      return this.#write(await createGroup(groupId, ...keys, [], suite, this.#config(trouble)));
    });
  }

  listWelcomed(welcome: Uint8Array): Uint8Array[] {
    return readWelcome(welcome).secrets.map(({ newMember }) => newMember.slice());
  }

  joinGroup(bytes: Uint8Array, kept: KeptKeyPackage): Promise<JoinedGroup> {
    return this.#refusing(async (suite, trouble) => {
      const welcome = readWelcome(bytes);
      const keyPackage = readKeyPackageMessage(kept.keyPackage);
      const reference = await makeKeyPackageRef(keyPackage, suite.hash);
      if (!welcome.secrets.some(({ newMember }) => sameBytes(newMember, reference))) {
        throw new EngineError('not_for_me', 'a Welcome for other key packages');
      }
      const keys = readPrivatePart(kept.privatePart);
      const signer = await lookIntoWelcome(welcome, { keys, reference, suite });
      const given = [welcome, keyPackage, keys, emptyPskIndex, suite, undefined, undefined] as const;
      const state = await joinGroup(...given, this.#config(trouble));
      const members = checkTree(state.ratchetTree);
      this.#requireOwn(state);
      const inviter = members.find(({ leaf }) => leaf === signer)!;
      return { state: this.#write(state), ...infoOf(state), reference, inviter };
    });
  }

  commit(bytes: GroupState, { add = [], remove = [] }: CommitWish): Promise<OwnCommit> {
    return this.#refusing(async (suite, trouble) => {
      const state = this.#read(bytes, trouble);
      const before = membersOf(state.ratchetTree);
      for (const leaf of remove) checkRemovable(before, leaf, state.privatePath.leafIndex);
      const extraProposals = [
        ...remove.map((removed) => ({ proposalType: 'remove' as const, remove: { removed } })),
        ...(await Promise.all(add.map((one) => this.#proposeAdd(one, suite)))),
      ];
      const made = await createCommit(
        { state, cipherSuite: suite, pskIndex: emptyPskIndex },
        { wireAsPublicMessage: true, ratchetTreeExtension: true, extraProposals },
      );
      const commit = encodeMlsMessage(made.commit);
      const change = checkCommit(readCommit(commit).commit);
      const lists = checkContinuity(before, checkTree(made.newState.ratchetTree), change);
      return {
        state: this.#write(made.newState),
        epoch: infoOf(made.newState).epoch,
        commit,
        ...(made.welcome && {
          welcome: encodeMlsMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome: made.welcome }),
        }),
        ...lists,
        heals: change.hasPath,
      };
    });
  }

  processCommit(bytes: GroupState, commitBytes: Uint8Array): Promise<TakenCommit> {
    return this.#refusing(async (suite, trouble) => {
      const state = this.#read(bytes, trouble);
      const { message, place, commit, committer: sender } = readCommit(commitBytes);
      checkPlace(state.groupContext, place);
      const change = checkCommit(commit);
      for (const one of commit.proposals) {
        if (one.proposalOrRefType !== 'proposal' || one.proposal.proposalType !== 'add') continue;
        checkKeyPackage(one.proposal.add.keyPackage);
      }
      const before = membersOf(state.ratchetTree);
      const committer = before.find(({ leaf }) => leaf === sender);
      const own = state.privatePath.leafIndex;
      if (!committer) throw new EngineError('not_member', 'a commit of a leaf that holds nobody');
      if (sender === own) throw new EngineError('own_message', 'a commit of this very device');
      if (change.removed.includes(own)) {
        // Whoever is removed can neither follow the path nor check the new epoch (B4), but can check that a member said so.
        const { keySchedule, groupContext, ratchetTree } = state;
        await unprotectPublicMessage(keySchedule.membershipKey, groupContext, ratchetTree, message, suite);
        return { kind: 'removed', epoch: Number(place.epoch) + 1, committer };
      }
      const { newState } = await processPublicMessage(state, message, emptyPskIndex, suite);
      const lists = checkContinuity(before, checkTree(newState.ratchetTree), change);
      const epoch = Number(place.epoch) + 1;
      return { kind: 'advanced', state: this.#write(newState), epoch, committer, ...lists };
    });
  }

  encrypt(bytes: GroupState, payload: Uint8Array, authenticatedData: Uint8Array) {
    return this.#refusing(async (suite, trouble) => {
      const state = this.#read(bytes, trouble);
      const { newState, privateMessage } = await createApplicationMessage(
        state,
        payload,
        suite,
        authenticatedData,
      );
      const message = encodeMlsMessage({
        version: 'mls10',
        wireformat: 'mls_private_message',
        privateMessage,
      });
      return { state: this.#write(newState), message };
    });
  }

  decrypt(bytes: GroupState, message: Uint8Array): Promise<OpenedMessage> {
    return this.#refusing(async (suite, trouble) => {
      const state = this.#read(bytes, trouble);
      const sealed = readPrivateMessage(message);
      checkPlace(state.groupContext, sealed);
      const { content, secretTree } = await openPrivateMessage(state, sealed, suite);
      const leaf = content.sender.senderType === 'member' ? content.sender.leafIndex : -1;
      if (leaf === state.privatePath.leafIndex) throw new EngineError('own_message', 'sealed by this device');
      const node = state.ratchetTree[leaf * 2];
      if (content.contentType !== 'application' || node?.nodeType !== 'leaf') {
        throw new EngineError('not_allowed', 'no message of a person');
      }
      return {
        state: this.#write({ ...state, secretTree }),
        payload: content.applicationData.slice(),
        authenticatedData: content.authenticatedData.slice(),
        sender: memberOf(node.leaf, leaf),
      };
    });
  }

  info(state: GroupState): GroupInfo {
    return infoOf(this.#read(state, {}));
  }

  members(state: GroupState): GroupMember[] {
    return membersOf(this.#read(state, {}).ratchetTree);
  }

  exporter(bytes: GroupState, ask: { label: string; context: Uint8Array; length: number }) {
    return this.#refusing((suite, trouble) => {
      const { exporterSecret } = this.#read(bytes, trouble).keySchedule;
      return mlsExporter(exporterSecret, ask.label, ask.context, ask.length, suite);
    });
  }

  epochAuthenticator(state: GroupState): Uint8Array {
    return this.#read(state, {}).keySchedule.epochAuthenticator.slice();
  }

  /** Runs some work of the library, and makes one kind of refusal of all that may go wrong in it. */
  async #refusing<Out>(work: (suite: CiphersuiteImpl, trouble: Trouble) => Promise<Out>): Promise<Out> {
    const trouble: Trouble = {};
    try {
      return await work(await (this.#suite ??= makeSuite(this.#device.signer)), trouble);
    } catch (error) {
      throw trouble.first ?? refusalOf(error);
    }
  }

  /** Every leaf that the library looks at passes here. The library hears only yes or no: the reason is kept aside. */
  #config(trouble: Trouble): ClientConfig {
    return {
      keyRetentionConfig: retention,
      lifetimeConfig: { maximumTotalLifetime: 0n, validateLifetimeOnReceive: false },
      keyPackageEqualityConfig: defaultKeyPackageEqualityConfig,
      paddingConfig: { kind: 'padUntilLength', padUntilLength: 0 },
      authService: {
        validateCredential: async (credential, signatureKey) => {
          try {
            await this.#requireTrusted(credential, signatureKey);
            return true;
          } catch (error) {
            trouble.first ??= refusalOf(error);
            return false;
          }
        },
      },
    };
  }

  async #requireTrusted(credential: Credential, signatureKey: Uint8Array, now?: number) {
    const identity = credential.credentialType === 'basic' ? credential.identity : new Uint8Array();
    const verdict = await verifyCertificate(identity, { signatureKey, now });
    if ('fault' in verdict) {
      const code = verdict.fault === 'expired' ? 'expired' : 'certificate';
      throw new EngineError(code, `a certificate that is ${verdict.fault}`);
    }
    const { accountId, identityKey } = verdict.certificate;
    if (!(await this.#trust(accountId, identityKey))) {
      throw new EngineError('key_changed', 'another identity key than the pinned one', { accountId });
    }
    return verdict.certificate;
  }

  #makeKeyPackage(suite: CiphersuiteImpl, lifetime: number) {
    const now = this.#now();
    const second = (milliseconds: number) => BigInt(Math.floor(milliseconds / 1000));
    const capabilities = {
      versions: ['mls10' as const],
      ciphersuites: [suiteName as typeof suite.name],
      extensions: [],
      proposals: [],
      credentials: ['basic' as const],
    };
    return generateKeyPackageWithKey(
      { credentialType: 'basic', identity: this.#device.certificate },
      capabilities,
      {
        notBefore: second(now - clockSlack),
        notAfter: second(now + Math.min(lifetime, keyPackageLifetime)),
      },
      [],
      { signKey: keylessHandle, publicKey: this.#device.signer.publicKey },
      suite,
    );
  }

  async #verifyKeyPackage(bytes: Uint8Array, suite: CiphersuiteImpl) {
    const keyPackage = readKeyPackageMessage(bytes);
    const { leafNode } = keyPackage;
    const lifetime = checkKeyPackage(keyPackage);
    checkLifetime(lifetime, this.#now());
    const { accountId, deviceId, identityKey, notAfter } = await this.#requireTrusted(
      leafNode.credential,
      leafNode.signaturePublicKey,
      this.#now(),
    );
    const signed =
      (await verifyKeyPackage(keyPackage, suite.signature)) &&
      (await verifyLeafNodeSignatureKeyPackage(leafNode, suite.signature));
    if (!signed) throw new EngineError('not_authentic', 'a key package that its device has not signed');
    const info: KeyPackageInfo = {
      accountId,
      deviceId,
      identityKey,
      signatureKey: leafNode.signaturePublicKey.slice(),
      notAfter,
      reference: await makeKeyPackageRef(keyPackage, suite.hash),
      endsAt: Number(lifetime.notAfter) * 1000,
    };
    return { keyPackage, info };
  }

  async #proposeAdd(
    { keyPackage: bytes, accountId, deviceId }: NonNullable<CommitWish['add']>[number],
    suite: CiphersuiteImpl,
  ) {
    const { keyPackage, info } = await this.#verifyKeyPackage(bytes, suite);
    if (info.accountId !== accountId || info.deviceId !== deviceId) {
      throw new EngineError('not_asked_for', 'a key package of somebody else', { accountId });
    }
    return { proposalType: 'add' as const, add: { keyPackage } };
  }

  #read(bytes: GroupState, trouble: Trouble): ClientState {
    const read = this.#written.get(bytes);
    if (read) return { ...read, clientConfig: this.#config(trouble) };
    if (bytes[0] !== stateVersion) throw new EngineError('bad_state', 'a state of another version');
    const state = { ...readLibraryState(bytes, 1), clientConfig: this.#config(trouble) };
    this.#requireOwn(state);
    return state;
  }

  /** Never with an old epoch (B3): whoever takes the device reads nothing of what was sealed before. */
  #write(state: ClientState): GroupState {
    if (Object.keys(state.unappliedProposals).length > 0 || state.groupActiveState.kind !== 'active') {
      throw new EngineError('not_allowed', 'a state that waits for something');
    }
    const kept = { ...state, historicalReceiverData: new Map(), signaturePrivateKey: keylessHandle };
    const bytes = joinBytes([Uint8Array.of(stateVersion), encodeGroupState(kept)]);
    this.#written.set(bytes, kept);
    return bytes;
  }

  /** By the signature key, which only this device has; its certificate may have been renewed since. */
  #requireOwn(state: ClientState): void {
    const node = state.ratchetTree[state.privatePath.leafIndex * 2];
    const key = node?.nodeType === 'leaf' ? node.leaf.signaturePublicKey : new Uint8Array();
    if (!sameBytes(key, this.#device.signer.publicKey)) {
      throw new EngineError('bad_state', 'a state of another device');
    }
  }
}
