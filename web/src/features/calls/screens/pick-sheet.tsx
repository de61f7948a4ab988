import type { ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { VerbState } from '../../../platform/verbs/index.ts';
import { Button, Sheet } from '../../../ui/index.ts';
import styles from './sheets.module.css';

/** What picking people for a call takes. */
export interface PickSheetProps {
  readonly title: string;
  /** What the button says; it is pressed once somebody is picked. */
  readonly action: string;
  readonly isReady: boolean;
  /** What the button does, as it goes on. */
  readonly verb: Pick<VerbState, 'isBusy' | 'error'>;
  readonly onPress: () => void;
  readonly onClose: () => void;
  /** The list reaches from edge to edge. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/** A sheet over a call in which people are picked, with one button for what is to become of them. */
export function PickSheet(props: PickSheetProps) {
  const { title, action, isReady, verb, onPress, onClose, isFlush = false, children } = props;
  const t = useWords();
  return (
    <Sheet
      isOpen
      isDark
      isTall
      isFlush={isFlush}
      onClose={onClose}
      title={title}
      closeLabel={t('calls.close')}
      footer={
        <Button
          variant="primary"
          size="lg"
          isWide
          isBusy={verb.isBusy}
          isDisabled={!isReady}
          onPress={onPress}
        >
          {action}
        </Button>
      }
    >
      {verb.error && <p className={styles.error}>{verb.error}</p>}
      {children}
    </Sheet>
  );
}
