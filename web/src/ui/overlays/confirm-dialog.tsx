import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../controls/button.tsx';
import { cx } from '../cx.ts';
import styles from './confirm-dialog.module.css';
import modal from './modal.module.css';
import { BackCloses } from './back-closes.ts';

/** What a question takes. */
export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will happen, in plain words. */
  readonly children?: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly isDanger?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  /** Only its buttons answer: a stray touch beside it, or Escape, decides nothing. */
  readonly mustAnswer?: boolean | undefined;
  /** In dark colours whatever the app has, as over a call. */
  readonly isDark?: boolean | undefined;
}

/** Asks before something that cannot easily be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    isOpen,
    title,
    children,
    confirmLabel,
    cancelLabel,
    onConfirm,
    onCancel,
    isDanger,
    isBusy,
    mustAnswer = false,
    isDark,
  } = props;
  return (
    <ModalOverlay
      className={modal.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onCancel()}
      isDismissable={!mustAnswer}
      isKeyboardDismissDisabled={mustAnswer}
    >
      <Modal className={cx(modal.modal, modal.narrow)} {...(isDark ? { 'data-theme': 'dark' } : {})}>
        <AriaDialog role="alertdialog" className={cx(modal.dialog, styles.dialog)}>
          <BackCloses />
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          {children && <div className={styles.text}>{children}</div>}
          <div className={styles.buttons}>
            {/* The harmless answer has the focus, so that a stray Enter harms nothing. */}
            <Button variant="secondary" onPress={onCancel} autoFocus>
              {cancelLabel}
            </Button>
            <Button variant={isDanger ? 'danger' : 'primary'} onPress={onConfirm} isBusy={isBusy}>
              {confirmLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
