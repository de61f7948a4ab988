import { limits, type OutputOf, type Ward } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { call, callOverHttp } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, TextField, TickRow } from '../../ui/index.ts';
import { withProof } from '../proof/index.ts';
import styles from './guardians.module.css';

/** What the form of a consent takes. */
export interface ConsentFormProps {
  readonly asked: OutputOf<'guardians.look'>;
  readonly code: string;
  readonly onDone: (ward: Ward) => void;
}

/** Who consents, that they are of age, and that they are the guardian. */
export function ConsentForm({ asked, code, onDone }: ConsentFormProps) {
  const t = useWords();
  const [name, setName] = useState('');
  const [birth, setBirth] = useState('');
  const [isGuardian, setGuardian] = useState(false);
  const [isStrict, setStrict] = useState(false);
  const verb = useVerb();
  const isNamed = !asked.byMail || name.trim() !== '';
  const isWhole = isNamed && birth !== '' && isGuardian;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!isWhole) return;
    void verb.run(async () =>
      onDone(
        asked.byMail
          ? await callOverHttp('guardians.answerByMail', { consents: true, code, birth, name: name.trim() })
          : await withProof(() => call('guardians.consent', { code, birth })),
      ),
    );
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {asked.byMail && (
        <TextField
          label={t('guardians.name')}
          value={name}
          onChange={setName}
          autoComplete="name"
          maxLength={limits.personName}
          error={isStrict && !isNamed ? t('guardians.nameMissing') : undefined}
          isRequired
        />
      )}
      <TextField
        label={t('guardians.myBirth')}
        type="date"
        value={birth}
        onChange={setBirth}
        description={t('guardians.myBirthText')}
        autoComplete="bday"
        error={isStrict && birth === '' ? t('guardians.birthMissing') : undefined}
        isRequired
      />
      <TickRow
        label={t('guardians.iAm')}
        isTicked={isGuardian}
        isInvalid={isStrict && !isGuardian}
        onChange={setGuardian}
      />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
        {t('guardians.consent')}
      </Button>
    </form>
  );
}
