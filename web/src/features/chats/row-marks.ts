import type { Chat } from '@maru/contract';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A mark that a feature has beside the name of a chat in the list. */
export interface RowMark {
  readonly id: string;
  readonly Mark: ComponentType<{ readonly chat: Chat }>;
}

const marks = createStore<readonly RowMark[]>(() => []);

/** Lets a feature mark rows of the list. Called once, where the feature's screens are put together. */
export const registerRowMark = (mark: RowMark): void => marks.setState((all) => [...all, mark], true);

/** The marks that features have, in the order in which they came; some come when the list stands already. */
export const useRowMarks = (): readonly RowMark[] => useStore(marks);
