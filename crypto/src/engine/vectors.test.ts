// The official vectors of MLS (RFC 9420) that compute something, of our suite. Without their folder they are skipped, and counted so.
import { refhash } from 'ts-mls/crypto/hash.js';
import { decryptWithLabel } from 'ts-mls/crypto/hpke.js';
import { deriveSecret, deriveTreeSecret, expandWithLabel } from 'ts-mls/crypto/kdf.js';
import { signWithLabel, verifyWithLabel } from 'ts-mls/crypto/signature.js';
import { decodeAuthenticatedContent } from 'ts-mls/authenticatedContent.js';
import { verifyConfirmationTag } from 'ts-mls/framedContent.js';
import { decodeGroupContext } from 'ts-mls/groupContext.js';
import { initializeEpoch, mlsExporter } from 'ts-mls/keySchedule.js';
import { computePskSecret } from 'ts-mls/presharedkey.js';
import { createSecretTree, ratchetToGeneration } from 'ts-mls/secretTree.js';
import { expandSenderDataKey, expandSenderDataNonce, type ReuseGuard } from 'ts-mls/sender.js';
import { createConfirmedHash, createInterimHash } from 'ts-mls/transcriptHash.js';
import * as math from 'ts-mls/treemath.js';
import { describe, expect, test } from 'vitest';
import { toHex } from '../bytes/bytes.ts';
import { fromHex, plainSuite, readVectors, vectorsFolder } from '../testing/read-vectors.ts';

type Hexes<Name extends string> = Record<Name, string>;

describe.skipIf(!vectorsFolder)('official vectors of what is computed', () => {
  test('the ways around a tree', () => {
    type Tree = { n_leaves: number; n_nodes: number; root: number } & Record<
      'left' | 'right' | 'parent' | 'sibling',
      (number | null)[]
    >;
    const vectors = readVectors<Tree>('tree-math');
    const orNull = (find: () => number) => {
      try {
        return find();
      } catch {
        return null;
      }
    };
    for (const { n_leaves: leaves, n_nodes: nodes, root, ...ways } of vectors) {
      expect([math.nodeWidth(leaves), math.root(leaves)]).toEqual([nodes, root]);
      for (let at = 0; at < nodes; at++) {
        const node = math.toNodeIndex(at);
        expect({
          left: orNull(() => math.left(node)),
          right: orNull(() => math.right(node)),
          parent: orNull(() => math.parent(node, leaves)),
          sibling: orNull(() => math.sibling(node, leaves)),
        }).toEqual({
          left: ways.left[at],
          right: ways.right[at],
          parent: ways.parent[at],
          sibling: ways.sibling[at],
        });
      }
    }
  });

  test('hashes, keys, signatures and seals', async () => {
    type Basics = {
      ref_hash: Hexes<'label' | 'value' | 'out'>;
      expand_with_label: Hexes<'secret' | 'label' | 'context' | 'out'> & { length: number };
      derive_secret: Hexes<'secret' | 'label' | 'out'>;
      derive_tree_secret: Hexes<'secret' | 'label' | 'out'> & { generation: number; length: number };
      sign_with_label: Hexes<'priv' | 'pub' | 'content' | 'label' | 'signature'>;
      encrypt_with_label: Hexes<'priv' | 'label' | 'context' | 'plaintext' | 'kem_output' | 'ciphertext'>;
    };
    const [one] = readVectors<Basics>('crypto-basics');
    const { hash, kdf, signature, hpke } = await plainSuite();
    const ref = one!.ref_hash;
    expect(toHex(await refhash(ref.label, fromHex(ref.value), hash))).toBe(ref.out);
    const ex = one!.expand_with_label;
    const [secret, context] = [fromHex(ex.secret), fromHex(ex.context)];
    expect(toHex(await expandWithLabel(secret, ex.label, context, ex.length, kdf))).toBe(ex.out);
    const de = one!.derive_secret;
    expect(toHex(await deriveSecret(fromHex(de.secret), de.label, kdf))).toBe(de.out);
    const tr = one!.derive_tree_secret;
    const made = await deriveTreeSecret(fromHex(tr.secret), tr.label, tr.generation, tr.length, kdf);
    expect(toHex(made)).toBe(tr.out);
    const si = one!.sign_with_label;
    const content = fromHex(si.content);
    const own = await signWithLabel(fromHex(si.priv), si.label, content, signature);
    for (const sig of [own, fromHex(si.signature)]) {
      expect(await verifyWithLabel(fromHex(si.pub), si.label, content, sig, signature)).toBe(true);
    }
    const en = one!.encrypt_with_label;
    const sealed = [fromHex(en.context), fromHex(en.kem_output), fromHex(en.ciphertext)] as const;
    const key = await hpke.importPrivateKey(fromHex(en.priv));
    expect(toHex(await decryptWithLabel(key, en.label, ...sealed, hpke))).toBe(en.plaintext);
  });

  test('the secrets of an epoch', async () => {
    type Epoch = Hexes<
      | 'commit_secret'
      | 'psk_secret'
      | 'group_context'
      | 'joiner_secret'
      | 'welcome_secret'
      | 'init_secret'
      | 'sender_data_secret'
      | 'encryption_secret'
      | 'exporter_secret'
      | 'epoch_authenticator'
      | 'external_secret'
      | 'confirmation_key'
      | 'membership_key'
      | 'resumption_psk'
    > & { exporter: Hexes<'label' | 'context' | 'secret'> & { length: number } };
    const vectors = readVectors<{ initial_init_secret: string; epochs: Epoch[] }>('key-schedule');
    const suite = await plainSuite();
    for (const { initial_init_secret: first, epochs } of vectors) {
      let init = fromHex(first);
      for (const epoch of epochs) {
        const context = decodeGroupContext(fromHex(epoch.group_context), 0)![0];
        const secrets = [fromHex(epoch.commit_secret), context, fromHex(epoch.psk_secret)] as const;
        const made = await initializeEpoch(init, ...secrets, suite.kdf);
        const { keySchedule } = made;
        const { exporter, ...secretsOfEpoch } = epoch;
        expect({
          ...secretsOfEpoch,
          joiner_secret: toHex(made.joinerSecret),
          welcome_secret: toHex(made.welcomeSecret),
          encryption_secret: toHex(made.encryptionSecret),
          init_secret: toHex(keySchedule.initSecret),
          sender_data_secret: toHex(keySchedule.senderDataSecret),
          exporter_secret: toHex(keySchedule.exporterSecret),
          epoch_authenticator: toHex(keySchedule.epochAuthenticator),
          external_secret: toHex(keySchedule.externalSecret),
          confirmation_key: toHex(keySchedule.confirmationKey),
          membership_key: toHex(keySchedule.membershipKey),
          resumption_psk: toHex(keySchedule.resumptionPsk),
        }).toEqual(secretsOfEpoch);
        const asked = [exporter.label, fromHex(exporter.context), exporter.length] as const;
        expect(toHex(await mlsExporter(keySchedule.exporterSecret, ...asked, suite))).toBe(exporter.secret);
        init = keySchedule.initSecret.slice();
      }
    }
  });

  test('the keys of each message of each sender', async () => {
    type Leaf = Hexes<'application_key' | 'application_nonce' | 'handshake_key' | 'handshake_nonce'> & {
      generation: number;
    };
    type Tree = {
      encryption_secret: string;
      sender_data: Hexes<'sender_data_secret' | 'ciphertext' | 'key' | 'nonce'>;
      leaves: Leaf[][];
    };
    const suite = await plainSuite();
    const keep = {
      retainKeysForGenerations: 8,
      retainKeysForEpochs: 1,
      maximumForwardRatchetSteps: 512,
    };
    const reuseGuard = new Uint8Array(4) as ReuseGuard;
    for (const { encryption_secret: secret, sender_data: data, leaves } of readVectors<Tree>('secret-tree')) {
      const [key, sealed] = [fromHex(data.sender_data_secret), fromHex(data.ciphertext)];
      expect(toHex(await expandSenderDataKey(suite, key, sealed))).toBe(data.key);
      expect(toHex(await expandSenderDataNonce(suite, key, sealed))).toBe(data.nonce);
      const tree = await createSecretTree(leaves.length, fromHex(secret), suite.kdf);
      for (const [leafIndex, generations] of leaves.entries()) {
        for (const want of generations) {
          const { generation } = want;
          const sender = { leafIndex, generation, reuseGuard };
          const app = await ratchetToGeneration(tree, sender, 'application', keep, suite);
          const hand = await ratchetToGeneration(tree, sender, 'commit', keep, suite);
          expect({
            generation,
            application_key: toHex(app.key),
            application_nonce: toHex(app.nonce),
            handshake_key: toHex(hand.key),
            handshake_nonce: toHex(hand.nonce),
          }).toEqual(want);
        }
      }
    }
  });

  test('what a group has been through', async () => {
    type Transcript = Hexes<
      | 'confirmation_key'
      | 'authenticated_content'
      | 'interim_transcript_hash_before'
      | 'confirmed_transcript_hash_after'
      | 'interim_transcript_hash_after'
    >;
    const { hash } = await plainSuite();
    for (const one of readVectors<Transcript>('transcript-hashes')) {
      const { wireformat, content, auth } = decodeAuthenticatedContent(
        fromHex(one.authenticated_content),
        0,
      )![0];
      if (content.contentType !== 'commit' || auth.contentType !== 'commit') throw new Error('no commit');
      const input = { wireformat, content, signature: auth.signature };
      const confirmed = await createConfirmedHash(fromHex(one.interim_transcript_hash_before), input, hash);
      expect(toHex(confirmed)).toBe(one.confirmed_transcript_hash_after);
      const interim = await createInterimHash(confirmed, auth.confirmationTag, hash);
      expect(toHex(interim)).toBe(one.interim_transcript_hash_after);
      const key = fromHex(one.confirmation_key);
      expect(await verifyConfirmationTag(key, auth.confirmationTag, confirmed, hash)).toBe(true);
    }
  });

  test('secrets from keys shared before, which we never use', async () => {
    type Shared = { psks: Hexes<'psk_id' | 'psk' | 'psk_nonce'>[]; psk_secret: string };
    const suite = await plainSuite();
    for (const { psks, psk_secret: secret } of readVectors<Shared>('psk_secret')) {
      const given = psks.map(({ psk_id: id, psk, psk_nonce: nonce }) => {
        const name = { psktype: 'external' as const, pskId: fromHex(id), pskNonce: fromHex(nonce) };
        return [name, fromHex(psk)] as [typeof name, Uint8Array];
      });
      expect(toHex(await computePskSecret(given, suite))).toBe(secret);
    }
  });
});
