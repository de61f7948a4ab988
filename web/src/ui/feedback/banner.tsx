import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './banner.module.css';

/** What a banner takes. */
export interface BannerProps {
  readonly children: ReactNode;
  readonly tone?: 'quiet' | 'trust' | 'warning' | 'danger' | undefined;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  /** Whether it runs from edge to edge under a header, rather than standing as a card. */
  readonly isBar?: boolean | undefined;
}

/** A calm sign above the content, such as that the device is offline; a screen reader hears it when it appears. */
export function Banner({ children, tone = 'quiet', icon, action, isBar }: BannerProps) {
  return (
    <div
      className={cx(styles.banner, styles[tone], isBar && styles.bar)}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      {icon && <span className={styles.icon}>{icon}</span>}
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
