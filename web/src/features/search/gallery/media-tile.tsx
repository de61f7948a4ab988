import type { ChatId, GalleryItem } from '@maru/contract';
import { Play } from 'lucide-react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { openViewer, PhotoImage } from '../../files/ui.ts';
import { useDisplayName } from '../../people/index.ts';
import styles from './gallery.module.css';

interface MediaTileProps {
  readonly chatId: ChatId;
  readonly item: GalleryItem;
}

const length = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** A photo or a video as a small square; a press shows it large. */
export function MediaTile({ chatId, item }: MediaTileProps) {
  const t = useWords();
  const { full } = useMoments();
  const name = useDisplayName(item.author);
  const { file } = item;
  const isVideo = file.kind === 'video';
  return (
    <button
      type="button"
      className={styles.tile}
      aria-label={t(isVideo ? 'search.videoBy' : 'search.photoBy', { name, at: full(item.at) })}
      onClick={() => openViewer({ chatId, fileId: file.id })}
    >
      <PhotoImage chatId={chatId} file={file} form={isVideo ? 'preview' : 'list'} />
      {isVideo && (
        <span className={styles.length} aria-hidden="true">
          <Play />
          {file.durationMs !== undefined && length(file.durationMs)}
        </span>
      )}
    </button>
  );
}
