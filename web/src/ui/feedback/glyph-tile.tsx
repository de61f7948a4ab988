import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './glyph-tile.module.css';

/** What a tile takes. */
export interface GlyphTileProps {
  readonly icon: ReactNode;
  /** Large is for the one thing that a screen says. */
  readonly size?: 'md' | 'lg' | undefined;
}

/** A glyph on a tile in the colour of trust. */
export function GlyphTile({ icon, size = 'md' }: GlyphTileProps) {
  return (
    <span className={cx(styles.tile, styles[size])} aria-hidden="true">
      {icon}
    </span>
  );
}
