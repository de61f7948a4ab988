import { useWords } from '../../platform/i18n/index.ts';
import { go } from '../../platform/router/index.ts';
import { Sheet } from '../../ui/index.ts';
import { QrScanner } from '../people/ui.ts';
import styles from './approval.module.css';

/** Reads the QR code that a computer shows. */
export function ScanSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Sheet isOpen isTall onClose={onClose} title={t('approval.linkRow')} closeLabel={t('approval.close')}>
      <p className={styles.text}>{t('approval.scanText', { origin: location.host })}</p>
      <QrScanner
        onFound={(path) => {
          onClose();
          go(path);
        }}
      />
    </Sheet>
  );
}
