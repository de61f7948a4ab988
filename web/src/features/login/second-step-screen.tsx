import { KeyRound, Smartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Button } from '../../ui/index.ts';
import { refreshMe } from '../accounts/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import { LeaveScreen } from '../consents/ui.ts';
import styles from './login.module.css';

/** What somebody without a second step sees where the host asks for one: the way to set it up. */
export function SecondStepScreen() {
  const t = useWords();
  const [isLeaving, setLeaving] = useState(false);
  // Whoever comes back from the settings may have set it up.
  useEffect(() => void refreshMe(), []);
  if (isLeaving) return <LeaveScreen onBack={() => setLeaving(false)} />;
  return (
    <EntryFrame isEmpty>
      <div className={styles.oblige}>
        <EntryHeading title={t('login.obligeTitle')} text={t('login.obligeText')} />
        <Button
          variant="primary"
          size="lg"
          isWide
          icon={<Smartphone aria-hidden="true" />}
          onPress={() => go(paths.settings('security', 'authenticator'))}
        >
          {t('login.obligeApp')}
        </Button>
        <Button
          size="lg"
          isWide
          icon={<KeyRound aria-hidden="true" />}
          onPress={() => go(paths.settings('security', 'passkeys'))}
        >
          {t('login.obligePasskey')}
        </Button>
        <p className={styles.text}>{t('login.obligeNote')}</p>
        <Button variant="quiet" size="lg" isWide onPress={() => setLeaving(true)}>
          {t('login.obligeLeave')}
        </Button>
      </div>
    </EntryFrame>
  );
}
