import type { RecoveryMail } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useLanguage, useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet, TextField, toast } from '../../ui/index.ts';
import { withProof } from '../proof/index.ts';
import styles from './recovery.module.css';

/** What the sheet takes: the address as the host has it. */
export interface MailSheetProps {
  readonly mail: RecoveryMail;
  readonly onChange: (mail: RecoveryMail) => void;
  readonly onClose: () => void;
}

/** Sets, changes or takes away my e-mail address for recovery. */
export function MailSheet({ mail, onChange, onClose }: MailSheetProps) {
  const t = useWords();
  const language = useLanguage();
  const [address, setAddress] = useState('');
  const [isStrict, setStrict] = useState(false);
  const verb = useVerb();
  const isWhole = /^\S+@\S+\.\S+$/.test(address.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!isWhole) return;
    void verb.run(async () => {
      onChange(await withProof(() => call('recovery.setMail', { address, language })));
      setAddress('');
      setStrict(false);
    });
  };
  const remove = () =>
    verb.run(async () => {
      await withProof(() => call('recovery.removeMail', {}));
      onChange({ ...mail, address: null, waiting: null });
      toast(t('recovery.mailRemoved'));
      onClose();
    });
  return (
    <Sheet isOpen onClose={onClose} title={t('recovery.mailTitle')} closeLabel={t('recovery.close')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.text}>{t('recovery.mailText')}</p>
        {mail.address && <p>{t('recovery.mailNow', { address: mail.address })}</p>}
        {mail.waiting && <Banner tone="trust">{t('recovery.mailSent', { address: mail.waiting })}</Banner>}
        <TextField
          label={t('recovery.address')}
          value={address}
          onChange={setAddress}
          type="email"
          inputMode="email"
          autoComplete="email"
          error={isStrict && !isWhole ? t('recovery.addressWrong') : undefined}
        />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
          {t('recovery.mailSave')}
        </Button>
        {(mail.address || mail.waiting) && (
          <Button variant="quiet" isWide onPress={() => void remove()}>
            {t('recovery.mailRemove')}
          </Button>
        )}
      </form>
    </Sheet>
  );
}
