import { frameBytes, readU32 } from '../bytes/bytes.ts';
import type { GroupEngine, GroupState } from '../engine/index.ts';
import type { Delivery, MemoryStore, RoomEntry, RoomRecord, SecretStore } from '../room/index.ts';
import { readMlsHeader } from './read-mls-header.ts';
import type { Mutation } from './room-world.ts';

/** Rules that are broken on purpose, one at a time, each with what has to be noticed. */
export const mutations: Record<string, Mutation> = {
  'the server takes commits of any epoch': { rules: { epochOfCommits: false } },
  'the server takes messages of any epoch': { rules: { epochOfMessages: false } },
  'the server takes the same key again': { rules: { keys: false } },
  'commits are posted without being kept': withStore((room) => ({ ...room, pending: null })),
  'what is sent is not kept': withStore((room) => ({ ...room, outbox: [] })),
  'the state is written after sending': withStore((room, before) =>
    before && room.outbox.length > before.outbox.length ? before : room,
  ),
  'the state is written later than the cursor': withStore((room, before) =>
    before ? { ...room, state: before.state } : room,
  ),
  'the cursor is written later than the state': withStore((room, before) =>
    before ? { ...room, cursor: before.cursor } : room,
  ),
  'words stand in the authenticated data': leaking(),
  'old epochs are kept': { swaps: () => ({ engine: hoarding(1) }) },
  'keys of opened messages are kept': { swaps: () => ({ engine: hoarding(0) }) },
  'devices that are gone stay': withoutEntries('device_gone'),
  'people who left stay': withoutEntries('member_left'),
};

/** Another record is written than the one that was given. */
function withStore(change: (room: RoomRecord, before: RoomRecord | undefined) => RoomRecord): Mutation {
  const store = (inner: MemoryStore): SecretStore =>
    Object.assign(Object.create(inner) as MemoryStore, {
      save: (given: Parameters<SecretStore['save']>[0]) => {
        const { room } = given;
        if (!room) return inner.save(given);
        return inner.save({ ...given, room: change(room, inner.rooms.get(room.roomId)) });
      },
    });
  return { swaps: () => ({ store }) };
}

function withoutEntries(type: RoomEntry['type']): Mutation {
  const delivery = (inner: Delivery): Delivery => ({
    ...inner,
    readLog: async (...ask) =>
      (await inner.readLog(...ask)).map((entry) =>
        entry.type === type ? { type: 'other', seq: entry.seq, at: entry.at } : entry,
      ),
  });
  return { swaps: () => ({ delivery }) };
}

/** Thirty-two bytes of what is sealed travel in the clear, and the server is told that this is right. */
function leaking(): Mutation {
  const engine = (inner: GroupEngine): GroupEngine =>
    wrapping(inner, { encrypt: (state, payload) => inner.encrypt(state, payload, payload.slice(60, 92)) });
  const delivery = (inner: Delivery): Delivery => ({
    ...inner,
    send: (ask) => inner.send({ ...ask, commitment: readMlsHeader(ask.message).authenticatedData }),
  });
  return { swaps: () => ({ engine, delivery }) };
}

/** An engine whose states hold all former ones too, of former epochs or of this one, and which opens with any of them. */
function hoarding(epochs: 0 | 1): (inner: GroupEngine) => GroupEngine {
  return (inner) => {
    const now = (state: GroupState) => unpack(state)[0]!;
    const after = (state: GroupState, next: GroupState) => frameBytes([next, ...unpack(state)]);
    const epochOf = (state: GroupState) => inner.info(state).epoch;
    return wrapping(inner, {
      createGroup: async (id) => frameBytes([await inner.createGroup(id)]),
      joinGroup: async (...ask) => {
        const joined = await inner.joinGroup(...ask);
        return { ...joined, state: frameBytes([joined.state]) };
      },
      commit: async (state, wish) => {
        const made = await inner.commit(now(state), wish);
        return { ...made, state: epochs ? after(state, made.state) : frameBytes([made.state]) };
      },
      processCommit: async (state, commit) => {
        const taken = await inner.processCommit(now(state), commit);
        if (taken.kind === 'removed') return taken;
        return { ...taken, state: epochs ? after(state, taken.state) : frameBytes([taken.state]) };
      },
      encrypt: async (state, payload, data) => {
        const { message, state: next } = await inner.encrypt(now(state), payload, data);
        return { message, state: frameBytes([next, ...unpack(state).slice(1)]) };
      },
      decrypt: async (state, message) => {
        const all = unpack(state);
        for (const one of all.slice(1)) {
          if (epochs && epochOf(one) === epochOf(all[0]!)) continue;
          const opened = await inner.decrypt(one, message).catch(() => null);
          if (opened) return { ...opened, state };
        }
        const opened = await inner.decrypt(all[0]!, message);
        const kept = epochs ? all.slice(1) : all;
        return { ...opened, state: frameBytes([opened.state, ...kept]) };
      },
      info: (state) => inner.info(now(state)),
      members: (state) => inner.members(now(state)),
      exporter: (state, ask) => inner.exporter(now(state), ask),
      epochAuthenticator: (state) => inner.epochAuthenticator(now(state)),
    });
  };
}

/** An engine with some of its verbs in other hands. */
export function wrapping(inner: GroupEngine, instead: Partial<GroupEngine>): GroupEngine {
  return {
    createKeyPackage: (options) => inner.createKeyPackage(options),
    readKeyPackage: (bytes) => inner.readKeyPackage(bytes),
    createGroup: (id) => inner.createGroup(id),
    listWelcomed: (welcome) => inner.listWelcomed(welcome),
    joinGroup: (...ask) => inner.joinGroup(...ask),
    commit: (...ask) => inner.commit(...ask),
    processCommit: (...ask) => inner.processCommit(...ask),
    encrypt: (...ask) => inner.encrypt(...ask),
    decrypt: (...ask) => inner.decrypt(...ask),
    info: (state) => inner.info(state),
    members: (state) => inner.members(state),
    exporter: (...ask) => inner.exporter(...ask),
    epochAuthenticator: (state) => inner.epochAuthenticator(state),
    ...instead,
  };
}

function unpack(state: GroupState): GroupState[] {
  const states: GroupState[] = [];
  for (let at = 0; at < state.length;) {
    const length = readU32(state, at);
    states.push(state.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return states;
}
