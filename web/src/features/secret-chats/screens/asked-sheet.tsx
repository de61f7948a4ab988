import { MonitorSmartphone } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import { Banner, Button, DigitsField, GlyphCard, Sheet, toast } from '../../../ui/index.ts';
import { approveDevice } from '../index.ts';
import styles from './device.module.css';
import type { AskingView } from './view.ts';

/** What the question about a new device takes. */
export interface AskedSheetProps {
  readonly asking: AskingView;
  readonly onLater: () => void;
}

const length = 6;

/** Asks whether a device that wants to join my secret chats is mine: the digits it shows are typed here. */
export function AskedSheet({ asking, onLater }: AskedSheetProps) {
  const t = useWords();
  const moments = useMoments();
  const [digits, setDigits] = useState('');
  const [isWrong, setWrong] = useState(false);
  const yes = useVerb();
  const no = useVerb();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (digits.length < length) return;
    // What both devices show comes from the keys themselves: other digits are other keys.
    if (digits !== asking.digits) {
      setWrong(true);
      return setDigits('');
    }
    if (await yes.run(() => approveDevice(asking.deviceId, true))) toast(t('secret.askedDone'));
  };
  const refuse = async () => {
    if (await no.run(() => approveDevice(asking.deviceId, false))) toast(t('secret.askedRefused'));
  };
  const trouble = isWrong ? t('secret.askedWrong') : yes.error || no.error;
  return (
    <Sheet isOpen onClose={onLater} title={t('secret.askedTitle')} closeLabel={t('secret.close')}>
      <form className={styles.part} onSubmit={(event) => void submit(event)} noValidate>
        <GlyphCard icon={<MonitorSmartphone />} title={asking.name}>
          <p className={styles.when}>{t('secret.askedAt', { ago: moments.ago(asking.at) })}</p>
        </GlyphCard>
        <p className={styles.text}>{t('secret.askedText', { device: asking.name })}</p>
        <DigitsField
          label={t('secret.askedNumber')}
          value={digits}
          length={length}
          isWrong={isWrong}
          onChange={(next) => {
            setWrong(false);
            setDigits(next);
          }}
        />
        {trouble && <Banner tone="danger">{trouble}</Banner>}
        <div className={styles.buttons}>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            isWide
            isBusy={yes.isBusy}
            isDisabled={digits.length < length}
          >
            {t('secret.askedYes')}
          </Button>
          <Button variant="danger" size="lg" isWide isBusy={no.isBusy} onPress={() => void refuse()}>
            {t('secret.askedNo')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
