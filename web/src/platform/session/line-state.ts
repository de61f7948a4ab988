import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { LineState } from '../connection/index.ts';

/** How the line of this tab's session is; `idle` without a session. */
export const lineStore = createStore<{ line: LineState }>(() => ({ line: 'idle' }));

/** How the line is: for the strip that says "connecting". */
export const useLine = (): LineState => useStore(lineStore, (state) => state.line);
