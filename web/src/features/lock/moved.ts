import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How far the store has been moved, while it is. */
interface Moved {
  done: number;
  all: number;
}

const movedStore = createStore<{ moved: Moved | null }>(() => ({ moved: null }));

/** Tells how far it is; null when it is over. */
export const noteMoved = (moved: Moved | null): void => movedStore.setState({ moved });

/** How far the store has been moved; null where it is not, or in another tab. */
export const useMoved = (): Moved | null => useStore(movedStore, (state) => state.moved);
