import { useStore } from 'zustand';
import { lazily } from '../../ui/index.ts';
import type { RoomPartProps } from '../messages/ui.ts';
import { albumUi, showAlbums } from './album-ui.ts';

const AlbumsSheet = lazily(async () => (await import('./albums-sheet.tsx')).AlbumsSheet, { isOver: true });
const AlbumSheet = lazily(async () => (await import('./album-sheet.tsx')).AlbumSheet, { isOver: true });

/** Over a room: its albums, one of them, or the choice of one for a photo. */
export function AlbumLayer({ chat }: RoomPartProps) {
  const place = useStore(albumUi, (state) => state.place);
  if (place?.chatId !== chat.id) return null;
  const close = () => showAlbums(null);
  if (place.at === 'album') {
    const back = place.isFromList ? () => showAlbums({ at: 'list', chatId: chat.id }) : close;
    return <AlbumSheet key={place.id} chat={chat} id={place.id} onClose={back} />;
  }
  return <AlbumsSheet chat={chat} adding={place.at === 'choose' ? place : undefined} onClose={close} />;
}
