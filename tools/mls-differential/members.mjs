// Two kinds of members of one group, with the same verbs: ours, on what the engine takes from its library, and the others.
import {
  createApplicationMessage,
  createCommit,
  createGroup,
  defaultKeyPackageEqualityConfig,
  emptyPskIndex,
  encodeMlsMessage,
  generateKeyPackageWithKey,
  joinGroup,
  makeSuite,
  openPrivateMessage,
  processPublicMessage,
  readCommit,
  readKeyPackageMessage,
  readPrivateMessage,
  readWelcome,
  retention,
} from '../../crypto/src/engine/mls-library.ts';
import { createSigningKey, signerOf } from '../../crypto/src/identity/index.ts';

const handle = new Uint8Array(32);
const same = (one, two) => one.length === two.length && one.every((byte, at) => byte === two[at]);

const config = {
  keyRetentionConfig: retention,
  lifetimeConfig: { maximumTotalLifetime: 10_000_000n, validateLifetimeOnReceive: false },
  keyPackageEqualityConfig: defaultKeyPackageEqualityConfig,
  paddingConfig: { kind: 'padUntilLength', padUntilLength: 0 },
  authService: { validateCredential: async () => true },
};

/** Ours. The rules about certificates stand above what is compared here. */
export class OwnMember {
  static async make(identity) {
    const member = new OwnMember();
    member.identity = identity;
    member.signer = signerOf(await createSigningKey());
    member.suite = await makeSuite(member.signer);
    return member;
  }

  async #newPackage() {
    const now = BigInt(Math.floor(Date.now() / 1000));
    return generateKeyPackageWithKey(
      { credentialType: 'basic', identity: this.identity },
      {
        versions: ['mls10'],
        ciphersuites: [this.suite.name],
        extensions: [],
        proposals: [],
        credentials: ['basic', 'x509'],
      },
      { notBefore: now - 3_600n, notAfter: now + 5_000_000n },
      [],
      { signKey: handle, publicKey: this.signer.publicKey },
      this.suite,
    );
  }

  async makePackage() {
    this.made = await this.#newPackage();
    const keyPackage = this.made.publicPackage;
    return encodeMlsMessage({ version: 'mls10', wireformat: 'mls_key_package', keyPackage });
  }

  async create(groupId) {
    const { publicPackage, privatePackage } = await this.#newPackage();
    this.state = await createGroup(groupId, publicPackage, privatePackage, [], this.suite, config);
  }

  async join(welcome) {
    const { publicPackage, privatePackage } = this.made;
    const given = [readWelcome(welcome), publicPackage, privatePackage, emptyPskIndex, this.suite];
    this.state = await joinGroup(...given, undefined, undefined, config);
  }

  async commit({ add = [], remove = [] }) {
    const leafOf = (identity) =>
      this.state.ratchetTree.findIndex(
        (node) => node?.nodeType === 'leaf' && same(node.leaf.credential.identity, identity),
      ) / 2;
    const extraProposals = [
      ...remove.map((identity) => ({ proposalType: 'remove', remove: { removed: leafOf(identity) } })),
      ...add.map((bytes) => ({ proposalType: 'add', add: { keyPackage: readKeyPackageMessage(bytes) } })),
    ];
    const made = await createCommit(
      { state: this.state, cipherSuite: this.suite, pskIndex: emptyPskIndex },
      { wireAsPublicMessage: true, ratchetTreeExtension: true, extraProposals },
    );
    this.state = { ...made.newState, historicalReceiverData: new Map() };
    const welcome =
      made.welcome &&
      encodeMlsMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome: made.welcome });
    return { commit: encodeMlsMessage(made.commit), welcome };
  }

  async follow(commit) {
    const { newState } = await processPublicMessage(
      this.state,
      readCommit(commit).message,
      emptyPskIndex,
      this.suite,
    );
    this.state = { ...newState, historicalReceiverData: new Map() };
  }

  async say(bytes) {
    const made = await createApplicationMessage(this.state, bytes, this.suite, new Uint8Array());
    this.state = made.newState;
    const { privateMessage } = made;
    return encodeMlsMessage({ version: 'mls10', wireformat: 'mls_private_message', privateMessage });
  }

  async hear(message) {
    const opened = await openPrivateMessage(this.state, readPrivateMessage(message), this.suite);
    const leaf = this.state.ratchetTree[opened.content.sender.leafIndex * 2].leaf;
    this.state = { ...this.state, secretTree: opened.secretTree };
    return { bytes: opened.content.applicationData, sender: leaf.credential.identity };
  }

  epoch() {
    return Promise.resolve(this.state.groupContext.epoch);
  }
}

/** The others: core-crypto, handed in because it is no part of this program. */
export class OtherMember {
  static async make(identity, { cc, client }) {
    const member = new OtherMember();
    Object.assign(member, { cc, identity, client });
    member.core = cc.CoreCrypto.new(await cc.Database.inMemory());
    const transport = {
      sendCommitBundle: async (bundle) => {
        member.sent = bundle;
      },
      prepareForTransport: async () => new Uint8Array(),
    };
    const suite = cc.CipherSuite.Mls128Dhkemx25519Aes128gcmSha256Ed25519;
    await member.core.transaction(async (context) => {
      await context.mlsInit(client, transport);
      member.credential = await context.addCredential(cc.Credential.basic(suite, client));
    });
    return member;
  }

  #do(work) {
    return this.core.transaction(work);
  }

  makePackage() {
    return this.#do(async (context) => {
      const bytes = (await context.generateKeyPackage(this.credential)).serialize();
      // As an MLSMessage of kind mls_key_package: version 1, wire format 5.
      return bytes[1] === 1 && bytes[3] === 5 && bytes[5] === 1 ? bytes : Uint8Array.of(0, 1, 0, 5, ...bytes);
    });
  }

  async create(groupId) {
    this.group = new this.cc.ConversationId(groupId);
    await this.#do((context) => context.createConversation(this.group, this.credential));
  }

  async join(welcome) {
    this.group = await this.#do((context) => context.processWelcomeMessage(new this.cc.Welcome(welcome)));
  }

  async commit({ add = [], remove = [], clientOf }) {
    this.sent = undefined;
    await this.#do(async (context) => {
      if (add.length > 0) {
        const packages = add.map((bytes) => new this.cc.KeyPackage(bytes.slice(4)));
        await context.addClientsToConversation(this.group, packages);
      } else if (remove.length > 0) {
        await context.removeClientsFromConversation(this.group, remove.map(clientOf));
      } else await context.updateKeyingMaterial(this.group);
    });
    return { commit: this.sent.commit, welcome: this.sent.welcome?.serialize() };
  }

  async follow(commit) {
    await this.#do((context) => context.decryptMessage(this.group, commit));
  }

  say(bytes) {
    return this.#do((context) => context.encryptMessage(this.group, bytes));
  }

  async hear(message) {
    const opened = await this.#do((context) => context.decryptMessage(this.group, message));
    const { plaintext, senderClientId } = opened.inner;
    return { bytes: plaintext, sender: senderClientId.copyBytes() };
  }

  epoch() {
    return this.#do((context) => context.conversationEpoch(this.group));
  }
}
