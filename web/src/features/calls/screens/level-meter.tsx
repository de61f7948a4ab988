import { useWords } from '../../../platform/i18n/index.ts';
import { useLevel } from '../hooks.ts';
import styles from './green-room.module.css';

const BARS = 12;

/** How loud the microphone hears me. */
export function LevelMeter() {
  const t = useWords();
  const level = Math.min(1, useLevel('test') * 1.6);
  return (
    <span
      className={styles.bars}
      role="meter"
      aria-label={t('calls.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
    >
      {Array.from({ length: BARS }, (_, index) => (
        <span key={index} data-on={level * BARS > index || undefined} />
      ))}
    </span>
  );
}
