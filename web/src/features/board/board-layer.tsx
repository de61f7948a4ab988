import { useStore } from 'zustand';
import { lazily } from '../../ui/index.ts';
import type { RoomPartProps } from '../messages/ui.ts';
import { boardUi, showBoard } from './board-ui.ts';

const BoardSheet = lazily(async () => (await import('./board-sheet.tsx')).BoardSheet, { isOver: true });
const PostSheet = lazily(async () => (await import('./post-sheet.tsx')).PostSheet, { isOver: true });
const PostMaker = lazily(async () => (await import('./post-maker.tsx')).PostMaker, { isOver: true });

/** Over a room: its board, one post of it, or the sheet in which one is written. */
export function BoardLayer({ chat }: RoomPartProps) {
  const place = useStore(boardUi, (state) => state.place);
  if (place?.chatId !== chat.id) return null;
  const close = () => showBoard(null);
  switch (place.at) {
    case 'board':
      return <BoardSheet chat={chat} onClose={close} />;
    case 'post': {
      const back = place.isFromBoard ? () => showBoard({ at: 'board', chatId: chat.id }) : close;
      return <PostSheet chat={chat} id={place.id} onClose={back} />;
    }
    case 'maker':
      return <PostMaker chat={chat} edited={place.edited} onClose={close} />;
  }
}
