import { LockKeyhole, MessageCircle, MoonStar, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, Sheet, toast } from '../../ui/index.ts';
import { offerLater, turnOn } from './device.ts';
import styles from './notifications.module.css';

interface PrimingSheetProps {
  readonly isHomeFirst: boolean;
  readonly onClose: () => void;
}

const points: readonly { Icon: LucideIcon; key: string }[] = [
  { Icon: MessageCircle, key: 'notifications.primeWho' },
  { Icon: MoonStar, key: 'notifications.primeQuiet' },
  { Icon: LockKeyhole, key: 'notifications.primeSafe' },
];

/** What notifications are, said before the browser asks: it asks only once. */
export function PrimingSheet({ isHomeFirst, onClose }: PrimingSheetProps) {
  const t = useWords();
  const [isBusy, setBusy] = useState(false);
  const turn = async () => {
    setBusy(true);
    const answer = await turnOn();
    setBusy(false);
    if (answer === 'declined') return;
    offerLater();
    toast(
      t(
        answer === 'on'
          ? 'notifications.pushOn'
          : answer === 'denied'
            ? 'notifications.pushDenied'
            : 'notifications.pushFailed',
      ),
    );
    onClose();
  };
  const away = () => {
    offerLater();
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={away}
      title={t('notifications.primeTitle')}
      closeLabel={t('notifications.close')}
      footer={
        isHomeFirst ? (
          <Button onPress={away}>{t('notifications.close')}</Button>
        ) : (
          <Button variant="primary" isBusy={isBusy} onPress={() => void turn()}>
            {t('notifications.primeOn')}
          </Button>
        )
      }
    >
      <ul className={styles.points}>
        {points.map(({ Icon, key }) => (
          <li key={key} className={styles.point}>
            <span className={styles.pointGlyph}>
              <Icon aria-hidden="true" />
            </span>
            <span>
              <span className={styles.label}>{t(key)}</span>
              <span className={styles.hint}>{t(`${key}Text`)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.ask}>{t(isHomeFirst ? 'notifications.pushHome' : 'notifications.primeAsk')}</p>
    </Sheet>
  );
}
