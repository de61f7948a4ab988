import type { ChatId } from '@maru/contract';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Thing, Things } from './open-things.ts';

/** A thing while its card is on the screen; undefined while it is asked for, null where it is gone. */
export const useThing = <One extends Thing>(
  things: Things<One>,
  chatId: ChatId,
  id: string,
): One | null | undefined => {
  useEffect(() => things.watch(chatId, id), [things, chatId, id]);
  const one = useStore(things.store, (state) => state.things[id]);
  // A card that was passed on to another chat stands for nothing there.
  return one && one.chatId !== chatId ? null : one;
};

/** The things of a chat, newest first; loads the first page when shown. */
export const useThingList = <One extends Thing>(
  things: Things<One>,
  chatId: ChatId,
): { list: readonly One[]; isReady: boolean; hasMore: boolean; loadMore: () => void } => {
  useEffect(() => {
    if (!things.store.getState().lists[chatId]) void things.loadList(chatId).catch(() => {});
  }, [things, chatId]);
  const known = useStore(things.store, (state) => state.lists[chatId]);
  const all = useStore(things.store, (state) => state.things);
  return useMemo(
    () => ({
      list: (known?.ids ?? []).flatMap((id) => all[id] ?? []),
      isReady: known !== undefined && !(known.isLoading && known.ids.length === 0),
      hasMore: known?.nextBefore != null,
      loadMore: () => void things.loadList(chatId, true).catch(() => {}),
    }),
    [things, chatId, known, all],
  );
};
