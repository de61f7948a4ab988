import { useRef, type ReactNode } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { createPortal } from 'react-dom';
import type { Point } from '../point.ts';
import { MenuItems, type ActionSection } from './menu-items.tsx';
import styles from './menu.module.css';
import { useBackCloses } from './use-back-closes.ts';

/** What a menu at a place in the window takes; it is open while `at` is set. */
export interface MenuAtPointProps {
  readonly at: Point | undefined;
  readonly label: string;
  readonly sections: readonly ActionSection[];
  readonly onClose: () => void;
  /** Stands above the menu, such as a row of reactions. */
  readonly header?: ReactNode;
}

/** A menu that opens where the pointer is; one can serve a whole list. */
export function MenuAtPoint({ at, label, sections, onClose, header }: MenuAtPointProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  useBackCloses(at !== undefined, onClose);
  return (
    <>
      {createPortal(
        <span
          ref={anchor}
          aria-hidden="true"
          style={{ position: 'fixed', left: at?.x ?? 0, top: at?.y ?? 0, width: 1, height: 1 }}
        />,
        document.body,
      )}
      <Popover
        triggerRef={anchor}
        isOpen={at !== undefined}
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
        offset={2}
        className={styles.popover ?? ''}
        // The position is taken when the popover is made, so each place needs a new one.
        key={at ? `${at.x},${at.y}` : 'closed'}
      >
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {header && <div className={styles.top}>{header}</div>}
          <MenuItems label={label} sections={sections} onClose={onClose} autoFocus />
        </Dialog>
      </Popover>
    </>
  );
}
