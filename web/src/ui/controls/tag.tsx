import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './tag.module.css';

/** What a tag takes. */
export interface TagProps {
  readonly children: ReactNode;
  readonly tone?: 'cheong' | 'gam' | 'neutral' | undefined;
}

/** A small word beside a name, such as the mark of a secret room or of oneself. */
export function Tag({ children, tone = 'cheong' }: TagProps) {
  return <span className={cx(styles.tag, styles[tone])}>{children}</span>;
}
