import { useWords } from '../../platform/i18n/index.ts';
import { DatePill } from '../../ui/index.ts';
import type { SystemLineProps } from '../messages/ui.ts';
import { useDisplayName } from '../people/index.ts';
import { showAlbums } from './album-ui.ts';
import styles from './album.module.css';

/** That many photos were added to an album; a press opens it. */
export function AddedLine({ chatId, line }: SystemLineProps<'album.added'>) {
  const t = useWords();
  const name = useDisplayName(line.author) || t('albums.someone');
  const { body } = line;
  if ('erased' in body) return <DatePill>{t('albums.addedPlain', { name })}</DatePill>;
  return (
    <DatePill>
      <button
        type="button"
        className={styles.line}
        onClick={() => showAlbums({ at: 'album', chatId, id: body.id })}
      >
        {t('albums.added', { name, album: body.name, count: body.added })}
      </button>
    </DatePill>
  );
}
