import type { EarlierPhoto, Person, PhotoAudience, PictureId } from '@maru/contract';
import { ChevronLeft, ChevronRight, Trash2, X } from 'lucide-react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, ConfirmDialog, Dialog, IconButton, Select, toast } from '../../ui/index.ts';
import { useMe, updateProfile } from '../accounts/index.ts';
import { removePhoto, showPhoto, usePhotos } from './photos.ts';
import styles from './photo-viewer.module.css';

/** What looking at somebody's photos takes. */
export interface PhotoViewerProps {
  readonly person: Pick<Person, 'id' | 'photo'>;
  /** The photo to begin with; else the present one. */
  readonly first?: string | undefined;
  readonly onClose: () => void;
}

interface Slide {
  photo: PictureId;
  /** Undefined: shown now. */
  earlier?: EarlierPhoto;
}

const slidesOf = (now: PictureId | null, photos: readonly EarlierPhoto[]): Slide[] => [
  ...(now ? [{ photo: now }] : []),
  ...photos.map((earlier) => ({ photo: earlier.photo, earlier })),
];

/** Somebody's photos one after the other; of mine, who may see each, and what can be done. */
export function PhotoViewer({ person, first, onClose }: PhotoViewerProps) {
  const t = useWords();
  const me = useMe();
  const { photos, reload } = usePhotos(person.id);
  const isMine = me?.id === person.id;
  const slides = slidesOf(isMine ? me.photo : person.photo, photos ?? []);
  const [place, setPlace] = useState(0);
  const at = Math.min(place, Math.max(0, slides.length - 1));
  const slide = slides[at];
  const track = useRef<HTMLDivElement>(null);
  const isEmpty = photos !== undefined && slides.length === 0;
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  const begin = slides.findIndex(({ photo }) => photo === first);
  useLayoutEffect(() => {
    if (begin > 0) track.current?.scrollTo({ left: begin * track.current.clientWidth });
  }, [begin]);
  const step = (by: number) =>
    track.current?.scrollTo({ left: (at + by) * track.current.clientWidth, behavior: 'smooth' });
  const look = ({ scrollLeft, clientWidth }: HTMLDivElement) =>
    setPlace(Math.round(scrollLeft / Math.max(1, clientWidth)));
  const stepBy = useEffectEvent(step);
  useEffect(() => {
    const keys = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft') stepBy(-1);
      if (key === 'ArrowRight') stepBy(1);
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);
  return (
    <Dialog isOpen onClose={onClose} label={t('profiles.photo')} size="full">
      <div className={styles.viewer}>
        <header className={styles.top}>
          <IconButton label={t('profiles.close')} icon={<X aria-hidden="true" />} onPress={onClose} />
          {slides.length > 1 && (
            <span className={styles.place} aria-live="polite">
              {t('profiles.photoPlace', { place: at + 1, count: slides.length })}
            </span>
          )}
        </header>
        {slide && (
          <>
            <div ref={track} className={styles.slides} onScroll={(event) => look(event.currentTarget)}>
              {slides.map(({ photo }) => (
                <img
                  key={photo}
                  className={styles.photo}
                  src={pictureUrl(photo, 'large')}
                  alt={t('profiles.photo')}
                  loading="lazy"
                />
              ))}
            </div>
            {at > 0 && (
              <span className={styles.before}>
                <IconButton
                  label={t('profiles.photoBefore')}
                  icon={<ChevronLeft aria-hidden="true" />}
                  onPress={() => step(-1)}
                />
              </span>
            )}
            {at < slides.length - 1 && (
              <span className={styles.next}>
                <IconButton
                  label={t('profiles.photoNext')}
                  icon={<ChevronRight aria-hidden="true" />}
                  onPress={() => step(1)}
                />
              </span>
            )}
            <Foot key={slide.photo} slide={slide} isMine={isMine} onChanged={() => void reload()} />
          </>
        )}
      </div>
    </Dialog>
  );
}

interface FootProps {
  readonly slide: Slide;
  readonly isMine: boolean;
  readonly onChanged: () => void;
}

function Foot({ slide: { photo, earlier }, isMine, onChanged }: FootProps) {
  const t = useWords();
  const moments = useMoments();
  const [asks, setAsks] = useState(false);
  const [audience, setAudience] = useState<PhotoAudience>(earlier?.shownTo ?? 'me');
  const show = async (shownTo: PhotoAudience) => {
    setAudience(shownTo);
    if (await tryVerb(showPhoto(photo, shownTo))) onChanged();
  };
  const use = async () => {
    if (!(await tryVerb(updateProfile({ photo })))) return;
    toast(t('profiles.photoUsed'));
    onChanged();
  };
  const remove = async () => {
    setAsks(false);
    if (!(await tryVerb(removePhoto(photo)))) return;
    toast(t('profiles.photoRemoved'));
    onChanged();
  };
  return (
    <footer className={styles.foot}>
      <span className={styles.when}>
        {earlier
          ? t('profiles.photoUntil', { date: moments.fullDate(earlier.until) })
          : t('profiles.photoNow')}
      </span>
      {isMine && earlier && (
        <div className={styles.deeds}>
          <Select
            label={t('profiles.photoShownTo')}
            value={audience}
            options={[
              { value: 'me', label: t('profiles.audienceMe') },
              { value: 'friends', label: t('profiles.audienceFriends') },
              { value: 'everyone', label: t('profiles.audienceEveryone') },
            ]}
            onChange={(value) => void show(value)}
          />
          <span className={styles.buttons}>
            <Button size="sm" onPress={() => void use()}>
              {t('profiles.photoUse')}
            </Button>
            <Button size="sm" icon={<Trash2 aria-hidden="true" />} onPress={() => setAsks(true)}>
              {t('profiles.photoRemove')}
            </Button>
          </span>
        </div>
      )}
      <ConfirmDialog
        isOpen={asks}
        title={t('profiles.photoRemoveAsk')}
        confirmLabel={t('profiles.photoRemove')}
        cancelLabel={t('profiles.cancel')}
        onConfirm={() => void remove()}
        onCancel={() => setAsks(false)}
        isDanger
      >
        {t('profiles.photoRemoveText')}
      </ConfirmDialog>
    </footer>
  );
}
