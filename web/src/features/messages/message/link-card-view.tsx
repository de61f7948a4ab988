import { linkPictureUrl, type LinkCard } from '@maru/contract';
import { useState } from 'react';
import { cx } from '../../../ui/index.ts';
import { safeRel } from '../segment-text.ts';
import styles from './link-card-view.module.css';

/** A picture at least this wide, and not much higher than wide, stands above the words; others beside them. */
const wideFrom = 280;

const isWide = ({ width, height }: { width: number; height: number }): boolean =>
  width >= wideFrom && height <= width * 1.1;

/** About how high a card will be, in pixels. */
export const estimateLinkCard = ({ picture, text }: LinkCard): number => {
  const words = text ? 96 : 62;
  return picture && isWide(picture) ? words + Math.round((236 * picture.height) / picture.width) : words + 8;
};

/** What a link in the message leads to: title, words, picture and site; a press goes there. */
export function LinkCardView({ card }: { readonly card: LinkCard }) {
  const { url, title, text, site, picture } = card;
  const [isBroken, setBroken] = useState(false);
  const wide = picture !== undefined && isWide(picture);
  return (
    <a className={cx(styles.card, !wide && styles.beside)} href={url} target="_blank" rel={safeRel}>
      {picture && !isBroken && (
        <img
          className={styles.picture}
          src={linkPictureUrl(picture.id)}
          width={picture.width}
          height={picture.height}
          alt=""
          loading="lazy"
          draggable={false}
          onError={() => setBroken(true)}
        />
      )}
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {text && <span className={styles.text}>{text}</span>}
        <span className={styles.site}>{site}</span>
      </span>
    </a>
  );
}
