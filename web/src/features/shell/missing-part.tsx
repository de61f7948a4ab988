import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useLine } from '../../platform/session/index.ts';
import { Button, EmptyState, type MissingPartProps } from '../../ui/index.ts';
import styles from './frame.module.css';
import { PartSheet } from './late.ts';
import { loadAnew } from './new-version.ts';

const hearNetwork = (onChange: () => void): (() => void) => {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
};

/** Can the host be reached? Without a session there is no line to tell, so the browser is asked. */
const useReach = (): boolean => {
  const line = useLine();
  const hasNetwork = useSyncExternalStore(hearNetwork, () => navigator.onLine);
  return hasNetwork && line !== 'connecting' && line !== 'waiting';
};

/** Stands where a part of the app could not be fetched: an update took it away, or there is no line. */
export function MissingPart({ isOver, onRetry, onClose }: MissingPartProps) {
  const t = useWords();
  const isReached = useReach();
  const wasReached = useRef(isReached);
  const [isLoading, setLoading] = useState(false);
  useEffect(() => {
    if (isReached && !wasReached.current) onRetry();
    wasReached.current = isReached;
  });
  const load = () => {
    setLoading(true);
    void loadAnew();
  };
  const title = t(isReached ? 'shell.partOld' : 'shell.partAway');
  const text = t(isReached ? 'shell.partOldText' : 'shell.partAwayText');
  const action = (
    <div className={styles.partActions}>
      {isReached ? (
        <Button variant="primary" isBusy={isLoading} onPress={load}>
          {t('shell.loadAnew')}
        </Button>
      ) : (
        <Button variant="primary" onPress={onRetry}>
          {t('shell.tryAgain')}
        </Button>
      )}
      {onClose && !isOver && (
        <Button variant="quiet" onPress={onClose}>
          {t('shell.close')}
        </Button>
      )}
    </div>
  );
  if (isOver && onClose) return <PartSheet title={title} text={text} action={action} onClose={onClose} />;
  return (
    <div className={styles.part} role="status">
      <EmptyState drawing="closed" title={title} text={text} action={action} />
    </div>
  );
}
