import type { HistoryCall } from '@maru/contract';
import type { CallHistoryView } from './call-view.ts';

const isUnseen = ({ missed, seen }: HistoryCall): boolean => missed && !seen;

const newestFirst = (items: readonly HistoryCall[]): HistoryCall[] =>
  items.toSorted((one, other) => other.at.localeCompare(one.at));

/** A page from the host: the newest ones, or those that come after what is shown. */
export const applyPage = (
  history: CallHistoryView,
  page: { calls: readonly HistoryCall[]; cursor?: string | undefined; unseen: number; older: boolean },
): CallHistoryView => {
  const ids = new Set(page.calls.map(({ callId }) => callId));
  const kept = page.older ? history.items.filter(({ callId }) => !ids.has(callId)) : [];
  return {
    ...history,
    items: newestFirst([...kept, ...page.calls]),
    unseen: page.unseen,
    isWhole: page.cursor === undefined,
  };
};

/** How one of my calls went. */
export const applyListed = (history: CallHistoryView, listed: HistoryCall): CallHistoryView => {
  const before = history.items.find(({ callId }) => callId === listed.callId);
  const others = history.items.filter((one) => one !== before);
  const unseen = history.unseen + Number(isUnseen(listed)) - Number(before !== undefined && isUnseen(before));
  return { ...history, items: newestFirst([...others, listed]), unseen: Math.max(0, unseen) };
};

/** All of them have been seen. */
export const applySeen = (history: CallHistoryView): CallHistoryView => ({
  ...history,
  items: history.items.map((one) => (isUnseen(one) ? { ...one, seen: true } : one)),
  unseen: 0,
});

/** Some are out of the list, or with null all of them. */
export const applyForgotten = (
  history: CallHistoryView,
  callIds: readonly string[] | null,
): CallHistoryView => {
  const isGone = ({ callId }: HistoryCall): boolean => callIds === null || callIds.includes(callId);
  const gone = history.items.filter(isGone);
  if (callIds === null) return { ...history, items: [], unseen: 0, isWhole: true };
  const unseen = history.unseen - gone.filter(isUnseen).length;
  return { ...history, items: history.items.filter((one) => !isGone(one)), unseen: Math.max(0, unseen) };
};
