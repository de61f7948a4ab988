import type { ReactNode, Ref } from 'react';
import { cx } from '../cx.ts';
import styles from './backdrop.module.css';

/** What a room's backdrop takes. */
export interface BackdropProps {
  readonly children: ReactNode;
  /** A wallpaper; words on it get a halo so that they stay readable. */
  readonly wallpaperUrl?: string | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLDivElement> | undefined;
}

/** The celadon ground that bubbles stand on. */
export function Backdrop({ children, wallpaperUrl, className, ref }: BackdropProps) {
  return (
    <div
      ref={ref}
      className={cx(styles.backdrop, wallpaperUrl && styles.wallpaper, className)}
      {...(wallpaperUrl ? { style: { backgroundImage: `url(${JSON.stringify(wallpaperUrl)})` } } : {})}
    >
      {children}
    </div>
  );
}
