import type { ChatId, Notice } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** A notice that is being written. */
export interface NoticeDraft {
  chatId: ChatId;
  text: string;
  /** The message it is made from. */
  fromSeq?: number;
  /** The notice that is given other words. */
  edited?: Notice;
}

/** The notice that is being written, wherever in the room that was asked for. */
export const makerStore = createStore<{ draft: NoticeDraft | null }>(() => ({ draft: null }));

/** Opens the sheet in which a notice is written. */
export const writeNotice = (draft: NoticeDraft): void => makerStore.setState({ draft });
