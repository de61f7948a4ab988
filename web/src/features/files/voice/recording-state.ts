import type { ChatId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What was recorded, ready to be listened to and sent. */
export interface Recorded {
  file: File;
  durationMs: number;
  waveform: number[];
}

/** How the one recording of this page stands. `isLocked`: it goes on without a finger on the button. */
export type Recording =
  | { phase: 'idle' }
  | { phase: 'asking'; chatId: ChatId; isLocked: boolean }
  | { phase: 'recording'; chatId: ChatId; isLocked: boolean; startedAt: number }
  | { phase: 'recorded'; chatId: ChatId; recorded: Recorded };

export const recordingStore = createStore<{ recording: Recording }>(() => ({ recording: { phase: 'idle' } }));

/** The recording as it stands now. */
export const recordingNow = (): Recording => recordingStore.getState().recording;

/** Says how it stands from now on. */
export const setRecording = (recording: Recording): void => recordingStore.setState({ recording });

/** How far the finger that holds the button has gone, in pixels: left and up are below zero. */
export const holdStore = createStore<{ x: number; y: number }>(() => ({ x: 0, y: 0 }));

/** The room whose field the recorder may lie over just now; elsewhere the recording is shown at the top of the app. */
export const placeStore = createStore<{ chatId: ChatId | null }>(() => ({ chatId: null }));
