import type { OutputOf } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, QrImage, Sheet, TextField } from '../../ui/index.ts';
import type { SheetOnPage } from './credential-sheets.tsx';
import styles from './login.module.css';
import { confirmTotp } from './verbs.ts';

interface TotpSheetProps extends SheetOnPage {
  /** What the QR code says, and the secret as text. */
  readonly begun: OutputOf<'login.beginTotp'>;
  /** Recovery codes to be shown, once, after this sheet. */
  readonly onCodes: (codes: string[] | null) => void;
}

/** In groups of four on two lines, as people copy it by hand. */
const inGroups = (secret: string): string =>
  secret.replaceAll(/(.{4})(?=.)/g, '$1 ').replaceAll(/(.{19}) (?=.)/g, '$1\n');

/** Turns an authenticator app on: the QR code, the same as text, and the first code. */
export function TotpSheet(props: TotpSheetProps) {
  const t = useWords();
  return (
    <Sheet isOpen onClose={props.onClose} title={t('login.totpTitle')} closeLabel={t('login.close')}>
      <TotpForm {...props} />
    </Sheet>
  );
}

function TotpForm({ begun, onClose, onCodes }: TotpSheetProps) {
  const t = useWords();
  const [code, setCode] = useState('');
  const verb = useVerb();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    let codes: string[] | null = null;
    const isDone = await verb.run(async () => {
      codes = await confirmTotp(code);
    });
    if (!isDone) return setCode('');
    onClose();
    onCodes(codes);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <p>{t('login.totpScan')}</p>
      <p className={styles.text}>{t('login.totpScanText')}</p>
      <div className={styles.qr}>
        <QrImage text={begun.uri} label={t('login.totpQr')} size={11} />
      </div>
      <p className={styles.text}>{t('login.totpSecret')}</p>
      <p className={styles.secret} translate="no">
        {inGroups(begun.secret)}
      </p>
      <a className={styles.link} href={begun.uri}>
        {t('login.totpOpen')}
      </a>
      <TextField
        label={t('login.totpCode')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
        {t('login.totpConfirm')}
      </Button>
    </form>
  );
}
