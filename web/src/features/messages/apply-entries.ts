import { historyKinds, type AccountId, type Entry } from '@maru/contract';
import { addChange, slotOf } from './apply-changes.ts';
import type { Change, Line, RoomWindow, Slot } from './state.ts';

const looseKept = 300;
const lineKinds: ReadonlySet<string> = new Set(historyKinds);
const changeKinds = new Set(['message.edited', 'message.deleted', 'message.reacted', 'message.filled']);

/** An entry or a line of history as something to show; undefined for what shows nothing. */
export const lineOf = (
  entry: Pick<Entry, 'seq' | 'author' | 'key' | 'at' | 'kind' | 'body'>,
): Line | undefined => {
  if (!lineKinds.has(entry.kind)) return undefined;
  const { seq, author, key, at, kind, body } = entry;
  if (kind === 'member.left' && (body as { quietly: boolean }).quietly) return undefined;
  return { seq, author, key, at, kind, body } as Line;
};

const changeOf = (entry: Entry): Change => ({
  seq: entry.seq,
  kind: entry.kind as Change['kind'],
  author: entry.author,
  at: entry.at,
  body: entry.body as Change['body'],
});

const withSlot = (window: RoomWindow, slot: Slot): RoomWindow => {
  const slots = new Map(window.slots);
  slots.set(slot.line.seq, slot);
  return { ...window, slots };
};

const takeChange = (window: RoomWindow, change: Change, me: AccountId | null): RoomWindow => {
  const slot = window.slots.get(change.body.seq);
  if (slot) {
    const next = addChange(slot, change, me);
    return next === slot ? window : withSlot(window, next);
  }
  if (window.loose.some((one) => one.seq === change.seq)) return window;
  return { ...window, loose: [...window.loose, change].slice(-looseKept) };
};

const takeLine = (window: RoomWindow, line: Line, me: AccountId | null): RoomWindow => {
  if (window.slots.has(line.seq) || line.seq < window.from) return window;
  // With newer messages missing in between, the new one stays out: the window has no gaps.
  if (window.hasNewer) return window;
  const own = window.loose.filter((change) => change.body.seq === line.seq);
  const slot = own.reduce((folded, change) => addChange(folded, change, me), slotOf(line, line.seq));
  const loose = own.length > 0 ? window.loose.filter((change) => !own.includes(change)) : window.loose;
  return withSlot({ ...window, loose }, slot);
};

/** Folds an entry of the room's log into its window: in any order, any number of times. */
export const applyEntry = (window: RoomWindow, entry: Entry, me: AccountId | null): RoomWindow => {
  const cursor = Math.max(window.cursor, entry.seq);
  const line = lineOf(entry);
  let next = window;
  if (line) next = takeLine(window, line, me);
  else if (changeKinds.has(entry.kind)) next = takeChange(window, changeOf(entry), me);
  const to = next.hasNewer ? next.to : Math.max(next.to, entry.seq);
  return next === window && cursor === window.cursor && to === window.to ? window : { ...next, cursor, to };
};
