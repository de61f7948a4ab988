import type { MediaEvent as WorkerEvent } from '@maru/media';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/index.ts';
import {
  MediaTrouble,
  type EngineHealth,
  type MediaEvent,
  type MediaNews,
  type ParticipantView,
  type RoomWish,
} from '../engine.ts';
import type { MediaMetrics } from '../media-metrics.ts';
import { chooseRefuge, chooseSlot } from './choose-slot.ts';
import { presentEvent, presentParticipant } from './present.ts';
import { standUp, type Room } from './rooms.ts';
import { WorkerSlot, type StartWorker } from './worker-slot.ts';

/** What the book of rooms needs. */
export interface BookNeeds {
  config: Pick<Config, 'mediaMaxRooms' | 'mediaMaxPeople' | 'mediaMaxEgressMbps'>;
  clock: Clock;
  logger: Logger;
  metrics: MediaMetrics;
  workers: number;
  start: StartWorker;
  lostRecordings: { lose(roomId: string): string[]; loseOne(workerId: string): string | undefined };
}

/** How often workers are asked how they are. */
const lookMs = 2_000;
/** A room that nobody has closed and nobody is in goes after this, and a worker without rooms too. */
const idleMs = 10 * 60_000;

/** Which rooms there are, on which worker, and who is in; moves them when a worker dies. */
export class RoomBook {
  private readonly rooms = new Map<string, Room>();
  private readonly slots: WorkerSlot[];
  private readonly ears = new Set<(event: MediaEvent) => void>();
  private readonly needs: BookNeeds;
  private looking: NodeJS.Timeout | undefined;
  private idleSince: number | undefined;

  constructor(needs: BookNeeds) {
    this.needs = needs;
    this.slots = Array.from({ length: needs.workers }, (_, index) => this.makeSlot(index + 1));
    needs.metrics.follow(() => this.lastHealth());
  }

  async open(wish: RoomWish): Promise<void> {
    const known = this.rooms.get(wish.roomId);
    if (known) return void (await known.standing);
    if (this.rooms.size >= this.needs.config.mediaMaxRooms)
      throw new MediaTrouble('full', 'As many calls are under way as this host takes.');
    this.requireBandwidth();
    const slot = this.slotOf(chooseSlot(this.viewSlots()));
    await this.place({ wish, people: new Set(), removed: new Set(), roles: new Map() }, slot).standing;
    this.keepLooking();
  }

  find(roomId: string): Room | undefined {
    return this.rooms.get(roomId);
  }

  require(roomId: string): Room {
    const room = this.rooms.get(roomId);
    if (!room) throw new MediaTrouble('noRoom', 'There is no such room.');
    return room;
  }

  /** Is there place for one more? Whoever is in already may come again. */
  requirePlace(room: Room, identity: string): void {
    if (room.people.has(identity)) return;
    if (room.people.size >= room.wish.maxPeople) throw new MediaTrouble('full', 'This call is full.');
    if (this.countPeople() >= this.needs.config.mediaMaxPeople)
      throw new MediaTrouble('full', 'As many people are in calls as this host takes.');
    this.requireBandwidth();
  }

  /** Where the signalling of a room goes on this machine; waits for a room that is moving. */
  async findSignalPort(roomId: string): Promise<number | undefined> {
    const worker = await this.rooms.get(roomId)?.standing.catch(() => undefined);
    return worker?.signalPort;
  }

  async participants(roomId: string): Promise<ParticipantView[]> {
    const worker = await this.rooms.get(roomId)?.standing.catch(() => undefined);
    return ((await worker?.participants(roomId).catch(() => [])) ?? []).map(presentParticipant);
  }

  async close(roomId: string): Promise<void> {
    const room = this.rooms.get(roomId);
    if (!room) return;
    this.forget(roomId, 'closed');
    const worker = await room.standing.catch(() => undefined);
    await worker?.closeRoom(roomId).catch(() => undefined);
  }

  async closeAll(): Promise<void> {
    clearInterval(this.looking);
    this.rooms.clear();
    this.ears.clear();
    await Promise.all(this.slots.map((slot) => slot.close()));
  }

  onEvent(hear: (event: MediaEvent) => void): () => void {
    this.ears.add(hear);
    return () => void this.ears.delete(hear);
  }

  async health(): Promise<EngineHealth> {
    await Promise.all(this.slots.map((slot) => slot.look()));
    return this.lastHealth();
  }

  private lastHealth(): EngineHealth {
    const running = this.slots.flatMap(({ health }) => (health ? [health] : []));
    const sum = (pick: (one: (typeof running)[number]) => number) =>
      running.reduce((total, one) => total + pick(one), 0);
    const { config } = this.needs;
    const out = sum(({ outPps }) => outPps);
    const outMbps = sum((one) => one.outMbps);
    const people = this.countPeople();
    return {
      load: Math.min(
        1,
        Math.max(
          sum(({ load }) => load) / this.slots.length,
          outMbps / config.mediaMaxEgressMbps,
          this.rooms.size / config.mediaMaxRooms,
          people / config.mediaMaxPeople,
        ),
      ),
      rooms: this.rooms.size,
      people,
      outPacketsPerSecond: out,
      outMbps,
      loss: out === 0 ? 0 : sum(({ lossPercent, outPps }) => (lossPercent / 100) * outPps) / out,
      workers: this.slots.filter(({ isRunning }) => isRunning).length,
      crashes: this.slots.reduce((total, { crashes }) => total + crashes, 0),
    };
  }

  private makeSlot(number: number): WorkerSlot {
    const slot: WorkerSlot = new WorkerSlot(number, this.needs.start, {
      event: (event) => this.hear(slot, event),
      died: () => this.moveAway(slot),
    });
    return slot;
  }

  private viewSlots() {
    return this.slots.map((slot) => {
      const rooms = [...this.rooms.values()].filter((room) => room.slot === slot);
      const people = rooms.reduce((total, room) => total + room.people.size, 0);
      const { number, isRunning, isResting, health } = slot;
      return { number, isRunning, isResting, load: health?.load ?? 0, rooms: rooms.length, people };
    });
  }

  private slotOf(view: { number: number } | undefined): WorkerSlot {
    const slot = view && this.slots[view.number - 1];
    if (!slot) throw new MediaTrouble('unreachable', 'What carries calls has died too often.');
    return slot;
  }

  private place(was: Pick<Room, 'wish' | 'people' | 'removed' | 'roles'>, slot: WorkerSlot): Room {
    const laid = { ...was, slot, emptySince: Date.now() };
    const room: Room = { ...laid, standing: standUp(laid) };
    this.rooms.set(was.wish.roomId, room);
    room.standing.catch(() => {
      if (this.rooms.get(was.wish.roomId) === room) this.rooms.delete(was.wish.roomId);
    });
    return room;
  }

  /** All rooms of a worker that has died go elsewhere, at once; those who were in come back by themselves. */
  private moveAway(died: WorkerSlot): void {
    const { logger, metrics } = this.needs;
    const moving = [...this.rooms.values()].filter(({ slot }) => slot === died);
    logger.warn({ rooms: moving.length, slot: died.number }, 'a worker that carries calls has died');
    metrics.crashes.inc();
    for (const room of moving) {
      const { roomId } = room.wish;
      for (const recordingId of this.needs.lostRecordings.lose(roomId))
        this.tell({ type: 'recordingEnded', roomId, recordingId });
      try {
        const slot = this.slotOf(chooseRefuge(this.viewSlots(), died.number));
        const moved = this.place({ ...room, people: new Set() }, slot);
        moved.standing.then(
          () => this.tell({ type: 'moved', roomId }),
          () => this.tell({ type: 'ended', roomId, why: 'lost' }),
        );
      } catch {
        this.forget(roomId, 'lost');
      }
    }
  }

  private forget(roomId: string, why: 'closed' | 'lost'): void {
    this.rooms.delete(roomId);
    for (const recordingId of this.needs.lostRecordings.lose(roomId))
      this.tell({ type: 'recordingEnded', roomId, recordingId });
    this.tell({ type: 'ended', roomId, why });
  }

  private hear(slot: WorkerSlot, event: WorkerEvent): void {
    const room = this.rooms.get(event.roomId);
    if (!room || room.slot !== slot) return;
    if (event.kind === 'joined') this.welcome(room, event.identity);
    if (event.kind === 'left' && event.reason !== 'replaced') room.people.delete(event.identity);
    room.emptySince = room.people.size === 0 ? (room.emptySince ?? Date.now()) : undefined;
    if (event.kind === 'firstFrame') this.needs.metrics.firstFrameSeconds.observe(event.afterMs / 1_000);
    if (event.kind === 'recording' && event.state === 'failed') {
      const recordingId = this.needs.lostRecordings.loseOne(event.recordingId);
      if (recordingId) this.tell({ type: 'recordingEnded', roomId: event.roomId, recordingId });
    }
    const told = presentEvent(event);
    if (told) this.tell(told);
  }

  /** Somebody who comes back with a pass of before has the role that they were given since. */
  private welcome(room: Room, identity: string): void {
    room.people.add(identity);
    const role = room.roles.get(identity);
    if (role)
      void room.standing
        .then((worker) => worker.setRole(room.wish.roomId, identity, role))
        .catch(() => undefined);
  }

  /** Lets all hear what has happened. */
  tell(event: MediaNews): void {
    const told = { ...event, at: this.needs.clock.now() } as MediaEvent;
    for (const hear of this.ears) hear(told);
  }

  private countPeople(): number {
    return [...this.rooms.values()].reduce((total, { people }) => total + people.size, 0);
  }

  private requireBandwidth(): void {
    if (this.lastHealth().outMbps >= this.needs.config.mediaMaxEgressMbps)
      throw new MediaTrouble('full', 'Calls send as much as this host lets them.');
  }

  private keepLooking(): void {
    this.looking ??= setInterval(() => void this.look(), lookMs).unref();
  }

  private async look(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.look()));
    const stale = Date.now() - idleMs;
    for (const [roomId, { emptySince }] of this.rooms)
      if (emptySince !== undefined && emptySince < stale) await this.close(roomId);
    this.idleSince = this.rooms.size === 0 ? (this.idleSince ?? Date.now()) : undefined;
    if (this.idleSince === undefined || this.idleSince > stale) return;
    clearInterval(this.looking);
    this.looking = this.idleSince = undefined;
    await Promise.all(this.slots.map((slot) => slot.close()));
  }
}
