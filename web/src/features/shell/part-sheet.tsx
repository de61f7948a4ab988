import type { ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Sheet } from '../../ui/index.ts';
import styles from './frame.module.css';

/** What the sheet about a missing part takes. */
export interface PartSheetProps {
  readonly title: string;
  readonly text: string;
  readonly action: ReactNode;
  readonly onClose: () => void;
}

/** Says over the page that a part of the app is missing that would have opened there. */
export function PartSheet({ title, text, action, onClose }: PartSheetProps) {
  const t = useWords();
  return (
    <Sheet isOpen onClose={onClose} title={title} closeLabel={t('shell.close')} footer={action}>
      <p className={styles.partText}>{text}</p>
    </Sheet>
  );
}
