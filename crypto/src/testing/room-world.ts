import { RoomError, DeliveryError, type RoomController, type RoomEntry } from '../room/index.ts';
import type { GroupState } from '../engine/index.ts';
import type { Payload, PayloadDraft } from '../payload/index.ts';
import { readWithState } from './attack-state.ts';
import { Crash, FaultLine, type Fault } from './faults.ts';
import { canary, findCanaries } from './find-canaries.ts';
import { ModelServer, type ServerRules, type Span } from './model-server.ts';
import { RoomDevice, type Swaps } from './play-rooms.ts';

/** What a device of the world does. Numbers are taken modulo what there is. */
export interface Step {
  kind:
    | 'send'
    | 'again'
    | 'add'
    | 'remove'
    | 'heal'
    | 'settle'
    | 'sync'
    | 'part'
    | 'steal'
    | 'wait'
    | 'signOut'
    | 'leave';
  who: number;
  other: number;
  fault: { at: number; kind: Fault['kind'] } | null;
}

/** What a test breaks on purpose. */
export interface Mutation {
  rules?: Partial<ServerRules>;
  swaps?: (device: { deviceId: string }) => Swaps;
}

interface Stolen {
  device: RoomDevice;
  state: GroupState;
  cursor: number;
}

interface Unsure {
  device: RoomDevice;
  key: string;
  text: string;
}

/** Several devices, two rooms, faults everywhere; and what must hold whatever happens. */
export class RoomWorld {
  readonly server: ModelServer;
  readonly devices: RoomDevice[] = [];
  readonly faults = new Map<RoomDevice, FaultLine>();
  /** What was said under which key. */
  readonly said = new Map<string, string>();
  readonly confirmed = new Set<string>();
  readonly stolen: Stolen[] = [];
  readonly counts = { steps: 0, crashes: 0, delivered: 0, attempts: 0 };
  roomIds: string[] = [];
  #unsure: Unsure[] = [];
  #key = 0;

  private constructor(server: ModelServer) {
    this.server = server;
  }

  /** Devices of some people, the last one with two; a group of half of them, and a group of the first two. */
  static async make(people: number, mutation: Mutation = {}): Promise<RoomWorld> {
    const world = new RoomWorld(new ModelServer(mutation.rules));
    for (let index = 0; index < people; index += 1) await world.#addDevice(`p${index}`, mutation);
    const last = world.devices.at(-1)!;
    await world.#addDevice(last.accountId, mutation, last);
    const [first, ...others] = world.devices;
    for (const size of [Math.ceil(people / 2), 2]) {
      const accountIds = others.slice(0, size - 1).map(({ accountId }) => accountId);
      const room = await first!.rooms.create({ key: world.#newKey(), kind: 'group', accountIds });
      world.roomIds.push(room.roomId);
    }
    for (const device of world.devices) await device.catchUp();
    return world;
  }

  /** Takes one step; what may fail, fails quietly. */
  async take(step: Step): Promise<void> {
    const device = this.devices[step.who % this.devices.length]!;
    const line = this.faults.get(device)!;
    this.counts.steps += 1;
    // Never the device itself: what it does waits for what it is doing.
    const gap = 1 + (step.other % (this.devices.length - 1));
    const meanwhile = () =>
      this.take({ ...step, who: step.who + gap, kind: step.other % 2 === 0 ? 'heal' : 'send', fault: null });
    line.plan(step.fault && { ...step.fault, meanwhile });
    await this.#trying(device, () => this.#act(device, step));
    line.plan(null);
  }

  /** Lets everybody finish what they began, and looks whether all is as it must be. Gives what is not. */
  async finish(): Promise<string[]> {
    await this.#finishAll();
    const faults = [
      ...findCanaries(this.server.received).map((way) => `the server has seen words, in ${way}`),
    ];
    for (const roomId of this.roomIds) faults.push(...(await this.#checkRoom(roomId)));
    faults.push(...(await this.#checkLiving()));
    return faults;
  }

  async #addDevice(accountId: string, mutation: Mutation, sibling?: RoomDevice): Promise<void> {
    const line = new FaultLine();
    const deviceId = `${accountId}${sibling ? 'b' : 'a'}`;
    const own = mutation.swaps?.({ deviceId }) ?? {};
    const swaps: Swaps = {
      ...own,
      store: (store) => line.store((own.store?.(store) ?? store) as typeof store),
      delivery: (delivery) => line.delivery(own.delivery?.(delivery) ?? delivery),
    };
    const device = await RoomDevice.make(
      this.server,
      { accountId, deviceId },
      { ...(sibling && { identity: sibling.identity }), swaps },
    );
    this.devices.push(device);
    this.faults.set(device, line);
  }

  /** Runs some work; after a crash the device begins anew from its disk. */
  async #trying(device: RoomDevice, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Crash) {
        this.counts.crashes += 1;
        this.faults.get(device)!.plan(null);
        await device.boot();
      } else if (!(error instanceof DeliveryError) && !(error instanceof RoomError)) throw error;
    }
  }

  async #act(device: RoomDevice, { kind, other }: Step): Promise<void> {
    const roomId = this.roomIds[other % this.roomIds.length]!;
    if (kind === 'sync') return device.catchUp();
    if (kind === 'steal') return this.#steal(device, roomId);
    if (kind === 'signOut') return this.#signOut(device, other);
    if (kind === 'wait') return this.#wait(device, roomId);
    const room = await device.rooms.open(roomId);
    if (!room) return device.catchUp();
    const person = this.devices[other % this.devices.length]!.accountId;
    switch (kind) {
      case 'send':
        return this.#say(device, room);
      case 'again':
        return this.#sayAgain(device);
      case 'add':
        return void (await room.addMembers([person]));
      case 'remove':
        return person === device.accountId ? room.heal() : room.removeMembers([person]);
      case 'heal':
        return room.heal();
      case 'settle':
        return room.settle();
      case 'part':
        return room.sync((await this.#entriesFor(device, room)).slice(0, 1 + (other % 5)));
      case 'leave':
        // The first one stays, so that there is a room to look at.
        if (device !== this.devices[0] && other % 4 === 0) this.server.leave(device.accountId, roomId);
    }
  }

  #entriesFor(device: RoomDevice, room: RoomController): Promise<RoomEntry[]> {
    return this.server.doorOf(device).readLog(room.roomId, room.cursor, 50);
  }

  async #say(device: RoomDevice, room: RoomController): Promise<void> {
    const key = this.#newKey();
    const text = `${canary} ${key}`;
    this.said.set(`${device.deviceId} ${key}`, text);
    this.#unsure.push({ device, key, text });
    await this.#post(device, room, { key, text });
  }

  async #post(
    device: RoomDevice,
    room: RoomController,
    { key, text }: { key: string; text: string },
  ): Promise<void> {
    await room.send(this.#draftOf(key, text), { key });
    this.confirmed.add(`${device.deviceId} ${key}`);
    this.#unsure = this.#unsure.filter((one) => one.key !== key);
  }

  /** Every kind of payload, with the words in every part that has any. */
  #draftOf(key: string, text: string): PayloadDraft {
    const number = Number(key.slice('key-'.length));
    switch (number % 8) {
      case 0:
        return { kind: 'edit', seq: 1 + number, text };
      case 1:
        return { kind: 'react', seq: 1 + number, emoji: text };
      case 2:
        return { kind: 'name', name: text };
      default: {
        const content = { type: 'files', files: [{ name: text, sealed: { key: text } }] };
        return { kind: 'message', text, content, replyTo: { text }, card: { title: text } };
      }
    }
  }

  async #sayAgain(device: RoomDevice): Promise<void> {
    const unsure = this.#unsure.find((one) => one.device === device);
    const roomId = unsure && this.roomIds.find((id) => this.#isWaiting(device, id, unsure.key));
    if (unsure && roomId) await this.#post(device, await device.room(roomId), unsure);
  }

  #isWaiting(device: RoomDevice, roomId: string, key: string): boolean {
    return device.store.rooms.get(roomId)?.outbox.some((one) => one.key === key) ?? false;
  }

  async #steal(device: RoomDevice, roomId: string): Promise<void> {
    const record = device.store.rooms.get(roomId);
    if (record?.state) this.stolen.push({ device, state: record.state, cursor: record.cursor });
  }

  /** A device says that it waits: it comes in if its person is in the room, and not if nobody knows them there. */
  async #wait(device: RoomDevice, roomId: string): Promise<void> {
    const isIn = this.server.listDevices(roomId).includes(device.deviceId);
    if (!isIn && !this.#isGone(device)) this.server.wait(device, roomId);
  }

  async #signOut(device: RoomDevice, other: number): Promise<void> {
    if (device !== this.devices[0] && other % 4 === 0) this.server.signOut(device.deviceId);
  }

  async #finishAll(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const device of this.devices) {
        await this.#trying(device, () => device.catchUp());
        for (const roomId of this.roomIds) {
          const room = await device.rooms.open(roomId);
          if (!room || room.status.kind !== 'ready') continue;
          await this.#trying(device, () => room.flush());
          await this.#trying(device, () => room.settle());
        }
      }
    }
  }

  async #checkRoom(roomId: string): Promise<string[]> {
    const server = this.server.rooms.get(roomId)!;
    const within = this.server.listDevices(roomId);
    const faults: string[] = [];
    const authenticators = new Set<string>();
    for (const device of this.devices) {
      if (!server.spans.has(device.deviceId)) continue;
      const record = device.store.rooms.get(roomId);
      if (within.includes(device.deviceId)) {
        const room = await device.room(roomId);
        const members = room.members().map(({ deviceId }) => deviceId);
        authenticators.add(Buffer.from(room.epochAuthenticator() ?? []).toString('hex'));
        if (members.sort().join() !== within.toSorted().join()) {
          faults.push(
            `${device.deviceId} has ${members.join()} in ${roomId}, the server ${within.join()} (${room.status.kind})`,
          );
        }
        if (room.hasDuties()) faults.push(`${device.deviceId} has something left to do in ${roomId}`);
        if (record!.outbox.length > 0) faults.push(`${device.deviceId} has unsent words in ${roomId}`);
        faults.push(...(await this.#checkForwardSecrecy(device, record!.state!, server.log)));
      }
      faults.push(...this.#checkLines(device, roomId, server.log));
    }
    if (authenticators.size > 1) faults.push(`${roomId} has split into ${authenticators.size}`);
    return [...faults, ...this.#checkOnce(server.log), ...(await this.#checkStolen(server.log, roomId))];
  }

  /** Whoever was in the room when something was said has it once, in its order, with its words; nobody else has it. */
  #checkLines(device: RoomDevice, roomId: string, log: readonly RoomEntry[]): string[] {
    const lines = device.store.listLines(roomId);
    const wanted = log
      .filter((entry) => entry.type === 'said' && isWithin(this.#spansOf(device, roomId), entry.seq))
      .map((entry) => (entry.type === 'said' ? this.said.get(`${entry.deviceId} ${entry.key}`) : ''));
    const seen = lines.map(({ payload, hidden }) => (payload ? wordsOf(payload) : hidden));
    this.counts.delivered += seen.length;
    // A device that was signed out or has not come back reads no further, and has what it read until then.
    const expected = this.#isGone(device) ? wanted.slice(0, seen.length) : wanted;
    if (seen.join('\n') === expected.join('\n')) return [];
    return [
      `${device.deviceId} reads in ${roomId}:\n  ${seen.join('\n  ')}\ninstead of\n  ${expected.join('\n  ')}`,
    ];
  }

  #isGone({ deviceId }: RoomDevice): boolean {
    return this.server.devices.get(deviceId)!.gone;
  }

  /** When it was in; but not when it was taken in and out and in again before it looked: then the last Welcome is there alone. */
  #spansOf(device: RoomDevice, roomId: string): Span[] {
    const all = this.server.rooms.get(roomId)!.spans.get(device.deviceId) ?? [];
    return all.filter((span) => span.joined || span === all.at(-1));
  }

  #checkOnce(log: readonly RoomEntry[]): string[] {
    const keys = log.flatMap((entry) => (entry.type === 'said' ? [`${entry.deviceId} ${entry.key}`] : []));
    return keys.length === new Set(keys).size ? [] : ['something was sent twice'];
  }

  /** The state that is kept opens nothing that was ever said. */
  async #checkForwardSecrecy(
    device: RoomDevice,
    state: GroupState,
    log: readonly RoomEntry[],
  ): Promise<string[]> {
    const opened = await readWithState(
      device.engine,
      state,
      log.filter(({ type }) => type === 'said'),
    );
    return opened.map((seq) => `${device.deviceId} can still open ${seq}`);
  }

  /** A stolen state reads on only until its device renews its keys, or is removed. */
  async #checkStolen(log: readonly RoomEntry[], roomId: string): Promise<string[]> {
    const faults: string[] = [];
    for (const { device, state, cursor } of this.stolen) {
      const groupId = Buffer.from(device.engine.info(state).groupId).toString('hex');
      if (groupId !== Buffer.from(this.server.rooms.get(roomId)!.groupId).toString('hex')) continue;
      this.counts.attempts += 1;
      const end = await this.#endOfStolen(device, state, log.slice(cursor));
      const opened = await readWithState(device.engine, state, log.slice(cursor));
      for (const seq of opened) {
        if (seq > end) faults.push(`a state stolen from ${device.deviceId} opens ${seq}, past ${end}`);
      }
    }
    return faults;
  }

  /** The seq of the first commit after a theft that heals its device or removes it. */
  async #endOfStolen(device: RoomDevice, state: GroupState, entries: readonly RoomEntry[]): Promise<number> {
    let at = state;
    for (const entry of entries) {
      if (entry.type !== 'commit') continue;
      try {
        const taken = await device.engine.processCommit(at, entry.commit);
        if (taken.kind === 'removed') return entry.seq;
        at = taken.state;
      } catch {
        // Its own commit, with new keys where it has a path. One that only adds has none, and heals nothing; that this
        // engine refuses to follow it shows nothing, and nothing is said of it here.
        return entry.seq;
      }
    }
    return Infinity;
  }

  /** Everybody who is in a room can still say something, and everybody in it reads it. */
  async #checkLiving(): Promise<string[]> {
    const faults: string[] = [];
    for (const roomId of this.roomIds) {
      const within = this.devices.filter(({ deviceId }) =>
        this.server.listDevices(roomId).includes(deviceId),
      );
      for (const device of within) {
        const room = await device.room(roomId);
        if (room.status.kind !== 'ready') {
          faults.push(
            `${device.deviceId} is in ${roomId}, and for it that has ${JSON.stringify(room.status)}`,
          );
          continue;
        }
        await this.#trying(device, () => this.#say(device, room));
      }
      await this.#finishAll();
      const texts = within.map((device) => device.texts(roomId).slice(-within.length).join());
      if (new Set(texts).size > 1) faults.push(`not everybody reads on in ${roomId}`);
      const isHidden = (device: RoomDevice) => device.store.listLines(roomId).some(({ hidden }) => hidden);
      if (within.some(isHidden)) faults.push(`something does not open in ${roomId}`);
    }
    const waits = ({ device, key }: Unsure) =>
      !this.#isGone(device) && this.roomIds.some((roomId) => this.#isWaiting(device, roomId, key));
    if (this.#unsure.some(waits)) faults.push('something waits for ever');
    return faults;
  }

  #newKey(): string {
    return `key-${(this.#key += 1)}`;
  }
}

function wordsOf(payload: Payload): string | null {
  switch (payload.kind) {
    case 'message':
    case 'edit':
      return payload.text;
    case 'react':
      return payload.emoji;
    case 'name':
      return payload.name;
  }
}

function isWithin(spans: readonly Span[], seq: number): boolean {
  return spans.some(({ from, to }) => seq > from && seq <= to);
}
