import { Check } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, Separator } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './menu.module.css';

/** One thing a menu offers. */
export interface ActionItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** A tick, for what is set now. */
  readonly isChecked?: boolean | undefined;
  onSelect(): void;
}

/** Things that belong together; a hairline parts it from the next. */
export interface ActionSection {
  readonly id: string;
  readonly title?: string | undefined;
  readonly items: readonly ActionItem[];
}

/** What the inside of a menu takes. */
export interface MenuItemsProps {
  readonly label: string;
  readonly sections: readonly ActionSection[];
  readonly onClose?: (() => void) | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** The list inside every menu of the app. */
export function MenuItems({ label, sections, onClose, autoFocus }: MenuItemsProps) {
  const filled = sections.filter((section) => section.items.length > 0);
  return (
    <Menu
      aria-label={label}
      className={styles.menu ?? ''}
      {...(onClose ? { onClose } : {})}
      {...(autoFocus ? { autoFocus: 'first' as const } : {})}
    >
      {filled.map((section, index) => (
        <Fragment key={section.id}>
          {index > 0 && <Separator className={styles.separator ?? ''} />}
          <MenuSection>
            {section.title && <Header className={styles.header ?? ''}>{section.title}</Header>}
            {section.items.map((item) => (
              <MenuItem
                key={item.id}
                id={`${section.id}/${item.id}`}
                textValue={item.label}
                isDisabled={item.isDisabled ?? false}
                onAction={() => item.onSelect()}
                className={cx(styles.item, item.isDanger && styles.danger)}
              >
                {item.icon}
                <span className={styles.itemLabel}>{item.label}</span>
                {item.isChecked && <Check aria-hidden="true" />}
              </MenuItem>
            ))}
          </MenuSection>
        </Fragment>
      ))}
    </Menu>
  );
}
