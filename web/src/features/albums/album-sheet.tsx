import { limits, type Album, type Chat, type FileId } from '@maru/contract';
import { Check, ImagePlus, Play } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, EmptyState, Sheet, SkeletonRows, cx } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { useAloneUploads } from '../files/index.ts';
import { AloneTiles, chooseFiles, openViewer, PhotoImage } from '../files/ui.ts';
import { useDisplayName } from '../people/index.ts';
import { AlbumMenu } from './album-menu.tsx';
import styles from './album.module.css';
import { addToAlbum, changeAlbum, loadItems, removeFromAlbum, useAlbum, useItems } from './albums.ts';

interface AlbumSheetProps {
  readonly chat: Chat;
  readonly id: string;
  readonly onClose: () => void;
}

/** An album: its photos and videos as a grid, newest first. */
export function AlbumSheet({ chat, id, onClose }: AlbumSheetProps) {
  const t = useWords();
  const album = useAlbum(chat.id, id);
  const [chosen, choose] = useState<ReadonlySet<FileId> | null>(null);
  const uploads = useAloneUploads(`album ${id}`);
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={album?.name ?? t('albums.album')}
      closeLabel={t('albums.close')}
      actions={album && <AlbumMenu chat={chat} album={album} onChoose={() => choose(new Set())} />}
      footer={
        album && <AlbumFoot album={album} chosen={chosen} onChosen={() => choose(null)} uploads={uploads} />
      }
    >
      {album ? (
        <>
          <AlbumNote album={album} />
          <AloneTiles chatId={chat.id} uploads={uploads} />
          <AlbumGrid album={album} chosen={chosen} onChoose={choose} />
        </>
      ) : album === null ? (
        <p>{t('albums.gone')}</p>
      ) : (
        <SkeletonRows label={t('albums.loading')} />
      )}
    </Sheet>
  );
}

function AlbumNote({ album }: { readonly album: Album }) {
  const t = useWords();
  const moments = useMoments();
  const name = useDisplayName(album.madeBy) || t('albums.someone');
  return (
    <p className={styles.albumNote}>
      {t('albums.count', { count: album.count })} · {name} · {moments.short(album.madeAt)}
    </p>
  );
}

interface AlbumGridProps {
  readonly album: Album;
  readonly chosen: ReadonlySet<FileId> | null;
  readonly onChoose: (chosen: ReadonlySet<FileId>) => void;
}

function AlbumGrid({ album, chosen, onChoose }: AlbumGridProps) {
  const t = useWords();
  const items = useItems(album);
  const press = (fileId: FileId, index: number) => {
    const item = items?.list[index];
    if (!item) return;
    if (!chosen) {
      const files = items.list.filter((one) => one.seq === item.seq).map((one) => one.file);
      return openViewer({ chatId: album.chatId, fileId, near: { seq: item.seq, files } });
    }
    const next = new Set(chosen);
    if (!next.delete(fileId)) next.add(fileId);
    onChoose(next);
  };
  if (!items) return album.count > 0 ? <SkeletonRows label={t('albums.loading')} /> : null;
  if (items.list.length === 0)
    return <EmptyState drawing="hall" title={t('albums.noPhotos')} text={t('albums.noPhotosText')} />;
  return (
    <>
      <ul className={styles.grid}>
        {items.list.map(({ file, number }, index) => (
          <li key={number}>
            <button
              type="button"
              className={cx(styles.photo, chosen?.has(file.id) && styles.chosen)}
              aria-label={t('albums.photo', { number: index + 1, count: album.count })}
              aria-pressed={chosen ? chosen.has(file.id) : undefined}
              onClick={() => press(file.id, index)}
            >
              <PhotoImage
                chatId={album.chatId}
                file={file}
                form={file.kind === 'video' ? 'preview' : 'list'}
              />
              {file.kind === 'video' && <Play className={styles.play} aria-hidden="true" />}
              {chosen && (
                <span className={styles.mark}>{chosen.has(file.id) && <Check aria-hidden="true" />}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {items.nextBefore && (
        <Button isWide onPress={() => void tryVerb(loadItems(album, true))}>
          {t('albums.more')}
        </Button>
      )}
    </>
  );
}

interface AlbumFootProps {
  readonly album: Album;
  readonly chosen: ReadonlySet<FileId> | null;
  readonly onChosen: () => void;
  readonly uploads: ReturnType<typeof useAloneUploads>;
}

/** What may be done: add photos, or something with those that are chosen. */
function AlbumFoot({ album, chosen, onChosen, uploads }: AlbumFootProps) {
  const t = useWords();
  const guest = useMe()?.guest ?? true;
  if (guest) return null;
  if (chosen) {
    const [first] = chosen;
    const after = (verb: Promise<unknown>) => void tryVerb(verb).then((done) => done && onChosen());
    return (
      <div className={styles.foot}>
        <Button onPress={onChosen}>{t('albums.cancel')}</Button>
        <Button
          isDisabled={chosen.size !== 1}
          onPress={() => first && after(changeAlbum(album, { coverId: first }))}
        >
          {t('albums.makeCover')}
        </Button>
        <Button
          variant="danger"
          isDisabled={chosen.size === 0}
          onPress={() => after(removeFromAlbum(album, [...chosen]))}
        >
          {t('albums.takeOut', { count: chosen.size })}
        </Button>
      </div>
    );
  }
  const left = limits.albums.items - album.count - uploads.list.length;
  return (
    <Button
      variant="primary"
      icon={<ImagePlus aria-hidden="true" />}
      isDisabled={left <= 0}
      onPress={() =>
        chooseFiles({ accept: 'image/*,video/*' }, (files) =>
          // Once all of them are here, so that the chat hears of them together.
          uploads.add(files.slice(0, left), (fileIds) => void tryVerb(addToAlbum(album, fileIds))),
        )
      }
    >
      {t('albums.addPhotos')}
    </Button>
  );
}
