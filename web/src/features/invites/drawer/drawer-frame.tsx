import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useIsPhone, useSwipe } from '../../../ui/index.ts';
import styles from './drawer.module.css';

interface DrawerFrameProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer: ReactNode;
}

/** On phones it slides over the room and a swipe puts it away; on wider windows it stands beside the room. */
export function DrawerFrame({ label, onClose, children, footer }: DrawerFrameProps) {
  const isPhone = useIsPhone();
  const body = (
    <>
      <div className={styles.body}>{children}</div>
      <footer className={styles.footer}>{footer}</footer>
    </>
  );
  if (!isPhone) {
    return (
      <aside className={styles.pane} aria-label={label}>
        {body}
      </aside>
    );
  }
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={styles.sliding ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <Swiped onClose={onClose}>{body}</Swiped>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Swiped({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  const swipe = useSwipe({ towards: 'right', onSwipe: onClose });
  return (
    <div
      className={styles.swiped}
      style={swipe.offset !== 0 ? { translate: `${swipe.offset}px 0` } : undefined}
      {...swipe.handlers}
    >
      {children}
    </div>
  );
}
