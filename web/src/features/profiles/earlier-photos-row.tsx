import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { lazily, Section } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { usePhotos } from './photos.ts';
import styles from './profiles.module.css';

const PhotoViewer = lazily(async () => (await import('./photo-viewer.tsx')).PhotoViewer, { isOver: true });

/** The photos I had before, small, to be opened. */
export function EarlierPhotosRow() {
  const t = useWords();
  const me = useMe();
  // Another photo of mine means another history.
  return me ? <Photos key={me.photo ?? 'none'} title={t('profiles.photos')} /> : null;
}

function Photos({ title }: { readonly title: string }) {
  const t = useWords();
  const me = useMe();
  const { photos = [], reload } = usePhotos(me?.id);
  const [opened, setOpened] = useState<string>();
  const close = () => {
    setOpened(undefined);
    void reload();
  };
  return (
    <Section title={title} count={photos.length || undefined}>
      <p className={styles.note}>{t(photos.length > 0 ? 'profiles.photosText' : 'profiles.photosNone')}</p>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map(({ photo, until }) => (
            <li key={photo}>
              <button
                type="button"
                className={styles.thumb}
                aria-label={`${t('profiles.photo')} ${until.slice(0, 10)}`}
                onClick={() => setOpened(photo)}
              >
                <img src={pictureUrl(photo, 'small')} alt="" loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {opened && me && <PhotoViewer person={me} first={opened} onClose={close} />}
    </Section>
  );
}
