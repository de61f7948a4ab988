import type { Room, Rooms } from '@maru/crypto/room';
import { silentKind } from './apply-line.ts';
import type { KeptLine, RawEntry, Unopened } from './kept-line.ts';
import type { KeptSecrets } from './kept-secrets.ts';
import { presentItem, type PageAsked, type PageItem } from './present-page.ts';
import type { Reach } from './reach.ts';
import { readEntry } from './read-entry.ts';

/** A page of a room's history, without the persons in it. */
export interface Page {
  messages: PageItem[];
  lastSeq: number;
  hasOlder: boolean;
  hasNewer: boolean;
}

/** Entries that wait to be taken in together. */
interface Waiting {
  entries: RawEntry[];
  taken: Promise<void>;
}

/** What opening rooms leans on. */
export interface BookParts {
  me: string;
  kept: KeptSecrets;
  reach: Reach;
  /** Undefined as long as this device has no papers. */
  findRooms: () => Promise<Rooms | undefined>;
  /** Looks for a room of which nothing is here yet among the welcomes that wait. */
  seek: (roomId: string) => Promise<void>;
  /** Something was taken in: there may be something to do. */
  taken: (room: Room) => void;
}

const roomOf = (log: string): string => log.slice('chat:'.length);

const isSealed = ({ body }: RawEntry): boolean =>
  typeof body === 'object' && body !== null && (body as { sealed?: unknown }).sealed !== undefined;

/** A sealed entry of which nothing can be shown. */
const unopened = (raw: RawEntry, why: Unopened): RawEntry => {
  if (!isSealed(raw)) return raw;
  const isLine = raw.kind === 'message.sent';
  return { ...raw, kind: isLine ? raw.kind : silentKind, body: isLine ? { text: '', unopened: why } : {} };
};

const withLine = (raw: RawEntry, line: KeptLine | undefined): RawEntry =>
  line ? { ...raw, ...line.entry } : unopened(raw, 'notHere');

/** Rooms' logs and histories as their members see them. */
export class RoomBook {
  private readonly parts: BookParts;
  private readonly waiting = new Map<string, Waiting>();
  /** Rooms that are not here, so that nobody looks for them at every entry. */
  private readonly missing = new Set<string>();

  constructor(parts: BookParts) {
    this.parts = parts;
  }

  /** Something has changed about which rooms are here. */
  lookAgain(): void {
    this.missing.clear();
  }

  /** An entry as a member sees it; what comes close together is taken in together. */
  async openEntry(raw: RawEntry): Promise<RawEntry> {
    const room = await this.find(roomOf(raw.log));
    if (!room) return unopened(raw, 'notHere');
    if (raw.seq > room.cursor) await this.takeSoon(room, raw);
    return this.present(room, raw);
  }

  /** A stretch of a log as a member sees it. */
  async openEntries(log: string, entries: readonly RawEntry[]): Promise<RawEntry[]> {
    const room = await this.find(roomOf(log));
    if (!room) return entries.map((raw) => unopened(raw, 'notHere'));
    const fresh = entries.filter(({ seq }) => seq > room.cursor);
    if (fresh.length > 0) await this.take(room, fresh);
    const [first, last] = [entries[0]?.seq ?? 0, entries.at(-1)?.seq ?? 0];
    const lines = await this.parts.kept.listLines(room.roomId, first, last);
    const bySeq = new Map(lines.map((line) => [line.seq, line]));
    return entries.map((raw) => withLine(raw, bySeq.get(raw.seq)));
  }

  /** A page of history, from this device alone; `isFresh` where the log is read to its end before. */
  async readPage(roomId: string, asked: PageAsked, isFresh: boolean): Promise<Page> {
    const room = await this.find(roomId);
    if (!room) return { messages: [], lastSeq: 0, hasOlder: false, hasNewer: false };
    // What cannot be read just now comes with the log later.
    if (isFresh) await this.sync(room).catch(() => {});
    const { rows, ...rest } = await this.listSteady(room, asked);
    return { messages: rows.map((row) => presentItem(row, this.parts.me)), ...rest };
  }

  async sync(room: Room): Promise<void> {
    await room.sync();
    this.parts.taken(room);
  }

  async find(roomId: string): Promise<Room | undefined> {
    const rooms = await this.parts.findRooms();
    const known = await rooms?.open(roomId);
    if (known || this.missing.has(roomId)) return known ?? undefined;
    await this.parts.seek(roomId);
    const found = await (await this.parts.findRooms())?.open(roomId);
    if (!found) this.missing.add(roomId);
    return found ?? undefined;
  }

  /**
   * A page and how far the log is in it, of one moment. What is taken in between the two would be in no page, and nobody
   * would ask for it: the page says that it goes that far.
   */
  private async listSteady(room: Room, asked: PageAsked) {
    const { kept } = this.parts;
    const list = async () => {
      const lastSeq = room.cursor;
      const page = await kept.listPage(room.roomId, asked);
      return room.cursor === lastSeq ? { ...page, lastSeq } : undefined;
    };
    let steady = await list();
    // While much comes in, it is read between two writes.
    while (!steady) steady = await kept.inTurn(list);
    return steady;
  }

  private async present(room: Room, raw: RawEntry): Promise<RawEntry> {
    const line = await this.parts.kept.findLine(room.roomId, raw.seq);
    if (line) return withLine(raw, line);
    // It waits for a new key to be accepted, or lies before this device was taken in.
    return unopened(raw, 'notHere');
  }

  private takeSoon(room: Room, raw: RawEntry): Promise<void> {
    const { roomId } = room;
    const waiting = this.waiting.get(roomId);
    if (waiting) {
      waiting.entries.push(raw);
      return waiting.taken;
    }
    const entries = [raw];
    // The room works at one stretch after the other: what comes meanwhile makes the next one.
    const taken = (this.busy.get(roomId) ?? Promise.resolve()).then(() => {
      this.waiting.delete(roomId);
      const taking = this.take(room, entries);
      const settled = taking.catch(() => {});
      this.busy.set(roomId, settled);
      void settled.then(() => this.busy.get(roomId) === settled && this.busy.delete(roomId));
      return taking;
    });
    this.waiting.set(roomId, { entries, taken });
    return taken;
  }

  private readonly busy = new Map<string, Promise<void>>();

  private async take(room: Room, entries: readonly RawEntry[]): Promise<void> {
    const fresh = entries.filter(({ seq }) => seq > room.cursor).sort((one, other) => one.seq - other.seq);
    if (fresh.length === 0) return;
    this.parts.kept.note(room.roomId, fresh);
    await room.sync(fresh.map(readEntry));
    this.parts.taken(room);
  }
}
