import type { ComponentType } from 'react';
import styles from './drawer-list.module.css';

/** What stands before a thing's row in the drawer. */
export function DrawerGlyph({ Icon }: { readonly Icon: ComponentType<{ 'aria-hidden'?: 'true' }> }) {
  return (
    <span className={styles.glyph}>
      <Icon aria-hidden="true" />
    </span>
  );
}
