import { Images } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { CardHead } from '../../ui/index.ts';
import type { ContentViewProps } from '../messages/ui.ts';
import { AlbumCover } from './album-cover.tsx';
import { showAlbums } from './album-ui.ts';
import styles from './album.module.css';
import { useAlbum } from './albums.ts';

/** How high a card is: its head, its cover, its name. */
export const estimateCard = (): number => 196;

/** An album as its card in the room; a press opens it. */
export function AlbumCard({ content, bubble }: ContentViewProps<'card'>) {
  const t = useWords();
  const { chatId } = bubble;
  const album = useAlbum(chatId, content.id);
  return (
    <button
      type="button"
      className={styles.card}
      disabled={!album}
      onClick={() => showAlbums({ at: 'album', chatId, id: content.id })}
    >
      <CardHead Icon={Images} label={t('albums.album')} />
      {album ? <AlbumCover album={album} /> : <span className={styles.cover} />}
      <strong className={styles.name} dir="auto">
        {album === null ? t('albums.gone') : (album?.name ?? content.title)}
      </strong>
      <span className={styles.note}>{album ? t('albums.count', { count: album.count }) : ' '}</span>
    </button>
  );
}
