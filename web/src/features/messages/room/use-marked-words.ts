import type { Wish } from '@maru/contract';
import { useEffect } from 'react';
import { useRoomHandle } from './room-ui.ts';

/** Marks the words of a query wherever they stand in the room, as long as what calls this is shown. */
export const useMarkedWords = (words: Wish | null): void => {
  const { ui } = useRoomHandle();
  useEffect(() => {
    ui.setState({ words });
    return () => ui.setState({ words: null });
  }, [ui, words]);
};
