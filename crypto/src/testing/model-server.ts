import { randomBytes, sameBytes, utf8 } from '../bytes/bytes.ts';
import { tagCommitment } from '../franking/index.ts';
import {
  DeliveryError,
  type Delivery,
  type DeviceName,
  type RoomEntry,
  type RoomKind,
  type WaitingWelcome,
  type Welcomed,
} from '../room/index.ts';
import { readMlsHeader } from './read-mls-header.ts';

/** Rules of the server that a test may break, to see that it would be noticed. */
export interface ServerRules {
  /** A commit is taken only in the epoch that the room is in. */
  epochOfCommits: boolean;
  /** A message is taken only in the epoch that the room is in. */
  epochOfMessages: boolean;
  /** The same key is taken once. */
  keys: boolean;
}

interface ModelRoom {
  roomId: string;
  kind: RoomKind;
  groupId: Uint8Array;
  epoch: number;
  log: RoomEntry[];
  answers: Map<string, { seq: number; at: number; tag: Uint8Array }>;
  /** Which entries a device may read: after `from`, up to `to`; for those who came back, each time they were in. */
  spans: Map<string, Span[]>;
}

/** When a device is in a room: after `from`, up to `to`. */
export interface Span {
  from: number;
  to: number;
  /** Whether the device has joined by its Welcome; else that one gave way to a later one. */
  joined: boolean;
}

interface ModelDevice extends DeviceName {
  keyPackages: Uint8Array[];
  lastResort: Uint8Array | null;
  gone: boolean;
  /** Whether its owner wants to be asked before a group. */
  isShy: boolean;
  welcomes: WaitingWelcome[];
}

/** A server that keeps to the rules of the log (see docs/features/secret-chats.md), in memory, for tests. */
export class ModelServer {
  readonly rules: ServerRules;
  readonly rooms = new Map<string, ModelRoom>();
  readonly devices = new Map<string, ModelDevice>();
  /** Every byte that any device has sent, texts as UTF-8. */
  readonly received: Uint8Array[] = [];
  readonly tagKey = randomBytes(32);
  readonly #created = new Map<string, string>();
  #time = 1_700_000_000_000;

  constructor(rules: Partial<ServerRules> = {}) {
    this.rules = { epochOfCommits: true, epochOfMessages: true, keys: true, ...rules };
  }

  register(device: DeviceName): void {
    const { accountId, deviceId } = device;
    this.devices.set(deviceId, {
      accountId,
      deviceId,
      keyPackages: [],
      lastResort: null,
      gone: false,
      isShy: false,
      welcomes: [],
    });
  }

  addKeyPackages(deviceId: string, keyPackages: Uint8Array[], lastResort?: Uint8Array): void {
    const device = this.devices.get(deviceId)!;
    device.keyPackages.push(...keyPackages);
    if (lastResort) device.lastResort = lastResort;
  }

  /** Signs a device out: every room that it is in is told. */
  signOut(deviceId: string): void {
    const device = this.devices.get(deviceId)!;
    device.gone = true;
    for (const room of this.rooms.values()) {
      const span = openSpan(room, deviceId);
      if (!span) continue;
      const { accountId } = device;
      span.to = this.#append(room, { type: 'device_gone', accountId, deviceId }).seq;
    }
  }

  /** Somebody leaves a room. */
  leave(accountId: string, roomId: string): void {
    const room = this.rooms.get(roomId)!;
    const entry = this.#append(room, { type: 'member_left', accountId });
    for (const deviceId of this.listDevices(roomId)) {
      if (this.devices.get(deviceId)!.accountId === accountId) openSpan(room, deviceId)!.to = entry.seq;
    }
  }

  /** A device says that it could be taken in. */
  wait({ accountId, deviceId }: DeviceName, roomId: string): void {
    this.#append(this.rooms.get(roomId)!, { type: 'device_waiting', accountId, deviceId });
  }

  /** Deletes a line for everyone. */
  delete(roomId: string, seq: number): void {
    const room = this.rooms.get(roomId)!;
    const { at } = room.log[seq - 1]!;
    room.log[seq - 1] = { type: 'other', seq, at };
    this.#append(room, { type: 'deleted', target: seq });
  }

  /** The devices that the server believes to be in a room. */
  listDevices(roomId: string): string[] {
    const room = this.rooms.get(roomId)!;
    return [...room.spans.keys()].filter((deviceId) => openSpan(room, deviceId));
  }

  /** The door of one device. */
  doorOf(me: DeviceName): Delivery {
    const awake = <Ask, Out>(work: (ask: Ask) => Promise<Out> | Out) => {
      return async (ask: Ask): Promise<Out> => {
        this.#note(ask);
        if (this.devices.get(me.deviceId)?.gone) throw new DeliveryError('refused', 'signed_out');
        return work(ask);
      };
    };
    const readLog = awake((ask: { roomId: string; afterSeq: number; limit: number }) => this.#read(me, ask));
    const claim = awake((ask: { accountIds: readonly string[]; deviceIds?: readonly string[] }) =>
      this.#claim(me, ask),
    );
    const joined = awake(({ roomId, seq }: { roomId: string; seq: number }) => {
      const device = this.devices.get(me.deviceId)!;
      device.welcomes = device.welcomes.filter((one) => one.roomId !== roomId || one.seq > seq);
      const spans = this.#require(roomId).spans.get(me.deviceId) ?? [];
      for (const span of spans) if (span.from === seq) span.joined = true;
    });
    return {
      readLog: (roomId, afterSeq, limit) => readLog({ roomId, afterSeq, limit }),
      commit: awake((ask) => this.#commit(me, ask)),
      send: awake((ask) => this.#send(me, ask)),
      claimKeyPackages: (accountIds, { deviceIds }) => claim({ accountIds, ...(deviceIds && { deviceIds }) }),
      create: awake((ask) => this.#create(me, ask)),
      takeWelcomes: async () => awake(() => [...this.devices.get(me.deviceId)!.welcomes])({}),
      joined: (roomId, seq) => joined({ roomId, seq }),
    };
  }

  #read({ deviceId }: DeviceName, ask: { roomId: string; afterSeq: number; limit: number }): RoomEntry[] {
    const { log, spans } = this.#require(ask.roomId);
    const own = spans.get(deviceId);
    if (!own) throw new DeliveryError('refused', 'chat_not_found');
    // What came while it was not in stands there without what it says, so that the numbers have no holes.
    return log
      .slice(ask.afterSeq, ask.afterSeq + ask.limit)
      .filter(({ seq }) => seq <= own.at(-1)!.to)
      .map((entry) =>
        own.some(({ from, to }) => entry.seq > from && entry.seq <= to)
          ? entry
          : { type: 'other', seq: entry.seq, at: entry.at },
      );
  }

  #claim(
    me: DeviceName,
    { accountIds, deviceIds }: { accountIds: readonly string[]; deviceIds?: readonly string[] },
  ) {
    const isAsked = ({ accountId, isShy }: ModelDevice) =>
      isShy && accountIds.includes(accountId) && !deviceIds;
    const asked = [...this.devices.values()].filter(isAsked).map(({ accountId }) => accountId);
    const packages = [...this.devices.values()]
      .filter(({ accountId }) => !asked.includes(accountId))
      .filter(
        ({ accountId, deviceId, gone }) =>
          accountIds.includes(accountId) && !gone && deviceId !== me.deviceId,
      )
      .filter(({ deviceId }) => !deviceIds || deviceIds.includes(deviceId))
      .flatMap((device) => {
        const keyPackage = device.keyPackages.shift() ?? device.lastResort;
        return keyPackage ? [{ accountId: device.accountId, deviceId: device.deviceId, keyPackage }] : [];
      });
    const isWithout = (id: string) =>
      !asked.includes(id) && !packages.some(({ accountId }) => accountId === id);
    return { packages, asked, without: accountIds.filter(isWithout) };
  }

  #create(me: DeviceName, ask: Parameters<Delivery['create']>[0]) {
    const made = this.#created.get(ask.key);
    if (made) return { roomId: made, seq: ask.commit ? 2 : 1 };
    const roomId = `room-${this.rooms.size + 1}`;
    const spans = new Map([[me.deviceId, [{ from: 0, to: Infinity, joined: true }]]]);
    const { kind, groupId } = ask;
    const room: ModelRoom = {
      roomId,
      kind,
      groupId,
      epoch: ask.commit ? 1 : 0,
      log: [],
      answers: new Map(),
      spans,
    };
    this.rooms.set(roomId, room);
    this.#created.set(ask.key, roomId);
    const first = this.#append(room, { type: 'other' });
    if (!ask.commit) return { roomId, seq: first.seq };
    const { seq } = this.#append(room, { type: 'commit', key: ask.key, commit: ask.commit, ...me });
    this.#welcome(room, ask.welcomes, seq);
    return { roomId, seq };
  }

  #commit(me: DeviceName, ask: Parameters<Delivery['commit']>[0]) {
    const { room, answered } = this.#requireIn(me, ask);
    if (answered) return answered;
    const header = readMlsHeader(ask.commit);
    const whole = header.wireFormat === 1 && header.contentType === 3 && header.epoch === ask.epoch;
    if (!whole || !sameBytes(header.groupId, room.groupId)) throw new DeliveryError('refused', 'malformed');
    if (ask.welcomes.some(({ deviceId }) => this.devices.get(deviceId)?.gone)) {
      throw new DeliveryError('refused', 'device_not_found');
    }
    if (this.rules.epochOfCommits && header.epoch !== room.epoch) throw new DeliveryError('epoch_passed');
    room.epoch = header.epoch + 1;
    const { seq, at } = this.#append(room, { type: 'commit', key: ask.key, commit: ask.commit, ...me });
    room.answers.set(answerKey(me, ask.key), { seq, at, tag: new Uint8Array() });
    for (const { deviceId } of ask.removedDevices) {
      const span = openSpan(room, deviceId);
      if (span) span.to = seq;
    }
    this.#welcome(room, ask.welcomes, seq);
    return { seq, at };
  }

  async #send(me: DeviceName, ask: Parameters<Delivery['send']>[0]) {
    const { room, answered } = this.#requireIn(me, ask);
    if (answered) return answered;
    const header = readMlsHeader(ask.message);
    const whole = header.wireFormat === 2 && header.contentType === 1 && header.epoch === ask.epoch;
    const bound = sameBytes(header.authenticatedData, ask.commitment) && ask.commitment.length === 32;
    if (!whole || !bound || !sameBytes(header.groupId, room.groupId) || ask.message.length > 64_000) {
      throw new DeliveryError('refused', 'malformed');
    }
    if (this.rules.epochOfMessages && header.epoch !== room.epoch) throw new DeliveryError('epoch_passed');
    const { roomId, key, message, counts, commitment } = ask;
    const tag = new Uint8Array(32);
    const entry = this.#append(room, { type: 'said', key, counts, message, tag, ...me });
    const { seq, at } = entry;
    const answer = { seq, at, tag };
    room.answers.set(answerKey(me, key), answer);
    tag.set(await tagCommitment(this.tagKey, { commitment, ...me, roomId, seq, at }));
    return answer;
  }

  #requireIn(me: DeviceName, { roomId, key }: { roomId: string; key: string }) {
    const room = this.#require(roomId);
    const answered = this.rules.keys ? room.answers.get(answerKey(me, key)) : undefined;
    // A device that was removed is told to read on: it finds its removal in the log.
    if (!answered && !openSpan(room, me.deviceId)) {
      throw new DeliveryError(room.spans.has(me.deviceId) ? 'epoch_passed' : 'refused', 'chat_not_found');
    }
    return { room, answered };
  }

  #welcome(room: ModelRoom, welcomes: readonly Welcomed[], seq: number): void {
    const { roomId, kind } = room;
    for (const { deviceId, welcome } of welcomes) {
      room.spans.set(deviceId, [
        ...(room.spans.get(deviceId) ?? []),
        { from: seq, to: Infinity, joined: false },
      ]);
      const device = this.devices.get(deviceId)!;
      // One that was not used before gives way.
      const others = device.welcomes.filter((one) => one.roomId !== roomId);
      device.welcomes = [...others, { roomId, kind, seq, welcome }];
    }
  }

  #append(room: ModelRoom, entry: Unplaced<RoomEntry>): RoomEntry {
    const placed = { ...entry, seq: room.log.length + 1, at: (this.#time += 1000) } as RoomEntry;
    room.log.push(placed);
    return placed;
  }

  #require(roomId: string): ModelRoom {
    const room = this.rooms.get(roomId);
    if (!room) throw new DeliveryError('refused', 'chat_not_found');
    return room;
  }

  #note(value: unknown): void {
    if (value instanceof Uint8Array) this.received.push(value);
    else if (typeof value === 'string') this.received.push(utf8(value));
    else if (Array.isArray(value)) for (const one of value) this.#note(one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) this.#note([name, one]);
    }
  }
}

type Unplaced<Entry> = Entry extends RoomEntry ? Omit<Entry, 'seq' | 'at'> : never;

function openSpan({ spans }: ModelRoom, deviceId: string): Span | undefined {
  return spans.get(deviceId)?.find(({ to }) => to === Infinity);
}

function answerKey({ deviceId }: DeviceName, key: string): string {
  return `${deviceId} ${key}`;
}
