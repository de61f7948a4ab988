import { EngineError, type CommitWish, type GroupMember } from '../engine/index.ts';
import { DeliveryError } from './delivery.ts';
import { RoomError } from './events.ts';
import type { RoomCore } from './room-core.ts';
import { isDevice, nameOf } from './rules.ts';
import type { PendingCommit } from './types.ts';

/** How often others may be first before this device gives up for now. */
export const mostTries = 20;

/** How often the host may say that an epoch has passed without showing the commit that ended it. */
const mostUnshown = 3;

/** What a commit is to do, decided anew by the members of each epoch. */
export interface RoomWish extends CommitWish {
  addMemberIds?: readonly string[];
  removeMemberIds?: readonly string[];
}

/**
 * Changes a room by a commit. `decide` is asked again after every commit of somebody else that was first, and says null
 * where nothing is left to do. The commit is on the disk before it is posted, so after a crash or a lost answer the log
 * tells whether it counts. Throws RoomError `crowded`, `ended`, `key_changed`; DeliveryError.
 */
export async function commitToRoom(
  core: RoomCore,
  decide: (members: GroupMember[]) => RoomWish | null,
): Promise<void> {
  await core.readToEnd();
  for (let tries = 0; tries < mostTries; tries += 1) {
    await decidePending(core);
    const state = core.requireState();
    const wish = decide(core.parts.engine.members(state));
    if (!wish) return;
    await core.save({ pending: await makePending(core, state, wish) });
  }
  await decidePending(core);
  if (decide(core.parts.engine.members(core.requireState()))) throw new RoomError('crowded');
}

async function makePending(core: RoomCore, state: Uint8Array, wish: RoomWish): Promise<PendingCommit> {
  const { engine, newKey } = core.parts;
  try {
    const made = await engine.commit(state, wish);
    // Without a path, whoever is removed could go on reading.
    if (!made.heals && (made.removed.length > 0 || made.added.length === 0)) {
      throw new EngineError('path_missing', 'a commit that has to renew keys and does not');
    }
    return {
      key: newKey(),
      epoch: made.epoch - 1,
      commit: made.commit,
      state: made.state,
      ...(made.welcome && { welcome: made.welcome }),
      added: made.added.map(nameOf),
      removed: made.removed.map(nameOf),
      addMemberIds: wish.addMemberIds ?? [],
      removeMemberIds: wish.removeMemberIds ?? [],
      heals: made.heals,
    };
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'key_changed' || !error.accountId) throw error;
    await core.noteChangedKey(error.accountId);
    throw new RoomError('key_changed', [error.accountId]);
  }
}

/** Posts the commit that waits, if one does, until the log has it or another one of its epoch. */
export async function decidePending(core: RoomCore): Promise<void> {
  for (let unshown = 0; core.record.pending;) {
    const { pending } = core.record;
    const outcome = await postPending(core, pending);
    if (core.record.pending !== pending || outcome === 'waits') return;
    unshown += 1;
    if (unshown >= mostUnshown) await core.endUnverifiable();
  }
}

async function postPending(core: RoomCore, pending: PendingCommit): Promise<'decided' | 'waits'> {
  const { delivery, me } = core.parts;
  const { key, epoch, commit, welcome, added, removed, addMemberIds, removeMemberIds } = pending;
  const welcomes = welcome ? added.map((device) => ({ ...device, welcome })) : [];
  const { roomId } = core.record;
  try {
    const ask = { roomId, key, epoch, commit, welcomes, addMemberIds, removeMemberIds };
    const { seq, at } = await delivery.commit({ ...ask, removedDevices: removed });
    await core.takeOwn({ type: 'commit', seq, at, key, commit, ...me });
    if (core.record.pending === pending) await core.readToEnd();
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'offline') throw error;
    await core.readToEnd();
    if (error.code === 'refused' && core.record.pending === pending) {
      await core.save({ pending: null });
      throw error;
    }
  }
  return core.record.status.kind === 'key_changed' ? 'waits' : 'decided';
}

/** Removes the devices whose time is over. */
export async function removeDue(core: RoomCore): Promise<void> {
  if (core.record.duties.remove.length === 0) return;
  await commitToRoom(core, (members) => {
    const due = core.record.duties.remove;
    const remove = members.filter((member) => due.some((one) => isDevice(one, member)));
    return remove.length === 0 ? null : { remove: remove.map(({ leaf }) => leaf) };
  });
}
