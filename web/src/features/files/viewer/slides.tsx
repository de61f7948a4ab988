import type { ChatId, FileRef } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { blurUrl } from '../photos/blur-url.ts';
import { urlOf, useFileUrl } from '../file-address.ts';
import { localUrl } from '../local-urls.ts';
import { Unplayable } from '../video/unplayable.tsx';
import styles from './viewer.module.css';

interface BackingProps {
  readonly chatId: ChatId;
  readonly file: FileRef;
}

/** What stands at the place of a photo until it is here: its small form, which the room has fetched, over its blur. */
export function Backing({ chatId, file }: BackingProps) {
  const { id, kind, width, height, blur } = file;
  if (!width || !height) return null;
  const small = kind === 'photo' ? (localUrl(id) ?? urlOf(chatId, file, 'list')) : undefined;
  const urls = [...(small ? [small] : []), ...(blur ? [blurUrl(blur)] : [])];
  return (
    <span
      aria-hidden="true"
      className={styles.backing}
      style={{
        aspectRatio: `${width} / ${height}`,
        width: `min(100cqw, ${(100 * width) / height}cqh, ${width}px)`,
        backgroundImage: urls.map((url) => `url(${url})`).join(', '),
      }}
    />
  );
}

interface VideoSlideProps {
  readonly chatId: ChatId;
  readonly file: FileRef;
  readonly isShown: boolean;
}

/** A video with the browser's own controls; it plays while it is looked at. */
export function VideoSlide({ chatId, file, isShown }: VideoSlideProps) {
  const video = useRef<HTMLVideoElement>(null);
  const own = localUrl(file.id);
  const film = useFileUrl(
    { chatId, file, form: file.state ? 'original' : 'play' },
    isShown && own === undefined,
  );
  const poster = useFileUrl({ chatId, file, form: 'preview' }, file.preview === true);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const shown = video.current;
    if (!shown) return;
    // A browser that lets nothing play by itself leaves it to the button.
    if (isShown) shown.play().catch(() => {});
    else shown.pause();
  }, [isShown]);
  if (isBroken || film.isLost) return <Unplayable file={file} />;
  return (
    // What people film has no captions.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      ref={video}
      className={styles.video}
      src={own ?? film.url}
      controls
      playsInline
      preload={isShown ? 'auto' : 'none'}
      aria-label={file.name}
      onError={() => setBroken(true)}
      {...(file.preview && poster.url ? { poster: poster.url } : {})}
    />
  );
}
