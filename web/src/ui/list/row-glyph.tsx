import type { ComponentType } from 'react';
import styles from './row-glyph.module.css';

/** What a glyph takes. */
export interface RowGlyphProps {
  readonly Icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
}

/** A small picture on a soft tile, before a row of a list. */
export function RowGlyph({ Icon }: RowGlyphProps) {
  return (
    <span className={styles.glyph}>
      <Icon aria-hidden="true" />
    </span>
  );
}
