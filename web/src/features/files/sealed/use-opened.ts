import { useStore } from 'zustand';
import { openedStore } from './opened.ts';

/** What was sealed and is open here now: changes whenever something more is. */
export const useOpened = () => useStore(openedStore, (state) => state.opened);
