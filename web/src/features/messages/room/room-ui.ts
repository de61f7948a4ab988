import type { ChatId, Person, Wish } from '@maru/contract';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../../../ui/index.ts';
import type { Bubble } from '../present-rows.ts';

/** What stands over the room: one thing at a time. */
export type RoomSheet =
  | { kind: 'forward'; seqs: readonly number[] }
  | { kind: 'edits'; seq: number; text: string; at: string }
  | { kind: 'reactions'; seq: number }
  | { kind: 'react'; seq: number }
  | { kind: 'report'; person: Person; text: string; seq: number }
  | { kind: 'unread'; seq: number }
  | { kind: 'whole'; bubble: Bubble }
  | { kind: 'deleteForAll'; seq: number }
  | { kind: 'deleteForMe'; seqs: readonly number[] };

/** What is open, marked and selected in a room just now. */
export interface RoomUi {
  menu: { at: Point; bubble: Bubble; openedAt: number } | null;
  sheet: RoomSheet | null;
  /** Selecting several; null outside of that. */
  selected: ReadonlySet<number> | null;
  /** The message a jump went to; `count` tells two jumps to the same one apart. */
  marked: { seq: number; count: number } | null;
  /** The words that are looked for: marked wherever they stand. */
  words: Wish | null;
  /** Folded messages that I have opened, by who wrote them and when. */
  opened: ReadonlySet<string>;
}

/** What a room's parts share without passing it through every row. */
export interface RoomHandle {
  chatId: ChatId;
  ui: StoreApi<RoomUi>;
  /** Puts the cursor into the message field. */
  focusField(): void;
}

export const createRoomUi = (): StoreApi<RoomUi> =>
  createStore<RoomUi>(() => ({
    menu: null,
    sheet: null,
    selected: null,
    marked: null,
    words: null,
    opened: new Set(),
  }));

const RoomContext = createContext<RoomHandle | null>(null);

export const RoomProvider = RoomContext.Provider;

export const useRoomHandle = (): RoomHandle => {
  const handle = useContext(RoomContext);
  if (!handle) throw new Error('outside of a room');
  return handle;
};

export const useRoomUi = <Value>(select: (ui: RoomUi) => Value): Value =>
  useStore(useRoomHandle().ui, select);

/** Opens folded messages, or folds them again. */
export const toggleOpened = (ui: StoreApi<RoomUi>, run: string): void =>
  ui.setState(({ opened }) => {
    const next = new Set(opened);
    if (!next.delete(run)) next.add(run);
    return { opened: next };
  });

/** Adds a message to the selection, or takes it out. */
export const toggleSelected = (ui: StoreApi<RoomUi>, seq: number): void =>
  ui.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(seq)) next.add(seq);
    return { selected: next };
  });
