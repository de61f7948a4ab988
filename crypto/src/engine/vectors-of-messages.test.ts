// The official vectors of MLS (RFC 9420) that are messages: written, read, opened and followed. Skipped without their folder.
import {
  decodeMlsMessage,
  encodeMlsMessage,
  joinGroup,
  makePskIndex,
  processPrivateMessage,
  processPublicMessage,
  type ClientState,
  type Decoder,
} from 'ts-mls';
import { defaultClientConfig } from 'ts-mls/clientConfig.js';
import { determineLength } from 'ts-mls/codec/variableLength.js';
import { decodeCommit, encodeCommit } from 'ts-mls/commit.js';
import { verifyConfirmationTag } from 'ts-mls/framedContent.js';
import { verifyGroupInfoSignature } from 'ts-mls/groupInfo.js';
import { decodeGroupSecrets } from 'ts-mls/groupSecrets.js';
import { makeKeyPackageRef } from 'ts-mls/keyPackage.js';
import { deriveKeySchedule } from 'ts-mls/keySchedule.js';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { unprotectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
import * as proposals from 'ts-mls/proposal.js';
import { decodeRatchetTree, encodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { createSecretTree } from 'ts-mls/secretTree.js';
import { decryptGroupInfo, decryptGroupSecrets } from 'ts-mls/welcome.js';
import { describe, expect, test } from 'vitest';
import { toBase64, toHex } from '../bytes/bytes.ts';
import { fromHex, plainSuite, readVectors, vectorsFolder } from '../testing/read-vectors.ts';

type Hexes<Name extends string> = Record<Name, string>;

/** One whole thing, and nothing behind it. */
function whole<Value>(decode: Decoder<Value>, hex: string): Value {
  const bytes = fromHex(hex);
  const [value, length] = decode(bytes, 0)!;
  expect(length).toBe(bytes.length);
  return value;
}

const message = (hex: string) => whole(decodeMlsMessage, hex);

describe.skipIf(!vectorsFolder)('official vectors of messages', () => {
  test('are written as they are read', () => {
    for (const { vlbytes_header: header, length } of readVectors<{ vlbytes_header: string; length: number }>(
      'deserialization',
    )) {
      expect(determineLength(fromHex(header)).length).toBe(length);
    }
    const names = [
      'mls_welcome',
      'mls_group_info',
      'mls_key_package',
      'public_message_proposal',
      'public_message_commit',
      'private_message',
    ] as const;
    type Messages = Hexes<(typeof names)[number] | 'ratchet_tree' | 'commit' | 'group_secrets'>;
    const all = readVectors<Messages>('messages');
    expect(all.length).toBeGreaterThan(100);
    for (const one of all) {
      for (const name of names) expect(toHex(encodeMlsMessage(message(one[name])))).toBe(one[name]);
      const tree = whole(decodeRatchetTree, one.ratchet_tree);
      expect(toHex(encodeRatchetTree(tree))).toBe(one.ratchet_tree);
      expect(toHex(encodeCommit(whole(decodeCommit, one.commit)))).toBe(one.commit);
      whole(decodeGroupSecrets, one.group_secrets);
    }
  });

  test('are opened: in the open and sealed, and no Welcome without its key', async () => {
    const suite = await plainSuite();
    type Welcomes = Hexes<'init_priv' | 'key_package' | 'signer_pub' | 'welcome'>;
    for (const one of readVectors<Welcomes>('welcome')) {
      const [welcome, packed] = [message(one.welcome), message(one.key_package)];
      if (welcome.wireformat !== 'mls_welcome' || packed.wireformat !== 'mls_key_package') throw new Error();
      const reference = await makeKeyPackageRef(packed.keyPackage, suite.hash);
      const key = await suite.hpke.importPrivateKey(fromHex(one.init_priv));
      const secrets = (await decryptGroupSecrets(key, reference, welcome.welcome, suite.hpke))!;
      const none = new Uint8Array(suite.kdf.size);
      const info = (await decryptGroupInfo(welcome.welcome, secrets.joinerSecret, none, suite))!;
      const signer = fromHex(one.signer_pub);
      expect(await verifyGroupInfoSignature(info, signer, suite.signature)).toBe(true);
      const [{ confirmationKey }] = await deriveKeySchedule(
        secrets.joinerSecret,
        none,
        info.groupContext,
        suite.kdf,
      );
      const { confirmedTranscriptHash } = info.groupContext;
      const tag = [info.confirmationTag, confirmedTranscriptHash, suite.hash] as const;
      expect(await verifyConfirmationTag(confirmationKey, ...tag)).toBe(true);
    }
    type Protected = Hexes<
      | 'group_id'
      | 'tree_hash'
      | 'confirmed_transcript_hash'
      | 'signature_pub'
      | 'encryption_secret'
      | 'sender_data_secret'
      | 'membership_key'
      | 'proposal'
      | 'proposal_priv'
      | 'proposal_pub'
      | 'commit'
      | 'commit_priv'
      | 'commit_pub'
      | 'application'
      | 'application_priv'
    > & { epoch: number };
    for (const one of readVectors<Protected>('message-protection')) {
      const context = {
        version: 'mls10' as const,
        cipherSuite: suite.name,
        groupId: fromHex(one.group_id),
        epoch: BigInt(one.epoch),
        treeHash: fromHex(one.tree_hash),
        confirmedTranscriptHash: fromHex(one.confirmed_transcript_hash),
        extensions: [],
      };
      const signer = fromHex(one.signature_pub);
      const person = { nodeType: 'leaf' as const, leaf: {} as never };
      const tree = [person, undefined, person];
      const secrets = await createSecretTree(2, fromHex(one.encryption_secret), suite.kdf);
      for (const kind of ['proposal', 'commit', 'application'] as const) {
        const said = (content: Awaited<ReturnType<typeof unprotectPrivateMessage>>['content']['content']) => {
          if (content.contentType === 'application') return toHex(content.applicationData);
          if (content.contentType === 'commit') return toHex(encodeCommit(content.commit));
          return toHex(proposals.encodeProposal(content.proposal));
        };
        const sealed = message(one[`${kind}_priv`]);
        if (sealed.wireformat !== 'mls_private_message') throw new Error();
        const place = [secrets, tree, context, defaultClientConfig.keyRetentionConfig, suite] as const;
        const key = fromHex(one.sender_data_secret);
        const opened = await unprotectPrivateMessage(key, sealed.privateMessage, ...place, signer);
        expect(said(opened.content.content)).toBe(one[kind]);
        if (kind === 'application') continue;
        const open = message(one[`${kind}_pub`]);
        if (open.wireformat !== 'mls_public_message') throw new Error();
        const membership = fromHex(one.membership_key);
        const { content } = await unprotectPublicMessage(
          membership,
          context,
          tree,
          open.publicMessage,
          suite,
          signer,
        );
        expect(said(content)).toBe(one[kind]);
      }
    }
  });
});

type Passive = Hexes<
  | 'key_package'
  | 'encryption_priv'
  | 'init_priv'
  | 'signature_priv'
  | 'welcome'
  | 'initial_epoch_authenticator'
> & {
  ratchet_tree: string | null;
  external_psks: Hexes<'psk_id' | 'psk'>[];
  epochs: { proposals: string[]; commit: string; epoch_authenticator: string }[];
};

describe.skipIf(!vectorsFolder)('official vectors of members who only listen', () => {
  test.each(['passive-client-welcome', 'passive-client-handling-commit'])(
    '%s',
    async (name) => {
      const vectors = readVectors<Passive>(name);
      expect(vectors.length).toBeGreaterThan(5);
      for (const one of vectors) await listen(one);
    },
    30_000,
  );
});

async function listen(one: Passive) {
  const suite = await plainSuite();
  const [welcome, packed] = [message(one.welcome), message(one.key_package)];
  if (welcome.wireformat !== 'mls_welcome' || packed.wireformat !== 'mls_key_package') throw new Error();
  const shared = Object.fromEntries(
    one.external_psks.map(({ psk_id: id, psk }) => [toBase64(fromHex(id)), fromHex(psk)]),
  );
  const keys = {
    initPrivateKey: fromHex(one.init_priv),
    hpkePrivateKey: fromHex(one.encryption_priv),
    signaturePrivateKey: fromHex(one.signature_priv),
  };
  const tree = one.ratchet_tree === null ? undefined : whole(decodeRatchetTree, one.ratchet_tree);
  let state: ClientState = await joinGroup(
    welcome.welcome,
    packed.keyPackage,
    keys,
    makePskIndex(undefined, shared),
    suite,
    tree,
    undefined,
    defaultClientConfig,
  );
  expect(toHex(state.keySchedule.epochAuthenticator)).toBe(one.initial_epoch_authenticator);
  for (const epoch of one.epochs) {
    for (const hex of [...epoch.proposals, epoch.commit]) {
      const next = message(hex);
      const psks = makePskIndex(state, shared);
      // `processMessage` would take sealed commits without the shared keys.
      if (next.wireformat === 'mls_public_message') {
        state = (await processPublicMessage(state, next.publicMessage, psks, suite)).newState;
      } else if (next.wireformat === 'mls_private_message') {
        state = (await processPrivateMessage(state, next.privateMessage, psks, suite)).newState;
      } else throw new Error(next.wireformat);
    }
    expect(toHex(state.keySchedule.epochAuthenticator)).toBe(epoch.epoch_authenticator);
  }
}
