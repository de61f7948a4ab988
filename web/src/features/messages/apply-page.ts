import type { AccountId, HistoryPage } from '@maru/contract';
import { lineOf } from './apply-entries.ts';
import { addChange, slotOf } from './apply-changes.ts';
import type { Change, RoomWindow, Slot } from './state.ts';

/** Which stretch of history was asked for; nothing is the newest page. */
export interface Asked {
  beforeSeq?: number;
  afterSeq?: number;
  aroundSeq?: number;
}

const slotsOf = (page: HistoryPage, loose: readonly Change[], me: AccountId | null): Slot[] =>
  page.messages.flatMap((item) => {
    const line = lineOf(item as Parameters<typeof lineOf>[0]);
    if (!line) return [];
    const own = loose.filter((change) => change.body.seq === line.seq);
    return [own.reduce((slot, change) => addChange(slot, change, me), slotOf(line, page.lastSeq))];
  });

/** The stretch of the log that a page covers without gaps. */
const covered = (page: HistoryPage, asked: Asked): { from: number; to: number } => {
  const seqs = page.messages.map((item) => item.seq);
  const lowest = asked.afterSeq === undefined ? Math.min(...seqs, page.lastSeq + 1) : asked.afterSeq + 1;
  const highest = asked.beforeSeq === undefined ? Math.max(...seqs, 0) : asked.beforeSeq - 1;
  return {
    from: asked.afterSeq === undefined && !page.hasOlder ? 0 : lowest,
    to: asked.beforeSeq === undefined && !page.hasNewer ? Math.max(highest, page.lastSeq) : highest,
  };
};

/** A window made of one page alone. */
export const windowOf = (
  page: HistoryPage,
  asked: Asked,
  known: { me: AccountId | null; loose?: readonly Change[]; cursor?: number },
): RoomWindow => {
  const loose = known.loose ?? [];
  return {
    slots: new Map(slotsOf(page, loose, known.me).map((slot) => [slot.line.seq, slot])),
    ...covered(page, asked),
    hasOlder: page.hasOlder,
    hasNewer: page.hasNewer,
    cursor: known.cursor ?? page.lastSeq,
    loose,
  };
};

/** Adds a page of older or newer history to a window it touches. */
export const addPage = (
  window: RoomWindow,
  { page, asked }: { page: HistoryPage; asked: Asked },
  me: AccountId | null,
): RoomWindow => {
  const added = windowOf(page, asked, { me, loose: window.loose });
  const older = asked.beforeSeq !== undefined;
  const slots = new Map([...added.slots, ...window.slots]);
  return {
    ...window,
    slots,
    from: Math.min(window.from, added.from),
    to: Math.max(window.to, added.to),
    hasOlder: older ? page.hasOlder : window.hasOlder,
    // What was sent while the page was on its way is in the log behind it, and not yet in the window.
    hasNewer: older ? window.hasNewer : page.hasNewer || page.lastSeq < window.cursor,
  };
};
