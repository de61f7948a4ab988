// The official vectors of MLS (RFC 9420) of trees: what a proposal does to one, and what an update path brings to each of its leaves.
import { applyUpdatePathSecret } from 'ts-mls/createCommit.js';
import { deriveSecret } from 'ts-mls/crypto/kdf.js';
import { pathToRoot } from 'ts-mls/pathSecrets.js';
import { toPrivateKeyPath } from 'ts-mls/privateKeyPath.js';
import { decodeProposal } from 'ts-mls/proposal.js';
import {
  addLeafNode,
  decodeRatchetTree,
  encodeRatchetTree,
  removeLeafNode,
  updateLeafNode,
  type RatchetTree,
} from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { leafWidth, root, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import { applyUpdatePath, decodeUpdatePath } from 'ts-mls/updatePath.js';
import { describe, expect, test } from 'vitest';
import { toHex } from '../bytes/bytes.ts';
import { fromHex, plainSuite, readVectors, vectorsFolder } from '../testing/read-vectors.ts';

const deep = process.env['MARU_DEEP'] === '1';

type Hexes<Name extends string> = Record<Name, string>;

const readTree = (hex: string) => decodeRatchetTree(fromHex(hex), 0)![0];

describe.skipIf(!vectorsFolder)('official vectors of trees', () => {
  test('a proposal changes a tree as it should', async () => {
    type Operation = Hexes<
      'proposal' | 'tree_before' | 'tree_after' | 'tree_hash_before' | 'tree_hash_after'
    > & {
      proposal_sender: number;
    };
    const { hash } = await plainSuite();
    const all = readVectors<Operation>('tree-operations');
    expect(all.length).toBeGreaterThan(3);
    for (const one of all) {
      const before = readTree(one.tree_before);
      expect(toHex(await treeHashRoot(before, hash))).toBe(one.tree_hash_before);
      const after = apply(before, one);
      expect(toHex(encodeRatchetTree(after))).toBe(one.tree_after);
      expect(toHex(await treeHashRoot(after, hash))).toBe(one.tree_hash_after);
    }
  });

  test('an update path brings every leaf to the same secret', async () => {
    type Kem = Hexes<'ratchet_tree' | 'group_id' | 'confirmed_transcript_hash'> & {
      epoch: number;
      leaves_private: (Hexes<'encryption_priv'> & {
        index: number;
        path_secrets: { node: number; path_secret: string }[];
      })[];
      update_paths: (Hexes<'update_path' | 'commit_secret' | 'tree_hash_after'> & {
        sender: number;
        path_secrets: (string | null)[];
      })[];
    };
    const suite = await plainSuite();
    let followed = 0;
    for (const one of readVectors<Kem>('treekem').slice(0, deep ? undefined : 4)) {
      const tree = readTree(one.ratchet_tree);
      for (const { sender, ...update } of one.update_paths) {
        const path = decodeUpdatePath(fromHex(update.update_path), 0)![0];
        const updated = await applyUpdatePath(tree, toLeafIndex(sender), path, suite.hash);
        const treeHash = await treeHashRoot(updated, suite.hash);
        expect(toHex(treeHash)).toBe(update.tree_hash_after);
        const context = {
          version: 'mls10' as const,
          cipherSuite: suite.name,
          groupId: fromHex(one.group_id),
          epoch: BigInt(one.epoch),
          treeHash,
          confirmedTranscriptHash: fromHex(one.confirmed_transcript_hash),
          extensions: [],
        };
        for (const leaf of one.leaves_private) {
          if (leaf.index === sender) continue;
          const known = Object.fromEntries(
            leaf.path_secrets.map(({ node, path_secret: secret }) => [node, fromHex(secret)]),
          );
          const keys = await toPrivateKeyPath(known, leaf.index, suite);
          keys.privateKeys[leaf.index * 2] = fromHex(leaf.encryption_priv);
          const place = [toLeafIndex(sender), context, path] as const;
          const { nodeIndex, pathSecret } = await applyUpdatePathSecret(tree, keys, ...place, [], suite);
          expect(toHex(pathSecret)).toBe(update.path_secrets[leaf.index]);
          const secrets = await pathToRoot(updated, toNodeIndex(nodeIndex), pathSecret, suite.kdf);
          const last = secrets[root(leafWidth(updated.length))]!;
          expect(toHex(await deriveSecret(last, 'path', suite.kdf))).toBe(update.commit_secret);
          followed += 1;
        }
      }
    }
    expect(followed).toBeGreaterThan(deep ? 100 : 10);
  }, 60_000);
});

function apply(tree: RatchetTree, one: { proposal: string; proposal_sender: number }): RatchetTree {
  const proposal = decodeProposal(fromHex(one.proposal), 0)![0];
  if (proposal.proposalType === 'add') return addLeafNode(tree, proposal.add.keyPackage.leafNode)[0];
  if (proposal.proposalType === 'remove') return removeLeafNode(tree, toLeafIndex(proposal.remove.removed));
  if (proposal.proposalType !== 'update') throw new Error(`${proposal.proposalType}`);
  return updateLeafNode(tree, proposal.update.leafNode, toLeafIndex(one.proposal_sender));
}
