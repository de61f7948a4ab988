import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { offerLater } from './device.ts';
import { useNotifications } from './hooks.ts';
import styles from './notifications.module.css';
import { PrimingSheet } from './priming-sheet.tsx';

/** Above the list of chats, once somebody has written: shall they hear the answer? Put away, it stays away for a month. */
export function OfferCard() {
  const t = useWords();
  const { isOffered, device } = useNotifications();
  const [isAsking, setAsking] = useState(false);
  if (!isOffered && !isAsking) return null;
  return (
    <>
      {isOffered && (
        <section className={styles.offer} aria-label={t('notifications.offerTitle')}>
          <span className={styles.offerGlyph}>
            <BellRing aria-hidden="true" />
          </span>
          <div className={styles.offerText}>
            <p className={styles.label}>{t('notifications.offerTitle')}</p>
            <p className={styles.hint}>{t('notifications.offerText')}</p>
            <div className={styles.offerButtons}>
              <Button size="sm" variant="primary" onPress={() => setAsking(true)}>
                {t('notifications.offerMore')}
              </Button>
              <Button size="sm" variant="quiet" onPress={offerLater}>
                {t('notifications.offerClose')}
              </Button>
            </div>
          </div>
        </section>
      )}
      {isAsking && <PrimingSheet isHomeFirst={device === 'homeFirst'} onClose={() => setAsking(false)} />}
    </>
  );
}
