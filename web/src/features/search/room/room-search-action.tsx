import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { IconButton } from '../../../ui/index.ts';
import type { RoomPartProps } from '../../messages/ui.ts';
import { openRoomSearch, useRoomSearchOpen } from './room-search-state.ts';

/** The glass in a room's header; Ctrl or Cmd with F does the same. */
export function RoomSearchAction({ chat }: RoomPartProps) {
  const t = useWords();
  const chatId = chat.id;
  const isOpen = useRoomSearchOpen(chatId);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      if (!isFind || event.shiftKey || event.altKey || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      openRoomSearch(chatId, true);
      document.querySelector<HTMLInputElement>('[data-room-search] input')?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [chatId]);
  useEffect(() => () => openRoomSearch(chatId, false), [chatId]);
  return (
    <IconButton
      label={t('search.inRoom')}
      icon={<Search aria-hidden="true" />}
      isPressed={isOpen}
      onPress={() => openRoomSearch(chatId, !isOpen)}
    />
  );
}
