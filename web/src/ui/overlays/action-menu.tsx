import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { MenuItems, type ActionSection } from './menu-items.tsx';
import styles from './menu.module.css';
import { BackCloses } from './use-back-closes.ts';

/** What a menu behind a button takes. */
export interface ActionMenuProps {
  readonly label: string;
  /** A `Button` or an `IconButton`. */
  readonly trigger: ReactNode;
  readonly sections: readonly ActionSection[];
  readonly placement?: 'bottom end' | 'bottom start' | 'top end' | 'top start' | undefined;
}

/** A menu that opens from a button. */
export function ActionMenu({ label, trigger, sections, placement = 'bottom end' }: ActionMenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} placement={placement} offset={4}>
        <BackCloses />
        <MenuItems label={label} sections={sections} />
      </Popover>
    </MenuTrigger>
  );
}
