import type { ReactNode } from 'react';
import { GlyphTile } from './glyph-tile.tsx';
import styles from './glyph-card.module.css';

/** What a card takes. */
export interface GlyphCardProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** Lines under the title. */
  readonly children?: ReactNode;
}

/** What a question is about, at its head: a glyph, a name and a few facts. */
export function GlyphCard({ icon, title, children }: GlyphCardProps) {
  return (
    <div className={styles.card}>
      <GlyphTile icon={icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}
