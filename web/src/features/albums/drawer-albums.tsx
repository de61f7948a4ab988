import { Images } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { ListRow, Section, RowGlyph } from '../../ui/index.ts';
import { SeeAll, type DrawerSectionProps } from '../invites/ui.ts';
import { AlbumCover } from './album-cover.tsx';
import { showAlbums } from './album-ui.ts';
import styles from './album.module.css';
import { useAlbums } from './albums.ts';

/** How many covers the drawer shows. */
const shown = 3;

/** The albums of a chat, in its drawer: the newest covers. */
export function DrawerAlbums({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const { list, hasMore } = useAlbums(chat.id);
  const open = () => {
    onClose();
    showAlbums({ at: 'list', chatId: chat.id });
  };
  return (
    <Section
      title={t('albums.albums')}
      count={hasMore || list.length === 0 ? undefined : list.length}
      action={<SeeAll of={t('albums.albums')} onPress={open} />}
    >
      {list.length === 0 ? (
        <ListRow
          size="sm"
          leading={<RowGlyph Icon={Images} />}
          title={t('albums.new')}
          subtitle={t('albums.empty')}
          onPress={open}
        />
      ) : (
        <ul className={styles.drawer}>
          {list.slice(0, shown).map((album) => (
            <li key={album.id}>
              <button
                type="button"
                className={styles.tile}
                onClick={() => {
                  onClose();
                  showAlbums({ at: 'album', chatId: chat.id, id: album.id });
                }}
              >
                <AlbumCover album={album} />
                <span className={styles.small} dir="auto">
                  {album.name}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
