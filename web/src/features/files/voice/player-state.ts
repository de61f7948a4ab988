import type { AccountId, ChatId, FileRef } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** Something that sounds: a voice message, or a file with sound in it. */
export interface Track {
  chatId: ChatId;
  /** Of the message it stands in; null while that is on its way. */
  seq: number | null;
  author: AccountId;
  file: FileRef;
}

/** What the one player of this page does. */
export interface PlayerState {
  track: Track | null;
  isPlaying: boolean;
  /** It wants to play, and waits for bytes. */
  isWaiting: boolean;
  /** No source of it could be played here. */
  isBroken: boolean;
}

export const silent: PlayerState = { track: null, isPlaying: false, isWaiting: false, isBroken: false };

export const playerStore = createStore<PlayerState>(() => silent);
