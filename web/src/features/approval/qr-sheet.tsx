import { RefusalError } from '@maru/client';
import { CircleCheck, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords, wordError } from '../../platform/i18n/index.ts';
import { paths } from '../../platform/router/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { Banner, Button, QrImage, Sheet, Spinner } from '../../ui/index.ts';
import { finishSignIn } from '../accounts/index.ts';
import styles from './approval.module.css';
import { usePolling } from './use-polling.ts';

/** A code is shown for a minute, and then another one. */
const renewMs = 60_000;

interface Shown {
  code: string;
  ticket: string;
}

/** Shows a QR code; the phone that reads and approves it signs this computer in. */
export function QrSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Sheet isOpen onClose={onClose} title={t('approval.qrTitle')} closeLabel={t('approval.close')}>
      <QrPanel />
    </Sheet>
  );
}

function QrPanel() {
  const t = useWords();
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<Shown>();
  const [isRead, setRead] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    let isCurrent = true;
    setRead(false);
    callOverHttp('approval.beginQr', {}).then(
      (begun) => isCurrent && setShown(begun),
      (error: unknown) => isCurrent && setTrouble(wordError(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [round]);
  useEffect(() => {
    if (!shown || isRead || trouble) return;
    const timer = setTimeout(() => setRound((before) => before + 1), renewMs);
    return () => clearTimeout(timer);
  }, [shown, isRead, trouble]);
  const again = () => {
    setTrouble('');
    setShown(undefined);
    setRound((before) => before + 1);
  };
  usePolling(
    async () => {
      if (!shown) return false;
      const { state } = await callOverHttp('approval.lookQr', { ticket: shown.ticket });
      setRead(state === 'read' || state === 'approved');
      if (state === 'refused') setTrouble(t('approval.qrRefused'));
      if (state !== 'approved') return false;
      await finishSignIn(callOverHttp('approval.finishQr', { ticket: shown.ticket }));
      return true;
    },
    {
      isOn: shown !== undefined && trouble === '',
      onTrouble: (error) => {
        // One that was never read is simply old.
        if (error instanceof RefusalError && error.code === 'qr_gone' && !isRead) again();
        else setTrouble(wordError(error));
      },
    },
  );
  if (trouble)
    return (
      <div className={styles.form}>
        <Banner tone="danger">{trouble}</Banner>
        <Button size="lg" isWide icon={<RefreshCw aria-hidden="true" />} onPress={again}>
          {t('approval.qrAgain')}
        </Button>
      </div>
    );
  return (
    <div className={styles.qrPanel}>
      <div className={styles.qrBox}>
        {shown ? (
          <span className={isRead ? styles.qrRead : undefined}>
            <QrImage
              text={`${location.origin}${paths.linkDevice()}#${shown.code}`}
              label={t('approval.qrLabel')}
              size={14}
            />
          </span>
        ) : (
          <Spinner label={t('approval.qrLoading')} size="lg" />
        )}
        {isRead && (
          <span className={styles.qrDone}>
            <CircleCheck aria-hidden="true" />
          </span>
        )}
      </div>
      <p className={styles.qrStatus} role="status">
        {isRead ? t('approval.qrIsRead') : ''}
      </p>
      {!isRead && (
        <ol className={styles.steps}>
          <li>{t('approval.qrStep1')}</li>
          <li>{t('approval.qrStep2')}</li>
          <li>{t('approval.qrStep3')}</li>
        </ol>
      )}
    </div>
  );
}
