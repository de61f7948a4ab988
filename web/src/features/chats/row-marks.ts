import type { Chat } from '@maru/contract';
import type { ComponentType } from 'react';

/** A mark that a feature has beside the name of a chat in the list. */
export interface RowMark {
  readonly id: string;
  readonly Mark: ComponentType<{ readonly chat: Chat }>;
}

const marks = new Map<string, RowMark>();

/** Lets a feature mark rows of the list. Called once, where the feature's screens are put together. */
export const registerRowMark = (mark: RowMark): void => void marks.set(mark.id, mark);

/** The marks that features have, in the order in which they came. */
export const listRowMarks = (): readonly RowMark[] => [...marks.values()];
