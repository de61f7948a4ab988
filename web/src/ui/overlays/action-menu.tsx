import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { MenuItems, type ActionSection } from './menu-items.tsx';
import styles from './menu.module.css';
import { BackCloses } from './back-closes.ts';

/** What a menu behind a button takes. */
export interface ActionMenuProps {
  readonly label: string;
  /** A `Button` or an `IconButton`. */
  readonly trigger: ReactNode;
  readonly sections: readonly ActionSection[];
  /** In dark colours whatever the app has, as over a call. */
  readonly isDark?: boolean | undefined;
  readonly placement?: 'bottom end' | 'bottom start' | 'top end' | 'top start' | undefined;
}

/** A menu that opens from a button. */
export function ActionMenu(props: ActionMenuProps) {
  const { label, trigger, sections, isDark, placement = 'bottom end' } = props;
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        className={styles.popover ?? ''}
        placement={placement}
        offset={4}
        {...(isDark ? { 'data-theme': 'dark' } : {})}
      >
        <BackCloses />
        <MenuItems label={label} sections={sections} />
      </Popover>
    </MenuTrigger>
  );
}
