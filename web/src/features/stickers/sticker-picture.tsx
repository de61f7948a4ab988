import { stickerUrl, type StickerRef } from '@maru/contract';
import { cx } from '../../ui/index.ts';
import styles from './sticker-picture.module.css';

interface StickerPictureProps {
  readonly sticker: StickerRef;
  /** What it says; left out where the button around it says so. */
  readonly word?: string | undefined;
  readonly className?: string | undefined;
}

/** The picture of a sticker; its place has a size before it is here. */
export function StickerPicture({ sticker, word = '', className }: StickerPictureProps) {
  return (
    <img
      className={cx(styles.picture, className)}
      src={stickerUrl(sticker)}
      alt={word}
      width={140}
      height={140}
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  );
}
