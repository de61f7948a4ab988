import type { CallHistoryItem, CallId } from '../call-view.ts';

/** Calls that stand in one row: with the same people, of the same kind and outcome, one after the other on one day. */
export interface FoldedCalls {
  readonly first: CallHistoryItem;
  readonly count: number;
  readonly callIds: readonly CallId[];
}

const isAlike = (one: CallHistoryItem, other: CallHistoryItem): boolean =>
  one.chatId === other.chatId &&
  one.kind === other.kind &&
  one.direction === other.direction &&
  one.missed === other.missed &&
  one.seconds === 0 &&
  other.seconds === 0 &&
  new Date(one.at).toDateString() === new Date(other.at).toDateString();

/** Three tries in a row are one row, and say so. */
export const foldHistory = (items: readonly CallHistoryItem[]): FoldedCalls[] =>
  items.reduce<FoldedCalls[]>((rows, item) => {
    const last = rows.at(-1);
    if (!last || !isAlike(last.first, item))
      return [...rows, { first: item, count: 1, callIds: [item.callId] }];
    const { first, count, callIds } = last;
    return [...rows.slice(0, -1), { first, count: count + 1, callIds: [...callIds, item.callId] }];
  }, []);
