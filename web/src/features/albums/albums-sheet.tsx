import { limits, type Album, type Chat } from '@maru/contract';
import { FolderPlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Button, EmptyState, Sheet, SkeletonRows, TextField, toast } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { AlbumCover } from './album-cover.tsx';
import { showAlbums, type AlbumPlace } from './album-ui.ts';
import styles from './album.module.css';
import { addToAlbum, createAlbum, newKey, useAlbums } from './albums.ts';

interface AlbumsSheetProps {
  readonly chat: Chat;
  /** Photos that are to go into one of them. */
  readonly adding?: Extract<AlbumPlace, { at: 'choose' }> | undefined;
  readonly onClose: () => void;
}

/** The albums of a chat as covers, and a new one; with photos on their way, the choice of one. */
export function AlbumsSheet({ chat, adding, onClose }: AlbumsSheetProps) {
  const t = useWords();
  const guest = useMe()?.guest ?? true;
  const { list, isReady, hasMore, loadMore } = useAlbums(chat.id);
  const open = async (album: Album) => {
    if (!adding) return showAlbums({ at: 'album', chatId: chat.id, id: album.id, isFromList: true });
    onClose();
    const done = await tryVerb(addToAlbum(album, adding.fileIds, adding.fromSeq));
    if (done) toast(t('albums.putIn', { name: album.name }));
  };
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={t(adding ? 'albums.choose' : 'albums.albums')}
      closeLabel={t('albums.close')}
      footer={guest ? undefined : <NewAlbum chat={chat} onMade={(album) => void open(album)} />}
    >
      {!isReady && <SkeletonRows label={t('albums.loading')} />}
      {isReady && list.length === 0 && (
        <EmptyState drawing="hall" title={t('albums.empty')} text={t('albums.emptyText')} />
      )}
      <ul className={styles.covers}>
        {list.map((album) => (
          <li key={album.id}>
            <button type="button" className={styles.tile} onClick={() => void open(album)}>
              <AlbumCover album={album} />
              <strong className={styles.name} dir="auto">
                {album.name}
              </strong>
              <span className={styles.note}>{t('albums.count', { count: album.count })}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button isWide onPress={loadMore}>
          {t('albums.more')}
        </Button>
      )}
    </Sheet>
  );
}

interface NewAlbumProps {
  readonly chat: Chat;
  readonly onMade: (album: Album) => void;
}

function NewAlbum({ chat, onMade }: NewAlbumProps) {
  const t = useWords();
  const { run, isBusy, error, clear } = useVerb();
  const [name, setName] = useState('');
  const [key, setKey] = useState(newKey);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    await run(async () => {
      const album = await createAlbum(chat.id, name.trim(), key);
      setName('');
      setKey(newKey());
      onMade(album);
    });
  };
  return (
    <form className={styles.newAlbum} onSubmit={(event) => void make(event)}>
      <TextField
        label={t('albums.name')}
        isLabelHidden
        placeholder={t('albums.nameHint')}
        value={name}
        onChange={(next) => {
          clear();
          setName(next);
        }}
        error={error || undefined}
        maxLength={limits.albums.name}
      />
      <Button
        type="submit"
        variant="primary"
        icon={<FolderPlus aria-hidden="true" />}
        isBusy={isBusy}
        isDisabled={!name.trim()}
      >
        {t('albums.make')}
      </Button>
    </form>
  );
}
