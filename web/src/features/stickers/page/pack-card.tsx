import type { ReactNode } from 'react';
import type { ShownPack } from '../shown-packs.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import styles from './pack-card.module.css';

interface PackCardProps {
  readonly pack: ShownPack;
  /** Who made it and how it is liked. */
  readonly facts: ReactNode;
  readonly onOpen: () => void;
  readonly action?: ReactNode;
  readonly marks?: ReactNode;
}

/** As many as fit are seen. */
const peeks = 8;

/** A pack in a list: its name, its maker, and a look at it. */
export function PackCard({ pack, facts, onOpen, action, marks }: PackCardProps) {
  return (
    <div className={styles.card}>
      <button type="button" className={styles.open} onClick={onOpen}>
        <span className={styles.words}>
          <span className={styles.name}>
            {pack.name}
            {marks}
          </span>
          <span className={styles.facts}>{facts}</span>
        </span>
        <span className={styles.peek} aria-hidden="true">
          {pack.stickers.slice(0, peeks).map((sticker) => (
            <StickerPicture key={sticker.stickerId} sticker={sticker} className={styles.picture} />
          ))}
        </span>
      </button>
      {action && <span className={styles.action}>{action}</span>}
    </div>
  );
}
