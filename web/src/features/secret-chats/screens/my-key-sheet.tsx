import { useWords } from '../../../platform/i18n/index.ts';
import { Sheet } from '../../../ui/index.ts';
import styles from './keys.module.css';
import { PrintView } from './print-view.tsx';
import type { KeyPrint } from './view.ts';

/** What my own key looks like, on every device of mine. */
export function MyKeySheet({ print, onClose }: { readonly print: KeyPrint; readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Sheet isOpen onClose={onClose} title={t('secret.myKey')} closeLabel={t('secret.close')}>
      <div className={styles.page}>
        <p className={styles.centredWide}>{t('secret.myKeyText')}</p>
        <PrintView print={print} />
      </div>
    </Sheet>
  );
}
