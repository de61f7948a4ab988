import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './dialog.module.css';
import modal from './modal.module.css';
import { BackCloses } from './back-closes.ts';

/** What a bare dialog takes. */
export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Read out when it opens. */
  readonly label: string;
  readonly children: ReactNode;
  /** `full` covers the screen, for pictures, profiles and calls. */
  readonly size?: 'narrow' | 'md' | 'wide' | 'full' | undefined;
}

/** A dialog without a header of its own; for plain content with a title, `Sheet` is the better choice. */
export function Dialog({ isOpen, onClose, label, children, size = 'md' }: DialogProps) {
  const width =
    size === 'narrow'
      ? modal.narrow
      : size === 'wide'
        ? modal.wide
        : size === 'full'
          ? styles.full
          : undefined;
  return (
    <ModalOverlay
      className={cx(modal.overlay, size === 'full' && styles.fullOverlay)}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={cx(modal.modal, width)}>
        <AriaDialog className={cx(modal.dialog, styles.dialog)} aria-label={label}>
          <BackCloses />
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
