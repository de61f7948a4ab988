import type { LaterMessage } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export interface LaterState {
  /** What waits to be sent, soonest first. */
  messages: readonly LaterMessage[];
}

export const firstLater: LaterState = { messages: [] };

export const laterStore = createStore<LaterState>(() => firstLater);
