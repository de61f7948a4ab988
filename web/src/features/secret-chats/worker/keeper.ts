import type { AccountId, DeviceId } from '@maru/contract';
import { createMlsEngine } from '@maru/crypto/engine';
import { signerOf } from '@maru/crypto/identity';
import { PinBook, SecretRooms, type Room, type RoomEvent } from '@maru/crypto/room';
import { toText } from './base64.ts';
import { Disk, type DiskPlace } from './disk.ts';
import { HostDelivery } from './host-delivery.ts';
import { KeptSecrets } from './kept-secrets.ts';
import { onceMore } from './once-more.ts';
import { isOtherIdentity, OwnDevice, type Papers } from './own-device.ts';
import { planDuties, type Duties } from './plan-duties.ts';
import type { Reach } from './reach.ts';
import { RoomBook } from './room-book.ts';
import { readState, type WorkerState } from './worker-state.ts';

/** Below so many key packages with the host it is time for new ones. */
const refillBelow = 15;
const packagesKept = 50;
/** A key package that is given out at last is made anew so long before its end. */
const renewBeforeMs = 14 * 24 * 60 * 60 * 1_000;

/** What the keeper of the keys leans on. */
export interface KeeperOptions {
  me: AccountId;
  place: DiskPlace;
  reach: Reach;
  /** Hears how all rooms stand, whenever that has changed. */
  tell: (state: WorkerState) => void;
  now?: () => number;
  newKey?: () => string;
  /** How long it waits before it does what others may do as well. */
  patienceMs?: () => number;
}

/** All that is open once this device has its papers. */
interface Opened {
  papers: Papers;
  rooms: SecretRooms;
  pins: PinBook;
}

/** Keeps the keys of this device: the one place where secret rooms are opened, sealed and written down. */
export class Keeper {
  readonly me: AccountId;
  readonly kept: KeptSecrets;
  readonly device: OwnDevice;
  readonly book: RoomBook;
  readonly delivery: HostDelivery;
  readonly reach: Reach;
  readonly newKey: () => string;
  readonly now: () => number;
  opened: Opened | undefined;
  private readonly disk: Disk;
  private readonly options: KeeperOptions;
  private readonly duties: Duties;
  private starting: Promise<void> | undefined;
  private isTelling = false;

  private constructor(options: KeeperOptions, disk: Disk) {
    const { me, reach, now = Date.now, newKey = () => crypto.randomUUID() } = options;
    this.options = options;
    this.disk = disk;
    this.me = me;
    this.reach = reach;
    this.now = now;
    this.newKey = newKey;
    this.kept = new KeptSecrets(disk);
    this.device = new OwnDevice({ me, disk, kept: this.kept, reach, now });
    this.delivery = new HostDelivery({ reach, note: (roomId, entries) => this.kept.note(roomId, entries) });
    this.duties = planDuties({
      ...(options.patienceMs && { patienceMs: options.patienceMs }),
      vanish: () => this.kept.dropVanished(now()),
      now,
    });
    this.book = new RoomBook({
      me,
      kept: this.kept,
      reach,
      findRooms: async () => this.opened?.rooms,
      seek: () => this.takeWelcomes().catch(() => {}),
      taken: (room) => this.follow(room),
    });
  }

  static async open(options: KeeperOptions): Promise<Keeper> {
    const keeper = new Keeper(options, await Disk.open(options.place));
    await keeper.device.lookHere();
    await keeper.openRooms();
    keeper.duties.vanishSoon();
    keeper.tellSoon();
    return keeper;
  }

  /** The line is up: finds out how this device stands, and takes what waits for it. */
  start(): Promise<void> {
    this.starting ??= this.catchUp().finally(() => (this.starting = undefined));
    return this.starting;
  }

  /** Makes keys for this device where that needs nobody else, and says them to the host. */
  async requireRooms(): Promise<Opened> {
    if (!this.opened || this.device.standing !== 'ready') await this.start();
    if (!this.opened) throw new Error('This device has no keys.');
    return this.opened;
  }

  /** New keys for this device and this account; rooms of the former ones end here. */
  async beginAnew(): Promise<void> {
    await this.device.look();
    await this.device.forgetKeys();
    this.opened = undefined;
    await this.device.makePapers();
    await this.openRooms();
    await this.sayKeys(true);
    this.tellSoon();
  }

  /** Joins the rooms that this device has been taken into, up to the moment in which this is asked. */
  readonly takeWelcomes = onceMore(() => this.takeThem());

  /** Other devices of mine could be taken into my rooms. */
  async takeIn(deviceIds: readonly DeviceId[]): Promise<void> {
    for (const room of await this.listRooms()) await room.addOwnDevices(deviceIds).catch(() => {});
  }

  async listRooms(): Promise<Room[]> {
    const { rooms } = this.opened ?? {};
    const ids = rooms ? await this.kept.listRoomIds() : [];
    const opened = await Promise.all(ids.map(async (id) => rooms?.open(id)));
    return opened.filter((room) => room !== null && room !== undefined);
  }

  /** My other device has given this one its certificate. */
  async takeCertificate(certificate: string): Promise<void> {
    if (!(await this.device.takeCertificate(certificate))) return;
    await this.openRooms();
    await this.sayKeys();
    this.tellSoon();
  }

  /** New keys in the rooms with somebody. */
  async healWith(accountId: string): Promise<void> {
    for (const room of await this.listRooms()) {
      if (!room.members().some((one) => one.accountId === accountId)) continue;
      this.duties.soon(`${room.roomId} heal`, () => room.heal());
    }
  }

  /** Leaves nothing of a room on this device. */
  async forgetRoom(roomId: string): Promise<void> {
    const room = await this.opened?.rooms.open(roomId);
    // Ended first: what is on its way in it must not be written down after its end.
    await room?.end('left');
    await this.kept.forgetRoom(roomId);
    this.tellSoon();
  }

  /** A change that screens should know of has been made. */
  tellSoon(): void {
    if (this.isTelling) return;
    this.isTelling = true;
    queueMicrotask(() => {
      this.isTelling = false;
      void readState(this).then(this.options.tell, () => {});
    });
  }

  /** What may be due in a room is done in a while. */
  follow(room: Room): void {
    this.duties.roomSoon(room);
    this.duties.vanishSoon();
  }

  close(): void {
    this.duties.stop();
    this.disk.close();
  }

  private async catchUp(): Promise<void> {
    const mine = await this.device.look();
    const { device } = this;
    if (device.standing === 'none') {
      const isKept = device.papers && mine.identityKey === toText(device.papers.identityKey);
      if (!isKept) await device.makePapers();
      await this.openRooms();
      await this.sayKeys();
    } else if (device.standing === 'ready') {
      await this.openRooms();
      const lastEnds = Date.parse(mine.lastResortEndsAt ?? '');
      if (mine.left < refillBelow || !(lastEnds > this.now() + renewBeforeMs)) await this.refill(mine.left);
    }
    await this.takeWelcomes();
    const rooms = await this.listRooms();
    for (const room of rooms) {
      // What was sealed before the line was lost, or the page went away.
      void room.flush().catch(() => {});
      this.follow(room);
    }
    void this.readOn(rooms);
    this.tellSoon();
  }

  /** What was said while there was no line: of rooms that nobody opens, names and keys are wanted too. */
  private async readOn(rooms: readonly Room[]): Promise<void> {
    for (const room of rooms) {
      if (room.status.kind !== 'ended') await this.book.sync(room).catch(() => {});
    }
  }

  private readonly openRooms = onceMore(() => this.openThem());

  private async openThem(): Promise<void> {
    const { papers } = this.device;
    if (!papers) return;
    const before = this.opened?.papers.certificate;
    // Two controllers of one room would use its keys twice.
    if (before && toText(before) === toText(papers.certificate)) return;
    const { me, kept, delivery, now, newKey } = this;
    const { identityKey, certificate, deviceId } = papers;
    const pins = new PinBook({ accountId: me, identityKey });
    const engine = createMlsEngine({
      device: { certificate, signer: signerOf(papers.device) },
      trust: pins.trust,
      now,
    });
    const own = { accountId: me, deviceId };
    const rooms = new SecretRooms({
      me: own,
      engine,
      pins,
      now,
      store: kept,
      delivery,
      newKey,
      tell: (events) => this.hear(events),
    });
    // Nothing is opened before it is known whose keys are known: a new one would look like a first one.
    pins.load(await kept.listPins());
    this.opened = { papers, rooms, pins };
    this.book.lookAgain();
    // A room that was being made when the page went away needs the line; the next start asks again.
    await rooms.start().catch(() => {});
  }

  /** Who was taken in by this device, friend or other device of mine, has not heard the name of the room. */
  private async tellName(roomId: string): Promise<void> {
    const name = await this.kept.findPart<string>(`name ${roomId}`);
    const room = name && (await this.opened?.rooms.open(roomId));
    if (room) await room.send({ kind: 'name', name }, { key: this.newKey() });
  }

  private hear(events: readonly RoomEvent[]): void {
    for (const event of events) {
      if (event.type !== 'members' || event.added.length === 0) continue;
      const isMine = event.by.accountId === this.me && event.by.deviceId === this.device.deviceId;
      if (isMine) void this.tellName(event.roomId).catch(() => {});
    }
    if (events.some(({ type }) => type !== 'line' && type !== 'erased')) this.tellSoon();
    if (events.some((event) => event.type === 'line' && event.line.payload?.kind === 'name')) this.tellSoon();
  }

  private async sayKeys(replace = false): Promise<void> {
    const { rooms, papers } = this.opened!;
    const made = await rooms.makeKeyPackages(packagesKept);
    const [last] = await rooms.makeKeyPackages(1, { lastResort: true });
    try {
      await this.reach('secretChats.registerDevice', {
        identityKey: toText(papers.identityKey),
        signatureKey: toText(papers.device.publicKey),
        certificate: toText(papers.certificate),
        keyPackages: made.map(({ keyPackage }) => toText(keyPackage)),
        lastResort: toText(last!.keyPackage),
        replace,
      });
      this.device.standing = 'ready';
    } catch (error) {
      if (!isOtherIdentity(error)) throw error;
      this.device.standing = 'apart';
    }
  }

  private async refill(left: number): Promise<void> {
    const { rooms } = this.opened!;
    const made = await rooms.makeKeyPackages(packagesKept - left);
    const [last] = await rooms.makeKeyPackages(1, { lastResort: true });
    await this.reach('secretChats.addKeyPackages', {
      keyPackages: made.map(({ keyPackage }) => toText(keyPackage)),
      lastResort: toText(last!.keyPackage),
    });
  }

  private async takeThem(): Promise<void> {
    if (!this.opened || this.device.standing !== 'ready') return;
    const joined = await this.opened.rooms.takeWelcomes();
    this.book.lookAgain();
    for (const roomId of joined) {
      const room = await this.opened.rooms.open(roomId);
      if (room) this.follow(room);
    }
    this.tellSoon();
  }
}
