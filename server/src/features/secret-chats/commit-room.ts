import type { AccountId, OutputOf, ParsedInputOf } from '@maru/contract';
import { forgetRoom, joinGroup, lockChat, takeOut, whoComesAtOnce, type Room } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedCall, SignedVerb } from '../../platform/house.ts';
import { chatLog, type Placed, type StoredEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readCommit } from './read-mls.ts';
import { endLeaves, moveOn, readLeaves, type DeviceRef, type LeafRow } from './room-store.ts';
import { whyNotCommit } from './rules.ts';
import { findBefore, holdRoom, requireSecretRoom } from './secret-room.ts';
import {
  keepWelcomes,
  readWelcoming,
  requireWelcomable,
  tellWelcomed,
  type Welcoming,
} from './welcome-devices.ts';

type Input = ParsedInputOf<'secretChats.commit'>;
type Committed = OutputOf<'secretChats.commit'>;

/** What was committed before under this key. */
const findCommitted = (house: House, { chatId, key }: Input, accountId: AccountId) =>
  findBefore(house, { chatId, key, kinds: ['secret.committed'] }, accountId);

const presentBefore = (before: StoredEntry, { epoch }: Input): Committed => ({
  seq: before.seq,
  at: before.at.toISOString(),
  epoch: epoch + 1,
});

const refOf = (leaf: LeafRow): DeviceRef => ({ accountId: leaf.account_id, deviceId: leaf.device_id });

interface Change {
  room: Room;
  input: Input;
  welcoming: Welcoming;
  removed: LeafRow[];
}

/** Those who are to be members and do not come in like this. */
const requireComing = async (tx: Tx, call: SignedCall, { room, input, welcoming }: Change): Promise<void> => {
  const fresh = input.addMemberIds.filter((id) => !room.members.has(id));
  if (fresh.length === 0) return;
  const coming = await whoComesAtOnce(tx, fresh, call.who.accountId);
  const withDevice = new Set(welcoming.devices.map((one) => one.accountId));
  const differing = fresh.filter((id) => !coming.has(id) || !withDevice.has(id));
  if (differing.length > 0) throw refuse('members_differ', { accountIds: differing });
};

/** Refuses what this commit may not do. */
const requireAllowed = async (
  tx: Tx,
  call: SignedCall,
  { change, leaves }: { change: Change; leaves: readonly LeafRow[] },
): Promise<void> => {
  const { room, input, welcoming, removed } = change;
  const why = whyNotCommit(room, call.who.accountId, { ...input, added: welcoming.devices, removed });
  if (why) throw refuse(why);
  await requireComing(tx, call, change);
  const isMember = (id: AccountId) => room.members.has(id) || input.addMemberIds.includes(id);
  const staying = leaves.filter((leaf) => !removed.includes(leaf));
  await requireWelcomable(tx, welcoming, { isMember, staying });
};

const isRemoved = ({ removeMemberIds, removedDevices }: Input, leaf: LeafRow): boolean =>
  removeMemberIds.includes(leaf.account_id) ||
  removedDevices.some((one) => one.accountId === leaf.account_id && one.deviceId === leaf.device_id);

/** Everything that goes with a commit, once it has its place. */
const follow = async (tx: Tx, call: SignedCall, { change, place }: { change: Change; place: Placed }) => {
  const { house, who } = call;
  const { room, input, welcoming, removed } = change;
  const { id: chatId } = room;
  const by = who.accountId;
  await moveOn(tx, chatId);
  if (removed.length > 0) await endLeaves(tx, { chatId, seq: place.seq, devices: removed.map(refOf) });
  await keepWelcomes(tx, welcoming, { chatId, seq: place.seq, by, at: place.at });
  for (const accountId of new Set(input.removeMemberIds.toSorted()))
    if (room.members.has(accountId)) await takeOut(house, tx, { chatId, accountId, removedBy: by });
  const fresh = input.addMemberIds.filter((id) => !room.members.has(id));
  if (fresh.length > 0)
    await joinGroup(house, tx, { chatId, accountIds: fresh, role: 'member', by: 'invited', author: by });
  await tellWelcomed(house, tx, { devices: welcoming.devices, chatId, by });
};

const commitNow = async (call: SignedCall, room: Room, input: Input): Promise<Committed | undefined> => {
  const { house, who } = call;
  const { chatId, key, epoch, commit } = input;
  const read = readCommit(commit);
  if (read.epoch !== epoch) throw refuse('bad_input', { field: 'epoch', why: 'the commit is of another' });
  const welcoming = readWelcoming(input.welcomes);
  return house.db.transaction(async (tx) => {
    // The chat before its log, as everywhere.
    await lockChat(tx, chatId);
    const standing = await holdRoom(tx, input, who);
    if (!standing.group_id.equals(read.groupId))
      throw refuse('bad_input', { field: 'commit', why: 'another room' });
    const leaves = await readLeaves(tx, chatId);
    const removed = leaves.filter((leaf) => isRemoved(input, leaf));
    const change = { room, input, welcoming, removed };
    await requireAllowed(tx, call, { change, leaves });
    const [placed] = await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: who.accountId,
        key,
        kind: 'secret.committed',
        body: { device: who.deviceId, epoch, commit, added: welcoming.devices, removed: removed.map(refOf) },
      },
    ]);
    const place = placed as Placed;
    if (place.repeated) return undefined;
    await follow(tx, call, { change, place });
    await forgetRoom(house, tx, chatId);
    return { seq: place.seq, at: place.at.toISOString(), epoch: epoch + 1 };
  });
};

/**
 * Takes a commit where the room is in the epoch that it was made in: of several at once, one counts. A retry is answered
 * with the first result, whatever has happened since.
 */
export const commitRoom: SignedVerb<'secretChats.commit'> = async (call, input) => {
  const { house, who } = call;
  const room = await requireSecretRoom(house, input.chatId, who.accountId);
  const before = await findCommitted(house, input, who.accountId);
  if (before) return presentBefore(before, input);
  try {
    const made = await commitNow(call, room, input);
    if (made) return made;
  } catch (refusal) {
    // The same call came twice at once: the other one was first.
    const first = await findCommitted(house, input, who.accountId);
    if (!first) throw refusal;
    return presentBefore(first, input);
  }
  return presentBefore((await findCommitted(house, input, who.accountId)) as StoredEntry, input);
};
