import type { ChatId, Post } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What of a board stands over the room. */
export type BoardPlace =
  | { at: 'board'; chatId: ChatId }
  /** The board lies behind it. */
  | { at: 'post'; chatId: ChatId; id: string; isFromBoard?: boolean }
  | { at: 'maker'; chatId: ChatId; edited?: Post };

export const boardUi = createStore<{ place: BoardPlace | null }>(() => ({ place: null }));

/** Shows the board, a post, or the sheet in which one is written. */
export const showBoard = (place: BoardPlace | null): void => boardUi.setState({ place });
