import type { InputOf } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button } from '../../ui/index.ts';
import { refreshMe, useHost } from '../accounts/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import { LeaveScreen } from '../consents/ui.ts';
import { BirthPart } from './birth-part.tsx';
import styles from './guardians.module.css';

/** What somebody sees whose account is older than the question for the age, at their next opening. */
export function AgeScreen() {
  const t = useWords();
  const host = useHost();
  const verb = useVerb();
  const [given, setGiven] = useState<Partial<InputOf<'accounts.signUp'>> | null>(null);
  const [isStrict, setStrict] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const tell = async (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    const birth = given?.birth;
    if (!birth) return;
    // Over HTTP: the line is closed to whoever turns out to need a guardian.
    if (await verb.run(() => callOverHttp('guardians.tellAge', { birth }))) await refreshMe();
  };
  if (isLeaving) return <LeaveScreen onBack={() => setLeaving(false)} />;
  return (
    <EntryFrame isEmpty>
      <form className={styles.form} noValidate onSubmit={(event) => void tell(event)}>
        <EntryHeading
          title={t('guardians.ageTitle')}
          text={t(host?.underAge === 'refused' ? 'guardians.ageTextRefused' : 'guardians.ageText', {
            age: host?.minAge ?? 0,
          })}
        />
        <BirthPart isKnown isStrict={isStrict} onChange={setGiven} />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
            {t('guardians.ageGo')}
          </Button>
          <Button variant="quiet" size="lg" isWide onPress={() => setLeaving(true)}>
            {t('guardians.ageLeave')}
          </Button>
        </div>
      </form>
    </EntryFrame>
  );
}
