import type { Album } from '@maru/contract';
import { Images } from 'lucide-react';
import { PhotoImage } from '../files/ui.ts';
import styles from './album.module.css';

/** What stands for an album: a picture of it, or a glyph while it is empty. */
export function AlbumCover({ album }: { readonly album: Album }) {
  const { cover, chatId } = album;
  return (
    <span className={styles.cover}>
      {cover ? (
        <PhotoImage chatId={chatId} file={cover} form={cover.kind === 'video' ? 'preview' : 'list'} />
      ) : (
        <Images aria-hidden="true" />
      )}
    </span>
  );
}
