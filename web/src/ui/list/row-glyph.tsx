import type { ComponentType } from 'react';
import { cx } from '../cx.ts';
import styles from './row-glyph.module.css';

/** What a glyph takes. */
export interface RowGlyphProps {
  readonly Icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
  /** `trust` is for what nobody else can read. */
  readonly tone?: 'quiet' | 'trust' | undefined;
}

/** A small picture on a soft tile, before a row of a list. */
export function RowGlyph({ Icon, tone = 'quiet' }: RowGlyphProps) {
  return (
    <span className={cx(styles.glyph, tone === 'trust' && styles.trust)}>
      <Icon aria-hidden="true" />
    </span>
  );
}
