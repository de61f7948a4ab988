import { MonitorSmartphone, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, GlyphTile, ShownDigits, toast } from '../../../ui/index.ts';
import { askApproval, beginAnew, useDeviceStanding } from '../index.ts';
import styles from './device.module.css';

/** On a device that holds no keys while others of mine do: asks them, shows the digits, or begins afresh. */
export function DevicePart({ level = 3 }: { readonly level?: 2 | 3 | undefined }) {
  const Heading = `h${level}` as const;
  const t = useWords();
  const device = useDeviceStanding();
  const asking = useVerb();
  const ask = () => void asking.run(askApproval);
  return (
    <div className={styles.part}>
      {device.kind === 'waiting' ? (
        <ShownDigits
          title={t('secret.waitTitle')}
          level={level}
          text={t('secret.waitText')}
          digits={device.digits}
          spoken={t('secret.waitDigits', { digits: [...device.digits].join(' ') })}
          waiting={t('secret.waiting')}
        />
      ) : (
        <div className={styles.head}>
          <GlyphTile icon={device.kind === 'refused' ? <ShieldX /> : <MonitorSmartphone />} />
          <Heading className={styles.title}>{t('secret.apartTitle')}</Heading>
          <p className={styles.text}>
            {t(device.kind === 'refused' ? 'secret.waitRefused' : 'secret.stateApart')}
          </p>
        </div>
      )}
      {asking.error && <Banner tone="danger">{asking.error}</Banner>}
      {device.kind !== 'waiting' && (
        <Button variant="primary" size="lg" isWide isBusy={asking.isBusy} onPress={ask}>
          {t(device.kind === 'refused' ? 'secret.askAgain' : 'secret.askGo')}
        </Button>
      )}
      <div className={styles.other}>
        <span>{t('secret.noOther')}</span>
        <Afresh />
      </div>
    </div>
  );
}

/** Gives this device keys of its own, after what that means has been read. */
export function Afresh() {
  const t = useWords();
  const [isAsking, setAsking] = useState(false);
  const verb = useVerb();
  const begin = async () => {
    if (!(await verb.run(beginAnew))) return;
    setAsking(false);
    toast(t('secret.afreshDone'));
  };
  return (
    <>
      <Button size="sm" variant="quiet" onPress={() => setAsking(true)}>
        {t('secret.afresh')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={verb.isBusy}
        title={t('secret.afreshTitle')}
        confirmLabel={t('secret.afreshGo')}
        cancelLabel={t('secret.cancel')}
        onConfirm={() => void begin()}
        onCancel={() => setAsking(false)}
      >
        {verb.error ? (
          <Banner tone="danger">{verb.error}</Banner>
        ) : (
          <ul className={styles.means}>
            <li>{t('secret.afresh1')}</li>
            <li>{t('secret.afresh2')}</li>
            <li>{t('secret.afresh3')}</li>
          </ul>
        )}
      </ConfirmDialog>
    </>
  );
}
