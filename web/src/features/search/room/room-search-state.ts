import type { ChatId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

const openStore = createStore<{ open: ReadonlySet<ChatId> }>(() => ({ open: new Set() }));

/** Opens or closes the search of a room. */
export const openRoomSearch = (chatId: ChatId, isOpen: boolean): void =>
  openStore.setState(({ open }) => {
    const next = new Set(open);
    if (isOpen) next.add(chatId);
    else next.delete(chatId);
    return { open: next };
  });

/** Is the search of this room open? */
export const useRoomSearchOpen = (chatId: ChatId): boolean =>
  useStore(openStore, ({ open }) => open.has(chatId));
