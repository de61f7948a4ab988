import { createMlsEngine, type GroupEngine, type TrustIdentity } from '../engine/index.ts';
import { createSigningKey, issueCertificate, signerOf, type Signer } from '../identity/index.ts';
import {
  MemoryStore,
  PinBook,
  SecretRooms,
  type Delivery,
  type DeviceName,
  type RoomController,
  type RoomEvent,
  type SecretStore,
} from '../room/index.ts';
import type { ModelServer } from './model-server.ts';

const year = 365 * 24 * 3_600_000;

/** What a test may put in the place of a part of a device. */
export interface Swaps {
  store?: (store: MemoryStore) => SecretStore;
  delivery?: (delivery: Delivery) => Delivery;
  engine?: (engine: GroupEngine) => GroupEngine;
  trust?: TrustIdentity;
  now?: () => number;
}

/** A device with its rooms, which can be switched off and on again. */
export class RoomDevice implements DeviceName {
  readonly accountId: string;
  readonly deviceId: string;
  readonly identity: Signer;
  readonly store = new MemoryStore();
  readonly events: RoomEvent[] = [];
  rooms!: SecretRooms;
  engine!: GroupEngine;
  pins!: PinBook;
  readonly #server: ModelServer;
  readonly #swaps: Swaps;
  readonly #keys: { signer: Signer; certificate: Uint8Array };
  #made = 0;

  private constructor(parts: {
    name: DeviceName;
    identity: Signer;
    keys: { signer: Signer; certificate: Uint8Array };
    server: ModelServer;
    swaps: Swaps;
  }) {
    this.accountId = parts.name.accountId;
    this.deviceId = parts.name.deviceId;
    this.identity = parts.identity;
    this.#keys = parts.keys;
    this.#server = parts.server;
    this.#swaps = parts.swaps;
  }

  /** A new device that the server knows, with key packages there. */
  static async make(
    server: ModelServer,
    name: DeviceName,
    { identity, swaps = {} }: { identity?: Signer; swaps?: Swaps } = {},
  ): Promise<RoomDevice> {
    const own = identity ?? signerOf(await createSigningKey());
    const signer = signerOf(await createSigningKey());
    const wish = { ...name, signatureKey: signer.publicKey, notAfter: Date.now() + year };
    const certificate = await issueCertificate(own, wish);
    const device = new RoomDevice({ name, identity: own, keys: { signer, certificate }, server, swaps });
    await device.boot();
    server.register(name);
    await device.stock(8);
    return device;
  }

  /** Begins anew from what is on the disk, as after a crash. */
  async boot(): Promise<void> {
    const { accountId, deviceId } = this;
    this.pins = new PinBook({ accountId, identityKey: this.identity.publicKey });
    const { store, delivery, engine, trust = this.pins.trust, now = Date.now } = this.#swaps;
    const made = createMlsEngine({ device: this.#keys, trust, now });
    const door = this.#server.doorOf({ accountId, deviceId });
    this.engine = engine ? engine(made) : made;
    this.rooms = new SecretRooms({
      me: { accountId, deviceId },
      engine: this.engine,
      pins: this.pins,
      store: store ? store(this.store) : this.store,
      delivery: delivery ? delivery(door) : door,
      now,
      newKey: () => `${deviceId}-own-${(this.#made += 1)}`,
      tell: (events) => this.events.push(...events),
    });
    await this.rooms.start();
  }

  /** Puts key packages on the server. */
  async stock(count: number): Promise<void> {
    const made = await this.rooms.makeKeyPackages(count);
    const [last] = await this.rooms.makeKeyPackages(1, { lastResort: true });
    const bytes = made.map(({ keyPackage }) => keyPackage);
    this.#server.addKeyPackages(this.deviceId, bytes, last!.keyPackage);
  }

  /** A room that this device has. */
  async room(roomId: string): Promise<RoomController> {
    const room = await this.rooms.open(roomId);
    if (!room) throw new Error(`${this.deviceId} has no ${roomId}`);
    return room;
  }

  /** Joins what waits and reads every room to its end. */
  async catchUp(): Promise<void> {
    await this.rooms.takeWelcomes();
    for (const { roomId } of await this.rooms.list()) await (await this.room(roomId)).sync();
  }

  /** The words that this device has seen in a room, as the disk has them. */
  texts(roomId: string): string[] {
    return this.store
      .listLines(roomId)
      .map(({ payload, hidden }) =>
        payload?.kind === 'message' ? payload.text : `[${hidden ?? payload?.kind}]`,
      );
  }
}

/** Says a text. */
export async function say(device: RoomDevice, roomId: string, text: string): Promise<void> {
  const room = await device.room(roomId);
  await room.send({ kind: 'message', text }, { key: `${device.deviceId} says ${text.length} ${counted()}` });
}

let count = 0;
function counted(): number {
  return (count += 1);
}

/** A room of some devices of different people, made by the first; all are in it. */
export async function makeRoom(
  devices: readonly RoomDevice[],
  kind: 'direct' | 'group' = 'group',
): Promise<string> {
  const [first, ...others] = devices;
  const accountIds = [...new Set(others.map(({ accountId }) => accountId))];
  const { roomId } = await first!.rooms.create({ key: `make ${counted()}`, kind, accountIds });
  for (const device of others) await device.catchUp();
  return roomId;
}
