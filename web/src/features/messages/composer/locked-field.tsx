import { LockKeyhole } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import styles from './locked-field.module.css';

/** In place of the field where writing is locked; one press opens it until the room is left. */
export function LockedField({ onUnlock }: { readonly onUnlock: () => void }) {
  const t = useWords();
  return (
    <button type="button" className={styles.locked} onClick={onUnlock}>
      <span className={styles.words}>{t('messages.locked')}</span>
      <LockKeyhole aria-hidden="true" />
      <span className="visually-hidden">{t('messages.unlock')}</span>
    </button>
  );
}
