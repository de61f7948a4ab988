import type { AccountId, ChatId } from '@maru/contract';
import { isConnectionError } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { moveMarks, type MarkRow } from './marks-store.ts';

interface Pending extends MarkRow {
  waiting: { done: (readSeq: number) => void; failed: (error: unknown) => void }[];
}

/** Marks somebody waits for go with the next few; those of senders, which nobody waits for, go once a second. */
const soonMs = 4;
const lazyMs = 1_000;
const batchLimit = 1_000;

/** Writes read marks in groups: the newest of each person and chat only. */
export class MarkWriter {
  private pending = new Map<string, Pending>();
  /** Given to the database, which has not answered yet. */
  private leaving: readonly Pending[] = [];
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Infinity;
  private writing = false;
  private readonly house: House;
  private readonly wrote: (mark: MarkRow) => void;

  constructor(house: House, wrote: (mark: MarkRow) => void) {
    this.house = house;
    this.wrote = wrote;
  }

  /** Moves a mark and resolves with where it now is, after the commit. */
  write(mark: MarkRow): Promise<number> {
    return new Promise((done, failed) => {
      this.put(mark).waiting.push({ done, failed });
      this.plan(soonMs);
    });
  }

  /** Moves a mark some time soon. */
  writeLazily(mark: MarkRow): void {
    this.put(mark);
    this.plan(lazyMs);
  }

  /** Marks of a chat that are not yet written. */
  pendingOf(chatId: ChatId): Map<AccountId, number> {
    const marks = new Map<AccountId, number>();
    for (const mark of [...this.leaving, ...this.pending.values()])
      if (mark.chatId === chatId && !mark.withheld)
        marks.set(mark.accountId, Math.max(mark.seq, marks.get(mark.accountId) ?? 0));
    return marks;
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  private put(mark: MarkRow): Pending {
    // What somebody read without showing it stays apart from what they show by writing.
    const key = `${mark.chatId} ${mark.accountId} ${mark.withheld}`;
    let pending = this.pending.get(key);
    if (!pending) this.pending.set(key, (pending = { ...mark, waiting: [] }));
    pending.seq = Math.max(pending.seq, mark.seq);
    if (!mark.byWriting) pending.byWriting = false;
    return pending;
  }

  private plan(ms: number): void {
    const due = Date.now() + ms;
    if (this.writing || due >= this.dueAt) return;
    clearTimeout(this.timer);
    this.dueAt = due;
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private take(): Pending[] {
    // In one order everywhere, so that two processes do not wait for each other.
    const marks = [...this.pending.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, batchLimit);
    for (const [key] of marks) this.pending.delete(key);
    return marks.map(([, mark]) => mark);
  }

  private async flush(): Promise<void> {
    this.dueAt = Infinity;
    if (this.writing || this.pending.size === 0) return;
    this.writing = true;
    const marks = (this.leaving = this.take());
    try {
      const moved = await moveMarks(this.house.db, marks);
      const bySide = new Map(moved.map((row) => [`${row.chat_id} ${row.account_id}`, row.read_seq]));
      for (const mark of marks) {
        const readSeq = bySide.get(`${mark.chatId} ${mark.accountId}`) ?? mark.seq;
        for (const { done } of mark.waiting) done(readSeq);
        this.wrote({ ...mark, seq: mark.withheld ? readSeq : Math.min(mark.seq, readSeq) });
      }
    } catch (error) {
      for (const mark of marks) {
        for (const { failed } of mark.waiting) failed(error);
        if (mark.waiting.length === 0 && isConnectionError(error)) this.put(mark);
      }
    }
    this.leaving = [];
    this.writing = false;
    if (this.pending.size > 0)
      this.plan([...this.pending.values()].some((mark) => mark.waiting.length > 0) ? soonMs : lazyMs);
  }
}
