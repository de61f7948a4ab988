import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useLine } from '../../platform/session/index.ts';
import { Spinner } from '../../ui/index.ts';
import styles from './line-strip.module.css';

const PATIENCE = 1_500;

/** Says that the line is lost, but only when it does not come back by itself in a moment. */
export function LineStrip() {
  const t = useWords();
  const line = useLine();
  const isLost = line === 'connecting' || line === 'waiting';
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isLost) return setLong(false);
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <div className={styles.place} role="status">
      {isLost && isLong && (
        <span className={styles.strip}>
          <Spinner />
          {t(navigator.onLine ? 'shell.connecting' : 'shell.offline')}
        </span>
      )}
    </div>
  );
}
