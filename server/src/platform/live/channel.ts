import type { AccountId, LogName } from '@maru/contract';
import { withheldKind } from '@maru/contract';
import type { StoredEntry } from '../log/index.ts';
import type { Figures } from '../metrics/index.ts';
import type { Connection } from './connection.ts';

/** Time given to entries that committed earlier but arrive later, before they are fetched. */
const holeWaitMs = 30;

/** An entry as a frame. */
export const entryFrame = (entry: StoredEntry): string =>
  `{"entry":{"log":"${entry.log}","seq":${entry.seq},"kind":"${entry.kind}","author":"${entry.author}","key":${JSON.stringify(entry.key)},"at":"${entry.at.toISOString()}","body":${entry.bodyJson}}}`;

/** What stands in the place of an entry for the one reader it is hidden from. */
export const withheldFrame = (entry: StoredEntry): string =>
  `{"entry":{"log":"${entry.log}","seq":${entry.seq},"kind":"${withheldKind}","author":"${entry.log.startsWith('chat:') ? '00000000-0000-7000-8000-000000000000' : entry.author}","key":"${entry.seq}","at":"${entry.at.toISOString()}","body":{}}}`;

/** Readers to whom an entry goes as text: for each of so few, its bytes are written straight into what they are sent. */
const few = 2;

/** What all channels of a process share. */
export interface ChannelNeeds {
  /** Reads what a hole in a log hides. */
  fetchAfter: (log: LogName, seq: number) => Promise<StoredEntry[]>;
  figures: Figures;
  /** Hears of every entry of an account's log that is handed on, in order and once. */
  onAccountEntry?: (entry: StoredEntry) => void;
  /** Who reads no further than this entry; undefined where it is about something else. */
  leaverOf?: (entry: StoredEntry) => AccountId | undefined;
  /** Ends that a connection reads a channel. */
  endReading?: (connection: Connection, log: LogName) => void;
}

/** The readers of one log on this process, served in the order of the log. */
export class Channel {
  readonly log: LogName;
  readers: Connection[] = [];
  /** The newest seq that was handed on; undefined until known. */
  private last: number | undefined;
  private held: Map<number, StoredEntry> | null = null;
  /** Up to where the log is known to have come. */
  private known = 0;
  private filling = false;
  private readonly needs: ChannelNeeds;

  constructor(log: LogName, needs: ChannelNeeds) {
    this.log = log;
    this.needs = needs;
  }

  /** Says up to where the log had come when reading began. */
  startFrom(seq: number): void {
    if (this.last === undefined) this.last = seq;
  }

  /** Is this seq still to be handed on here? A commit can be read before its news has gone round. */
  isBehind(seq: number): boolean {
    return this.last === undefined || this.last < seq;
  }

  /** Takes a committed entry; hands on it and what it makes possible, in order and once. */
  take(entry: StoredEntry): void {
    if (this.last !== undefined && entry.seq <= this.last) return;
    if (this.last === undefined || entry.seq === this.last + 1) {
      this.handOn(entry);
      this.handOnHeld();
      return;
    }
    this.held ??= new Map();
    this.held.set(entry.seq, entry);
    this.reach(entry.seq);
  }

  /** The log has come to this seq: what has not been heard of by then is read. Was that news? */
  reach(seq: number): boolean {
    if (this.last === undefined || seq <= this.last) return false;
    this.known = Math.max(this.known, seq);
    if (this.filling) return true;
    this.needs.figures.holesSeen += 1;
    this.fillIn(holeWaitMs);
    return true;
  }

  private fillIn(ms: number): void {
    this.filling = true;
    setTimeout(() => void this.fillHole(), ms).unref();
  }

  private handOnHeld(): void {
    while (this.held && this.last !== undefined) {
      const next = this.held.get(this.last + 1);
      if (!next) break;
      this.held.delete(next.seq);
      this.handOn(next);
    }
    if (this.held?.size === 0) this.held = null;
  }

  /** Something was committed by another process that died, or whose news was lost: read it. */
  private async fillHole(): Promise<void> {
    try {
      while (this.last !== undefined && this.last < this.known && this.readers.length > 0) {
        const { last } = this;
        for (const entry of await this.needs.fetchAfter(this.log, last)) this.takeFetched(entry);
        if (this.last === last) break;
      }
    } catch {
      // The database is away; the next round asks again.
    }
    this.filling = false;
    const { last = 0 } = this;
    for (const seq of this.held?.keys() ?? []) if (seq <= last) this.held?.delete(seq);
    this.handOnHeld();
    if (this.held?.size === 0) this.held = null;
    if (this.readers.length > 0 && this.isBehind(this.known)) this.fillIn(10 * holeWaitMs);
  }

  private takeFetched(entry: StoredEntry): void {
    if (this.last === undefined || entry.seq !== this.last + 1) return;
    if (!this.held?.has(entry.seq)) this.needs.figures.holesFilled += 1;
    this.handOn(entry);
  }

  private handOn(entry: StoredEntry): void {
    this.last = entry.seq;
    const text = entryFrame(entry);
    // Its bytes are worked out once for many.
    const frame = this.readers.length > few ? Buffer.from(text) : text;
    const leaver = this.needs.leaverOf?.(entry);
    let leaving: Connection[] | undefined;
    let served = 0;
    for (const reader of this.readers) {
      if (this.wasServed(reader, entry.seq)) continue;
      served += 1;
      if (leaver === reader.accountId) (leaving ??= []).push(reader);
      reader.push(entry.hiddenFrom === reader.accountId ? withheldFrame(entry) : frame);
    }
    this.needs.figures.deliveries += served;
    for (const reader of leaving ?? []) this.needs.endReading?.(reader, this.log);
    if (this.log[0] === 'a') this.needs.onAccountEntry?.(entry);
  }

  /** Has this reader got the entry from its cursor, or will it? */
  private wasServed(reader: Connection, seq: number): boolean {
    const passedBy = reader.catchingUp?.get(this.log);
    if (passedBy !== undefined) {
      reader.catchingUp?.set(this.log, Math.max(passedBy, seq));
      return true;
    }
    const ahead = reader.servedAhead?.get(this.log);
    if (ahead === undefined) return false;
    if (seq >= ahead) reader.servedAhead?.delete(this.log);
    return seq <= ahead;
  }
}
