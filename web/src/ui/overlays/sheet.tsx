import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../controls/icon-button.tsx';
import { cx } from '../cx.ts';
import modal from './modal.module.css';
import styles from './sheet.module.css';
import { BackCloses } from './back-closes.ts';

/** What a sheet takes. */
export interface SheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** Beside the title, at the right end. */
  readonly actions?: ReactNode;
  /** Stays in sight below the scrolling part, usually the main button. */
  readonly footer?: ReactNode;
  readonly size?: 'md' | 'wide' | undefined;
  /** On phones, takes the whole height at once. */
  readonly isTall?: boolean | undefined;
  /** Lets content such as list rows run to the edges. */
  readonly isFlush?: boolean | undefined;
  /** Dark whatever the theme, as over a call. */
  readonly isDark?: boolean | undefined;
  /** Only words to be read: they themselves take the focus, so that keys can scroll them. */
  readonly isText?: boolean | undefined;
  /** Which of its steps is shown. With another one the focus goes to its beginning: what had it may be gone. */
  readonly step?: string | undefined;
}

/** What the focus needs on the scrolling part, where it is to have it. */
const useFocusOn = ({ title, step, isText }: Pick<SheetProps, 'title' | 'step' | 'isText'>) => {
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    // A field of the new step that has taken it already keeps it.
    if (!ref.current?.contains(document.activeElement)) ref.current?.focus();
  }, [step]);
  if (!isText && step === undefined) return { ref };
  return { ref, role: 'group', 'aria-label': title, tabIndex: isText ? 0 : -1 };
};

/** A bottom sheet on phones and a centred dialog on wider windows. */
export function Sheet({
  isOpen,
  onClose,
  title,
  closeLabel,
  children,
  actions,
  footer,
  size = 'md',
  isTall,
  isFlush,
  isDark,
  isText,
  step,
}: SheetProps) {
  const focus = useFocusOn({ title, step, isText });
  return (
    <ModalOverlay
      className={cx(modal.overlay, modal.sheetOverlay)}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      {...(isDark ? { 'data-theme': 'dark' } : {})}
    >
      <Modal className={cx(modal.modal, modal.sheet, size === 'wide' && modal.wide, isTall && modal.tall)}>
        <AriaDialog className={modal.dialog ?? ''}>
          <BackCloses />
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {actions}
            <IconButton label={closeLabel} icon={<X aria-hidden="true" />} onPress={onClose} />
          </header>
          <div className={cx(styles.body, isFlush && styles.flush)} {...focus}>
            {children}
          </div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
