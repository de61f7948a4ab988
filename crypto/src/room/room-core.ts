import { DeliveryError, type RoomEntry } from './delivery.ts';
import { RoomError, type RoomEvent } from './events.ts';
import type { RoomParts } from './room-parts.ts';
import { endRoom, startTaking, takeEntry, type Taking } from './take-entry.ts';
import type { RoomEnd, RoomRecord, StoreChange } from './types.ts';

/** Entries that are taken in together, with one write: many times as fast, and after a crash none is half in. */
export const entriesAtOnce = 200;

/** How many keys of own lines are remembered with their places, until somebody asks for them. */
const placesKept = 256;

/**
 * A room's record and its log. The record changes in one way: a copy is changed, written, and only then takes the
 * place of the one before; so a failure anywhere leaves the memory as the disk is.
 */
export class RoomCore {
  readonly parts: RoomParts;
  #record: RoomRecord;
  readonly #places = new Map<string, { seq: number; at: number }>();

  constructor(parts: RoomParts, record: RoomRecord) {
    this.parts = parts;
    this.#record = record;
  }

  get record(): RoomRecord {
    return this.#record;
  }

  /** The state of the group. Throws RoomError `ended` and `key_changed`. */
  requireState(): Uint8Array {
    const { status, state } = this.#record;
    if (status.kind === 'key_changed') throw new RoomError('key_changed', [status.accountId]);
    if (status.kind === 'ended' || !state) throw new RoomError('ended');
    return state;
  }

  /** The epoch that the room is in. Throws as `requireState`. */
  epoch(): number {
    return this.parts.engine.info(this.requireState()).epoch;
  }

  /** Writes a change of the record, and what goes with it. */
  async save(change: Partial<RoomRecord>): Promise<void> {
    await this.#write({ ...this.#record, ...change }, {}, []);
  }

  /** Takes in the log to its end. */
  async readToEnd(): Promise<void> {
    for (;;) {
      const { roomId, cursor } = this.#record;
      const entries = await this.parts.delivery.readLog(roomId, cursor, entriesAtOnce);
      const isTaken = await this.#takeTogether(entries);
      if (!isTaken || entries.length < entriesAtOnce || this.#record.cursor === cursor) return;
    }
  }

  /** Takes in entries that have come; reads those that are missing before them. */
  async take(entries: readonly RoomEntry[]): Promise<void> {
    for (let at = 0; at < entries.length; at += entriesAtOnce) {
      const news = entries.slice(at, at + entriesAtOnce).filter(({ seq }) => seq > this.#record.cursor);
      if (news.length === 0) continue;
      if (news[0]!.seq !== this.#record.cursor + 1) return this.readToEnd();
      if (!(await this.#takeTogether(news))) return;
    }
  }

  /** Takes in something of mine that the host has just given this place, where nothing is between. */
  async takeOwn(entry: RoomEntry): Promise<void> {
    if (entry.seq === this.#record.cursor + 1) await this.#takeTogether([entry]);
  }

  /** Ends the room for this device. */
  async end(why: RoomEnd): Promise<void> {
    if (this.#record.status.kind === 'ended') return;
    const taking = startTaking(this.#record);
    endRoom(taking, why);
    await this.#write(taking.record, {}, taking.events);
  }

  /** Ends the room because the host cannot be telling the truth. Throws RoomError `ended`. */
  async endUnverifiable(): Promise<never> {
    await this.end('unverifiable');
    throw new RoomError('ended');
  }

  /** Where something of mine stands in the log, if it was taken in since this room was opened. */
  placeOf(key: string): { seq: number; at: number } | undefined {
    return this.#places.get(key);
  }

  /** Notes a changed key that a commit of mine has met; tells it once. */
  async noteChangedKey(accountId: string): Promise<void> {
    if (!this.parts.pins.noteRefused(accountId)) return;
    const { roomId } = this.#record;
    await this.#write(this.#record, {}, [{ type: 'key_changed', roomId, accountId }]);
  }

  /** False where the rest has to wait for a person. */
  async #takeTogether(entries: readonly RoomEntry[]): Promise<boolean> {
    if (entries.length === 0) return true;
    const taking = startTaking(this.#record);
    for (const entry of entries) {
      if (entry.seq <= taking.record.cursor) continue;
      // A hole would be a commit or a message that nobody misses.
      if (entry.seq !== taking.record.cursor + 1) throw new DeliveryError('offline', 'a hole in the log');
      await takeEntry(this.parts, taking, entry);
      if (taking.waits) break;
    }
    await this.#write(taking.record, { lines: taking.lines, erase: taking.erase }, taking.events);
    this.#notePlaces(taking);
    return !taking.waits;
  }

  async #write(record: RoomRecord, change: StoreChange, events: readonly RoomEvent[]): Promise<void> {
    const pins = this.parts.pins.unsaved();
    await this.parts.store.save({ ...change, room: record, pins });
    this.parts.pins.saved(pins);
    this.#record = record;
    if (events.length > 0) this.parts.tell(events);
  }

  #notePlaces({ lines }: Taking): void {
    for (const { deviceId, accountId, key, seq, at } of lines) {
      if (accountId !== this.parts.me.accountId || deviceId !== this.parts.me.deviceId) continue;
      this.#places.set(key, { seq, at });
      if (this.#places.size > placesKept) this.#places.delete(this.#places.keys().next().value!);
    }
  }
}
