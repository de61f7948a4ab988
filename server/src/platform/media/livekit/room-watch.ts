import {
  ParticipantInfo_State,
  WebhookReceiver,
  type ParticipantInfo,
  type RoomServiceClient,
} from 'livekit-server-sdk';
import type { Clock } from '../../clock.ts';
import type { EngineHealth, MediaEvent, MediaNews } from '../engine.ts';
import { compareRooms, type PersonThere } from './compare-rooms.ts';
import { isGone } from './explain-twirp.ts';
import { presentPerson } from './present.ts';

interface Watched {
  people: Map<string, PersonThere>;
  /** Sent out, and not asked in again: LiveKit itself would let them in with what they hold. */
  banished: Set<string>;
  missedSince: number | undefined;
}

/** How often rooms are looked at. With webhooks, news comes at once, and this only finds what they missed. */
const lookMs = 2_000;
/** A room that was not found for this long is gone: a node that dies takes a while to be missed. */
const patienceMs = 20_000;

const isThere = ({ state }: ParticipantInfo): boolean =>
  state === ParticipantInfo_State.ACTIVE || state === ParticipantInfo_State.JOINED;

/** Looks at the rooms of a LiveKit server, and tells what has changed. */
export class RoomWatch {
  private readonly watched = new Map<string, Watched>();
  private readonly ears = new Set<(event: MediaEvent) => void>();
  private readonly rooms: RoomServiceClient;
  private readonly clock: Clock;
  private looking: NodeJS.Timeout | undefined;
  private counted = { rooms: 0, people: 0 };

  constructor(rooms: RoomServiceClient, clock: Clock) {
    this.rooms = rooms;
    this.clock = clock;
  }

  knows(roomId: string): boolean {
    return this.watched.has(roomId);
  }

  begin(roomId: string): void {
    if (this.watched.has(roomId)) return;
    this.watched.set(roomId, { people: new Map(), banished: new Set(), missedSince: undefined });
    this.looking ??= setInterval(() => void this.look(), lookMs).unref();
  }

  end(roomId: string, why: 'closed' | 'lost'): void {
    if (!this.watched.delete(roomId)) return;
    this.tell({ type: 'ended', roomId, why });
    if (this.watched.size > 0) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  admit(roomId: string, identity: string): void {
    this.watched.get(roomId)?.banished.delete(identity);
  }

  banish(roomId: string, identity: string): void {
    this.watched.get(roomId)?.banished.add(identity);
  }

  async listPeople(roomId: string): Promise<ParticipantInfo[]> {
    try {
      return (await this.rooms.listParticipants(roomId)).filter(isThere);
    } catch (error) {
      if (isGone(error)) return [];
      throw error;
    }
  }

  /** Looks at one room now. */
  async refresh(roomId: string): Promise<void> {
    const room = this.watched.get(roomId);
    if (!room) return;
    const there = await this.listPeople(roomId);
    const now = new Map<string, PersonThere>();
    for (const person of there) {
      if (!room.banished.has(person.identity)) {
        const sources = new Set(presentPerson(person).tracks.map(({ source }) => source));
        now.set(person.identity, { sid: person.sid, sources });
      } else {
        await this.rooms.removeParticipant(roomId, person.identity).catch(() => undefined);
      }
    }
    const news = compareRooms(roomId, { before: room.people, now, banished: room.banished });
    room.people = now;
    for (const one of news) this.tell(one);
  }

  /** Something has happened, says LiveKit; who says so must hold the key. */
  async hearWebhook(
    key: { id: string; secret: string },
    body: string,
    authorization: string | undefined,
  ): Promise<boolean> {
    try {
      const event = await new WebhookReceiver(key.id, key.secret).receive(body, authorization);
      if (event.room) await this.refresh(event.room.name);
      return true;
    } catch {
      return false;
    }
  }

  onEvent(hear: (event: MediaEvent) => void): () => void {
    this.ears.add(hear);
    return () => void this.ears.delete(hear);
  }

  async count(): Promise<void> {
    const open = await this.rooms.listRooms();
    const people = open.reduce((total, { numParticipants }) => total + numParticipants, 0);
    this.counted = { rooms: open.length, people };
    const names = new Set(open.map(({ name }) => name));
    for (const [roomId, room] of this.watched) {
      if (names.has(roomId)) room.missedSince = undefined;
      else room.missedSince ??= Date.now();
      if (room.missedSince !== undefined && Date.now() - room.missedSince > patienceMs)
        this.end(roomId, 'lost');
    }
  }

  lastHealth(): EngineHealth {
    // What its nodes carry, LiveKit tells by metrics of its own.
    const unknown = { load: 0, outPacketsPerSecond: 0, outMbps: 0, loss: 0, workers: 0, crashes: 0 };
    return { ...unknown, ...this.counted };
  }

  close(): void {
    clearInterval(this.looking);
    this.watched.clear();
    this.ears.clear();
  }

  private async look(): Promise<void> {
    // A LiveKit that is away for a moment is asked again in the next round.
    await this.count().catch(() => undefined);
    for (const roomId of this.watched.keys()) await this.refresh(roomId).catch(() => undefined);
  }

  private tell(news: MediaNews): void {
    const event = { ...news, at: this.clock.now() } as MediaEvent;
    for (const hear of this.ears) hear(event);
  }
}
