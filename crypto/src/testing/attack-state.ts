import type { GroupEngine, GroupState } from '../engine/index.ts';
import type { RoomEntry } from '../room/index.ts';

/**
 * What somebody can read with the state of a device, who has copied it: goes through the log from an entry on, follows
 * every commit that the state can follow, and tries every message with every state it has had. Gives the seqs it opened.
 */
export async function readWithState(
  engine: GroupEngine,
  stolen: GroupState,
  entries: readonly RoomEntry[],
): Promise<number[]> {
  const states = [stolen];
  const opened: number[] = [];
  for (const entry of entries) {
    if (entry.type === 'commit') {
      const next = await follow(engine, states.at(-1)!, entry.commit);
      if (next) states.push(next);
    } else if (entry.type === 'said' && (await opens(engine, states, entry.message))) opened.push(entry.seq);
  }
  return opened;
}

async function follow(
  engine: GroupEngine,
  state: GroupState,
  commit: Uint8Array,
): Promise<GroupState | null> {
  try {
    const taken = await engine.processCommit(state, commit);
    return taken.kind === 'advanced' ? taken.state : null;
  } catch {
    return null;
  }
}

async function opens(
  engine: GroupEngine,
  states: readonly GroupState[],
  message: Uint8Array,
): Promise<boolean> {
  for (const state of states) {
    try {
      await engine.decrypt(state, message);
      return true;
    } catch {
      // Not with this one.
    }
  }
  return false;
}
