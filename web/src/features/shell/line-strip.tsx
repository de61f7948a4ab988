import { WifiOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useLine } from '../../platform/session/index.ts';
import { Spinner } from '../../ui/index.ts';
import styles from './line-strip.module.css';

const PATIENCE = 1_500;

const subscribeOnline = (onChange: () => void): (() => void) => {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
};

/** Says that the line is lost, but only when it does not come back by itself in a moment. */
export function LineStrip() {
  const t = useWords();
  const line = useLine();
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  // The browser knows of a lost network long before the line falls silent for too long.
  const isLost = line === 'connecting' || line === 'waiting' || (line !== 'idle' && !isOnline);
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
          {isOnline ? <Spinner /> : <WifiOff aria-hidden="true" />}
          <span>{t(isOnline ? 'shell.connecting' : 'shell.offline')}</span>
          {!isOnline && <span className={styles.more}>{t('shell.offlineMore')}</span>}
        </span>
      )}
    </div>
  );
}
