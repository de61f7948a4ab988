import { cx } from '../cx.ts';
import { Mark } from './mark.tsx';
import styles from './logo-tile.module.css';

/** What the tile takes: its size, and a name where it stands alone. */
export interface LogoTileProps {
  readonly size?: 'md' | 'lg' | undefined;
  readonly label?: string | undefined;
}

/** The mark in white on its persimmon tile. */
export function LogoTile({ size = 'md', label }: LogoTileProps) {
  return (
    <span className={cx(styles.tile, size === 'lg' && styles.lg)}>
      <Mark size={size === 'lg' ? 2.625 : 1.375} label={label} />
    </span>
  );
}
