import type { ChatId, FileId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What of the albums stands over the room. */
export type AlbumPlace =
  | { at: 'list'; chatId: ChatId }
  | { at: 'album'; chatId: ChatId; id: string; isFromList?: boolean }
  /** A photo's way into an album. */
  | { at: 'choose'; chatId: ChatId; fileIds: FileId[]; fromSeq: number };

export const albumUi = createStore<{ place: AlbumPlace | null }>(() => ({ place: null }));

/** Shows the albums, one of them, or the choice of one. */
export const showAlbums = (place: AlbumPlace | null): void => albumUi.setState({ place });
