import type { LogName } from '@maru/contract';
import { withheldKind } from '@maru/contract';
import type { StoredEntry } from '../log/index.ts';
import type { Connection } from './connection.ts';

/** Time given to entries that committed earlier but arrive later, before they are fetched. */
const holeWaitMs = 30;

/** An entry as a frame. */
export const entryFrame = (entry: StoredEntry): string =>
  `{"entry":{"log":"${entry.log}","seq":${entry.seq},"kind":"${entry.kind}","author":"${entry.author}","key":${JSON.stringify(entry.key)},"at":"${entry.at.toISOString()}","body":${entry.bodyJson}}}`;

/** What stands in the place of an entry for the one reader it is hidden from. */
export const withheldFrame = (entry: StoredEntry): string =>
  `{"entry":{"log":"${entry.log}","seq":${entry.seq},"kind":"${withheldKind}","author":"${entry.log.startsWith('chat:') ? '00000000-0000-7000-8000-000000000000' : entry.author}","key":"${entry.seq}","at":"${entry.at.toISOString()}","body":{}}}`;

/** The readers of one log on this process, served in the order of the log. */
export class Channel {
  readonly log: LogName;
  readers: Connection[] = [];
  /** The newest seq that was handed on; undefined until known. */
  private last: number | undefined;
  private held: Map<number, StoredEntry> | null = null;
  private readonly fetchAfter: (log: LogName, seq: number) => Promise<StoredEntry[]>;

  constructor(log: LogName, fetchAfter: Channel['fetchAfter']) {
    this.log = log;
    this.fetchAfter = fetchAfter;
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
    if (!this.held) {
      this.held = new Map();
      setTimeout(() => void this.fillHole(), holeWaitMs).unref();
    }
    this.held.set(entry.seq, entry);
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

  /** Something between was committed by another process that died, or whose news was lost: read it. */
  private async fillHole(): Promise<void> {
    if (!this.held || this.last === undefined || this.readers.length === 0) return;
    try {
      for (const entry of await this.fetchAfter(this.log, this.last))
        if (entry.seq === this.last + 1) this.handOn(entry);
    } catch {
      // The database is away; the next round asks again.
    }
    for (const seq of this.held?.keys() ?? []) if (seq <= (this.last ?? 0)) this.held?.delete(seq);
    this.handOnHeld();
    if (this.held) setTimeout(() => void this.fillHole(), 10 * holeWaitMs).unref();
  }

  private handOn(entry: StoredEntry): void {
    this.last = entry.seq;
    const frame = Buffer.from(entryFrame(entry));
    for (const reader of this.readers) {
      if (!this.wasServed(reader, entry.seq))
        reader.push(entry.hiddenFrom === reader.accountId ? withheldFrame(entry) : frame);
    }
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
