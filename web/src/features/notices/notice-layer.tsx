import { useStore } from 'zustand';
import { lazily } from '../../ui/index.ts';
import type { RoomPartProps } from '../messages/ui.ts';
import { makerStore } from './maker-state.ts';

const NoticeMaker = lazily(async () => (await import('./notice-maker.tsx')).NoticeMaker, { isOver: true });

/** Over a room: the sheet in which a notice is written. */
export function NoticeLayer({ chat }: RoomPartProps) {
  const draft = useStore(makerStore, (state) => state.draft);
  if (draft?.chatId !== chat.id) return null;
  return <NoticeMaker draft={draft} onClose={() => makerStore.setState({ draft: null })} />;
}
