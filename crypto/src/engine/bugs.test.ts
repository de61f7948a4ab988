// The faults of ts-mls that are known (docs/features/secret-chats.md tells them), each shown not to reach anybody. Members who do
// what they must not are played by the library itself, which knows nothing of our rules.
import {
  createCommit,
  createGroupInfoWithExternalPubAndRatchetTree,
  createProposal,
  decodeGroupState,
  decodeMlsMessage,
  emptyPskIndex,
  encodeMlsMessage,
  joinGroupExternal,
  proposeAddExternal,
  type ClientState,
  type MLSMessage,
  type Proposal,
} from 'ts-mls';
import { defaultClientConfig } from 'ts-mls/clientConfig.js';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes/bytes.ts';
import { issueCertificate } from '../identity/index.ts';
import { follow, inviteDevice, makeDevice, makeGroup, type PlayedDevice } from '../testing/make-device.ts';
import { checkTree, suiteName, type NodeShape } from './check-shape.ts';
import type { EngineRefusal, GroupState } from './index.ts';
import { makeSuite } from './mls-library.ts';

const bound = new Uint8Array(32);

const refused = (work: Promise<unknown>, code: EngineRefusal) =>
  expect(work).rejects.toMatchObject({ name: 'EngineError', code });

/** A state as the library knows it: for members who go around the engine. */
function bare(state: GroupState): ClientState {
  return { ...decodeGroupState(state, 1)![0], clientConfig: defaultClientConfig };
}

/** A commit by the library alone, of whatever it can make. */
async function bareCommit(device: PlayedDevice, state: ClientState, extraProposals: Proposal[]) {
  const cipherSuite = await makeSuite(device.signer);
  const made = await createCommit(
    { state, cipherSuite, pskIndex: emptyPskIndex },
    { wireAsPublicMessage: true, ratchetTreeExtension: true, extraProposals },
  );
  return { made, commit: encodeMlsMessage(made.commit) };
}

const decode = (bytes: Uint8Array): MLSMessage => decodeMlsMessage(bytes, 0)![0];

async function trio() {
  const devices = [await makeDevice('alice'), await makeDevice('bob'), await makeDevice('carol')] as const;
  const states = (await makeGroup(devices)) as [GroupState, GroupState, GroupState];
  return { devices, states };
}

describe('B1: a commit that removes has to renew the path', () => {
  test('so that whoever is removed, alone or with others, derives nothing of what comes', async () => {
    const { devices, states } = await trio();
    const [alice, bob, carol] = devices;
    const made = await alice.engine.commit(states[0], { remove: [2] });
    expect(made.heals).toBe(true);
    const b = await follow(bob, states[1], made.commit);
    // Carol takes the commit as if it had not removed her: with what she knows, the library gets nowhere.
    const { message } = await alice.engine.encrypt(made.state, utf8('without carol'), bound);
    expect((await bob.engine.decrypt(b, message)).payload).toEqual(utf8('without carol'));
    expect(await carol.engine.processCommit(states[2], made.commit)).toMatchObject({ kind: 'removed' });
    await refused(carol.engine.decrypt(states[2], message), 'wrong_epoch');
  });

  test('and one without is not taken', async () => {
    const { devices, states } = await trio();
    const made = await devices[0].engine.commit(states[0], { remove: [2] });
    const stripped = decode(made.commit);
    if (
      stripped.wireformat !== 'mls_public_message' ||
      stripped.publicMessage.content.contentType !== 'commit'
    )
      throw new Error('no commit');
    stripped.publicMessage.content.commit.path = undefined;
    const bytes = encodeMlsMessage(stripped);
    await refused(devices[1].engine.processCommit(states[1], bytes), 'path_missing');
    await refused(devices[2].engine.processCommit(states[2], bytes), 'path_missing');
    stripped.publicMessage.content.commit.proposals = [];
    await refused(devices[1].engine.processCommit(states[1], encodeMlsMessage(stripped)), 'path_missing');
  });
});

describe('B2: a Welcome into a tree where parents list different unmerged leaves', () => {
  test('is taken, as only the patched library does', async () => {
    const devices = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name) => makeDevice(name)),
    );
    let states = await makeGroup(devices.slice(0, 7));
    const commitBy = async (actor: number, joining?: PlayedDevice) => {
      const invited = joining && (await inviteDevice(joining));
      const { engine } = devices[actor]!;
      const made = await engine.commit(states[actor]!, { add: invited ? [invited.add] : [] });
      states = await Promise.all(
        states.map(async (state, index) =>
          index === actor ? made.state : follow(devices[index]!, state, made.commit),
        ),
      );
      if (invited) states.push(await invited.join(made.welcome!));
    };
    await commitBy(4);
    await commitBy(0, devices[7]);
    // The root forgets that h has not been merged; the parent below it goes on saying so.
    await commitBy(0);
    await commitBy(1, devices[8]);
    const { message } = await devices[8]!.engine.encrypt(states[8]!, utf8('here I am'), bound);
    const heard = await devices[7]!.engine.decrypt(states[7]!, message);
    expect(heard.sender.accountId).toBe('i');
  });
});

describe('B3: keys of old epochs', () => {
  test('are kept by nobody: a state neither grows nor opens what was sealed before', async () => {
    const { devices, states } = await trio();
    const [alice, bob] = devices;
    const { state, message: early } = await alice.engine.encrypt(states[0], utf8('early'), bound);
    let [a, b] = [state, states[1]];
    const sizes: number[] = [];
    for (let n = 0; n < 6; n++) {
      const made = await alice.engine.commit(a, {});
      a = made.state;
      b = await follow(bob, b, made.commit);
      expect(bare(a).historicalReceiverData.size + bare(b).historicalReceiverData.size).toBe(0);
      sizes.push(b.length);
    }
    expect(Math.max(...sizes)).toBe(sizes[1]);
    await refused(bob.engine.decrypt(b, early), 'wrong_epoch');
    // Nor does the library, handed the state as it lies there.
    const { processPrivateMessage } = await import('ts-mls');
    const sealed = decode(early);
    if (sealed.wireformat !== 'mls_private_message') throw new Error('no message');
    const suite = await makeSuite(bob.signer);
    await expect(processPrivateMessage(bare(b), sealed.privateMessage, emptyPskIndex, suite)).rejects.toThrow(
      'epoch too old',
    );
  });
});

describe('B4: removed by a commit that gives the same leaf to somebody else', () => {
  test('is told as what it is', async () => {
    const { devices, states } = await trio();
    const { add, join } = await inviteDevice(await makeDevice('dave'));
    const made = await devices[0].engine.commit(states[0], { remove: [2], add: [add] });
    expect(made.added).toMatchObject([{ accountId: 'dave', leaf: 2 }]);
    const taken = await devices[2].engine.processCommit(states[2], made.commit);
    expect(taken).toMatchObject({ kind: 'removed', committer: { accountId: 'alice' }, epoch: 2 });
    await follow(devices[1], states[1], made.commit);
    await join(made.welcome!);
  });

  test('but only a member can say so', async () => {
    const { devices, states } = await trio();
    const made = await devices[0].engine.commit(states[0], { remove: [2] });
    const forged = decode(made.commit);
    if (forged.wireformat !== 'mls_public_message') throw new Error('no commit');
    forged.publicMessage.auth.signature[3]! ^= 1;
    await refused(devices[2].engine.processCommit(states[2], encodeMlsMessage(forged)), 'not_authentic');
  });
});

describe('B5: what the library does not compare', () => {
  test('a leaf that comes back from a commit as somebody else is not taken', async () => {
    const { devices, states } = await trio();
    const mallory = devices[2];
    const certificateOf = (accountId: string) =>
      issueCertificate(mallory.identity, {
        accountId,
        deviceId: 'zed-1',
        signatureKey: mallory.signer.publicKey,
        notAfter: 1e13,
      });
    const state = bare(states[2]);
    const own = state.ratchetTree[4]!;
    if (own.nodeType !== 'leaf') throw new Error('no leaf');
    const credential = { credentialType: 'basic' as const, identity: await certificateOf('zed') };
    state.ratchetTree = state.ratchetTree.with(4, { ...own, leaf: { ...own.leaf, credential } });
    const { commit } = await bareCommit(mallory, state, []);
    await refused(devices[0].engine.processCommit(states[0], commit), 'discontinuous');
  });

  test('a key at two places of the tree is not taken, nor an unmerged leaf that is not there', async () => {
    const { states } = await trio();
    const tree = bare(states[0]).ratchetTree as NodeShape[];
    expect(checkTree(tree)).toHaveLength(3);
    const [first, , third] = tree;
    if (first?.nodeType !== 'leaf' || third?.nodeType !== 'leaf') throw new Error('no leaves');
    const { hpkePublicKey } = first.leaf;
    const twice = tree.with(2, { nodeType: 'leaf', leaf: { ...third.leaf, hpkePublicKey } });
    expect(() => checkTree(twice)).toThrow(expect.objectContaining({ code: 'not_authentic' }));
    const parent = { hpkePublicKey: new Uint8Array(32), unmergedLeaves: [4_000_000_000] };
    const endless = tree.with(1, { nodeType: 'parent', parent });
    expect(() => checkTree(endless)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});

describe('a Welcome that would have the library walk without end', () => {
  test('is refused before the library sees its tree', async () => {
    const { devices, states } = await trio();
    const renewed = await devices[0].engine.commit(states[0], {});
    const state = bare(renewed.state);
    const at = state.ratchetTree.findIndex((node) => node?.nodeType === 'parent');
    const node = state.ratchetTree[at]!;
    if (node.nodeType !== 'parent') throw new Error('no parent');
    const parent = { ...node.parent, unmergedLeaves: [1_000_000] };
    state.ratchetTree = state.ratchetTree.with(at, { nodeType: 'parent', parent });
    const dave = await makeDevice('dave');
    const { add, join } = await inviteDevice(dave);
    const message = decode(add.keyPackage);
    if (message.wireformat !== 'mls_key_package') throw new Error('no key package');
    const { made } = await bareCommit(devices[0], state, [
      { proposalType: 'add', add: { keyPackage: message.keyPackage } },
    ]);
    const welcome = encodeMlsMessage({
      version: 'mls10',
      wireformat: 'mls_welcome',
      welcome: made.welcome!,
    });
    await refused(join(welcome), 'malformed');
  });
});

describe('work without end', () => {
  test('is not begun: neither for a tree of blank leaves nor for a commit of a thousand Removes', async () => {
    const { devices, states } = await trio();
    const tree = bare(states[0]).ratchetTree as NodeShape[];
    const wide = [...tree, ...Array.from({ length: 4_095 - tree.length }, () => undefined)];
    expect(() => checkTree(wide)).toThrow(expect.objectContaining({ code: 'not_allowed' }));
    const made = decode((await devices[0].engine.commit(states[0], { remove: [2] })).commit);
    if (made.wireformat !== 'mls_public_message' || made.publicMessage.content.contentType !== 'commit')
      throw new Error('no commit');
    const { commit } = made.publicMessage.content;
    commit.proposals = Array.from({ length: 1_500 }, () => commit.proposals[0]!);
    const bytes = encodeMlsMessage(made);
    await refused(devices[1].engine.processCommit(states[1], bytes), 'not_allowed');
  });
});

describe('B6: what members of ours never say', () => {
  test('proposals apart, by reference, and of other kinds are not taken', async () => {
    const { devices, states } = await trio();
    const [alice, bob] = devices;
    const suite = await makeSuite(bob.signer);
    const update = { proposalType: 'remove' as const, remove: { removed: 2 } };
    for (const open of [true, false]) {
      const apart = await createProposal(bare(states[1]), open, update, suite);
      const bytes = encodeMlsMessage(apart.message);
      await refused(alice.engine.processCommit(states[0], bytes), 'not_allowed');
      await refused(alice.engine.decrypt(states[0], bytes), 'not_allowed');
      const { commit } = await bareCommit(bob, apart.newState, []);
      await refused(alice.engine.processCommit(states[0], commit), 'not_allowed');
    }
    const strange: Proposal[] = [
      { proposalType: 'group_context_extensions', groupContextExtensions: { extensions: [] } },
      {
        proposalType: 'reinit',
        reinit: { groupId: new Uint8Array(8), version: 'mls10', cipherSuite: suiteName, extensions: [] },
      },
      { proposalType: 4242, proposalData: new Uint8Array(3) },
    ];
    for (const proposal of strange) {
      const { commit } = await bareCommit(bob, bare(states[1]), [proposal]);
      await refused(alice.engine.processCommit(states[0], commit), 'not_allowed');
    }
  });

  test('commits that come sealed are not taken', async () => {
    const { devices, states } = await trio();
    const cipherSuite = await makeSuite(devices[1].signer);
    const made = await createCommit({ state: bare(states[1]), cipherSuite }, {});
    const bytes = encodeMlsMessage(made.commit);
    await refused(devices[0].engine.processCommit(states[0], bytes), 'not_allowed');
    await refused(devices[0].engine.decrypt(states[0], bytes), 'not_allowed');
  });

  test('nobody comes in by himself, neither by an external commit nor by an external Add', async () => {
    const { devices, states } = await trio();
    const [alice, bob] = devices;
    const stranger = await makeDevice('stranger');
    const kept = await stranger.engine.createKeyPackage();
    const message = decode(kept.keyPackage);
    if (message.wireformat !== 'mls_key_package') throw new Error('no key package');
    const { keyPackage } = message;
    const suite = await makeSuite(stranger.signer);
    const info = await createGroupInfoWithExternalPubAndRatchetTree(
      bare(states[1]),
      [],
      await makeSuite(bob.signer),
    );
    const keys = {
      initPrivateKey: kept.privatePart.slice(1, 33),
      hpkePrivateKey: kept.privatePart.slice(33),
      signaturePrivateKey: new Uint8Array(32),
    };
    const joined = await joinGroupExternal(info, keyPackage, keys, false, suite);
    const commit = encodeMlsMessage({
      version: 'mls10',
      wireformat: 'mls_public_message',
      publicMessage: joined.publicMessage,
    });
    await refused(alice.engine.processCommit(states[0], commit), 'not_allowed');
    const asked = await proposeAddExternal(info, keyPackage, keys, suite);
    await refused(alice.engine.processCommit(states[0], encodeMlsMessage(asked)), 'not_allowed');
    // And nothing of it stays behind: sending goes on.
    await alice.engine.encrypt(states[0], utf8('still here'), bound);
  });

  test('key packages and groups of another make are not taken', async () => {
    const { devices, states } = await trio();
    const { generateKeyPackageWithKey, defaultCapabilities } = await import('ts-mls');
    const stranger = await makeDevice('stranger');
    const suite = await makeSuite(stranger.signer);
    const { publicPackage } = await generateKeyPackageWithKey(
      { credentialType: 'basic', identity: stranger.certificate },
      defaultCapabilities(),
      { notBefore: 0n, notAfter: 9_223_372_036_854_775_807n },
      [],
      { signKey: new Uint8Array(32), publicKey: stranger.signer.publicKey },
      suite,
    );
    const keyPackage = encodeMlsMessage({
      version: 'mls10',
      wireformat: 'mls_key_package',
      keyPackage: publicPackage,
    });
    await refused(devices[0].engine.readKeyPackage(keyPackage), 'not_allowed');
    const { commit } = await bareCommit(devices[1], bare(states[1]), [
      { proposalType: 'add', add: { keyPackage: publicPackage } },
    ]);
    await refused(devices[0].engine.processCommit(states[0], commit), 'not_allowed');
  });
});
