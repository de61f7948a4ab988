import { EngineError, type JoinedGroup } from '../engine/index.ts';
import { randomBytes, sameBytes, toBase64 } from '../bytes/bytes.ts';
import type { Rooms } from './api.ts';
import { claimFor, tellChangedKeys } from './claim-packages.ts';
import { DeliveryError, type WaitingWelcome } from './delivery.ts';
import { RoomController } from './room-controller.ts';
import { nameOf } from './rules.ts';
import type { RoomParts } from './room-parts.ts';
import type { Creation, RoomKind, RoomRecord, StoreChange, StoredKeyPackage } from './types.ts';

/** All secret rooms of this device (see `Rooms`). */
export class SecretRooms implements Rooms {
  readonly #parts: RoomParts;
  readonly #open = new Map<string, Promise<RoomController | null>>();

  constructor(parts: RoomParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { store, pins } = this.#parts;
    pins.load(await store.listPins());
    for (const creation of await store.listCreations()) await this.#goOnCreating(creation);
  }

  open(roomId: string): Promise<RoomController | null> {
    let opened = this.#open.get(roomId);
    if (!opened) {
      opened = this.#load(roomId);
      this.#open.set(roomId, opened);
    }
    return opened;
  }

  async list(): Promise<RoomRecord[]> {
    const rooms = await Promise.all((await this.#parts.store.listRoomIds()).map((id) => this.open(id)));
    return rooms.filter((room) => room !== null).map(({ record }) => record);
  }

  async create({
    key,
    kind,
    accountIds,
  }: {
    key: string;
    kind: RoomKind;
    accountIds: readonly string[];
  }): Promise<RoomController> {
    const { store } = this.#parts;
    const begun = (await store.listCreations()).find((one) => one.key === key);
    if (begun) return this.#finish(begun);
    const creation = await this.#begin({ key, kind, accountIds });
    await this.#save({ creation });
    return this.#finish(creation);
  }

  async takeWelcomes(): Promise<string[]> {
    const joined: string[] = [];
    for (const waiting of await this.#parts.delivery.takeWelcomes()) {
      try {
        if (await this.#join(waiting)) joined.push(waiting.roomId);
      } catch (error) {
        // A room that the host says no to is in no other room's way.
        if (!(error instanceof DeliveryError) || error.code === 'offline') throw error;
      }
    }
    return joined;
  }

  async acceptKey(accountId: string, identityKey: Uint8Array): Promise<boolean> {
    const { pins, now } = this.#parts;
    if (!pins.accept(accountId, identityKey, now())) return false;
    await this.#save({});
    return true;
  }

  async makeKeyPackages(
    count: number,
    { lastResort = false }: { lastResort?: boolean } = {},
  ): Promise<StoredKeyPackage[]> {
    const made: StoredKeyPackage[] = [];
    for (let index = 0; index < count; index += 1) {
      const { reference, ...rest } = await this.#parts.engine.createKeyPackage();
      made.push({ ...rest, reference: toBase64(reference), lastResort });
    }
    const ended = (await this.#parts.store.listKeyPackages()).filter(
      ({ notAfter }) => notAfter < this.#parts.now(),
    );
    await this.#save({ addKeyPackages: made, dropKeyPackages: ended.map(({ reference }) => reference) });
    return made;
  }

  async #load(roomId: string): Promise<RoomController | null> {
    const record = await this.#parts.store.loadRoom(roomId);
    return record && new RoomController(this.#parts, record);
  }

  async #begin({
    key,
    kind,
    accountIds,
  }: Pick<Creation, 'key' | 'kind'> & { accountIds: readonly string[] }): Promise<Creation> {
    const { engine, me } = this.#parts;
    const all = [...new Set([...accountIds, me.accountId])];
    const { packages: add, asked: askIds } = await claimFor(this.#parts, { accountIds: all, kind });
    const groupId = randomBytes(32);
    const alone = await engine.createGroup(groupId);
    const memberIds = all.filter((id) => id !== me.accountId && !askIds.includes(id));
    const rest = { key, kind, groupId, memberIds, askIds };
    if (add.length === 0) return { ...rest, welcomes: [], state: alone };
    const { commit, state, welcome, added } = await engine.commit(alone, { add });
    const welcomes = added.map((device) => ({ ...nameOf(device), welcome: welcome! }));
    return { ...rest, commit, welcomes, state };
  }

  /** A room that was being made when the device stopped. Without an answer it stays; where the host says no, it goes. */
  async #goOnCreating(creation: Creation): Promise<void> {
    try {
      await this.#finish(creation);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
    }
  }

  async #finish(creation: Creation): Promise<RoomController> {
    const { delivery, engine, pins, now } = this.#parts;
    const { key, kind, state, welcomes: _welcomes, ...rest } = creation;
    const { roomId, seq } = await this.#unlessRefused(key, () =>
      delivery.create({ key, kind, ...rest, welcomes: creation.welcomes }),
    );
    const before = await this.open(roomId);
    if (before) {
      // Its making was finished earlier, and asked for once more: the host knows the first group alone.
      await this.#save({ dropCreation: key });
      return before;
    }
    pins.see(engine.members(state), now());
    const record = { ...this.#newRecord({ roomId, kind, seq }, creation, true), invited: creation.askIds };
    await this.#save({ room: record, dropCreation: key });
    return this.#opened(record);
  }

  async #unlessRefused<Out>(key: string, ask: () => Promise<Out>): Promise<Out> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof DeliveryError && error.code === 'refused') await this.#save({ dropCreation: key });
      throw error;
    }
  }

  /** True where this device is in the room from now on, and was not before. */
  async #join(waiting: WaitingWelcome): Promise<boolean> {
    const { roomId } = waiting;
    const before = await this.open(roomId);
    // Whoever was taken out and in again while it was away reads first that it was taken out.
    if (before && before.status.kind !== 'ended') await before.sync();
    if (before?.status.kind === 'key_changed') return false;
    const isIn = before?.status.kind === 'ready';
    if (!isIn && !(await this.#joinAnew(waiting, before?.record ?? null))) return false;
    await this.#parts.delivery.joined(roomId, waiting.seq);
    return !isIn && (await this.open(roomId))?.status.kind === 'ready';
  }

  /** False where the Welcome has to wait for a person. */
  async #joinAnew(waiting: WaitingWelcome, before: RoomRecord | null): Promise<boolean> {
    const { engine, pins, now } = this.#parts;
    const kept = await this.#findWelcomed(waiting.welcome);
    const joined = kept && (await this.#joinWith(waiting, kept));
    if (joined === 'waits') return false;
    // A room is the same group for ever: anything else would put other people behind a name that is known.
    if (joined && (!before || sameBytes(before.groupId, joined.groupId))) {
      pins.see(engine.members(joined.state), now());
      const record = this.#newRecord(waiting, joined, kept.lastResort);
      const dropKeyPackages = kept.lastResort ? [] : [kept.reference];
      await this.#save({ room: record, dropKeyPackages });
      this.#opened(record);
    } else if (!before) {
      const none = { groupId: new Uint8Array(), state: null };
      const status = { kind: 'ended', why: 'not_for_me' } as const;
      const record: RoomRecord = { ...this.#newRecord(waiting, none, false), status };
      await this.#save({ room: record });
      this.#opened(record);
    }
    return true;
  }

  async #joinWith(
    { welcome }: WaitingWelcome,
    kept: StoredKeyPackage,
  ): Promise<JoinedGroup | 'waits' | null> {
    try {
      return await this.#parts.engine.joinGroup(welcome, kept);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.code !== 'key_changed' || !error.accountId) return null;
      // It stays with the host until the person has looked at the new key.
      await tellChangedKeys(this.#parts, [error.accountId]);
      return 'waits';
    }
  }

  async #findWelcomed(welcome: Uint8Array): Promise<StoredKeyPackage | null> {
    const { engine, store } = this.#parts;
    try {
      for (const reference of engine.listWelcomed(welcome)) {
        const kept = await store.findKeyPackage(toBase64(reference));
        if (kept) return kept;
      }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
    }
    return null;
  }

  #newRecord(
    { roomId, kind, seq }: { roomId: string; kind: RoomKind; seq: number },
    { groupId, state }: Pick<RoomRecord, 'groupId' | 'state'>,
    heal: boolean,
  ): RoomRecord {
    return {
      roomId,
      kind,
      status: { kind: 'ready' },
      groupId,
      state,
      cursor: seq,
      pending: null,
      outbox: [],
      duties: { remove: [], add: [], heal },
      healed: { at: this.#parts.now(), said: 0, heard: false },
      invited: [],
      recent: [],
    };
  }

  #opened(record: RoomRecord): RoomController {
    const room = new RoomController(this.#parts, record);
    this.#open.set(record.roomId, Promise.resolve(room));
    return room;
  }

  async #save(change: StoreChange): Promise<void> {
    const { store, pins } = this.#parts;
    const unsaved = pins.unsaved();
    await store.save({ ...change, pins: unsaved });
    pins.saved(unsaved);
  }
}
