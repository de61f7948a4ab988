import { useWords } from '../../../platform/i18n/index.ts';
import { useDisplayName } from '../../people/index.ts';
import type { CallView } from '../call-view.ts';
import styles from './recording-mark.module.css';

/** Everybody in a call sees that it is being recorded, and by whom. */
export function RecordingMark({ recording }: { readonly recording: NonNullable<CallView['recording']> }) {
  const t = useWords();
  const name = useDisplayName(recording.by) || t('calls.somebody');
  return (
    <span className={styles.mark} role="status">
      <span className={styles.dot} aria-hidden="true" />
      {t('calls.recordedBy', { name })}
    </span>
  );
}
