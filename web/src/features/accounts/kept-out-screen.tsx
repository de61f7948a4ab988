import { useStore } from 'zustand';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button } from '../../ui/index.ts';
import { EntryFrame, EntryHeading } from './entry-frame.tsx';
import styles from './entry.module.css';
import { signOut } from './sign-out.ts';
import { accountsStore } from './state.ts';

/** What somebody reads whom an operator keeps out: why, until when, whom to ask. */
export function KeptOutScreen() {
  const t = useWords();
  const moments = useMoments();
  const verb = useVerb();
  const keptOut = useStore(accountsStore, (state) => state.keptOut);
  const until = keptOut?.endsAt
    ? t('accounts.keptOutUntil', { moment: moments.full(keptOut.endsAt) })
    : t('accounts.keptOutForNow');
  return (
    <EntryFrame>
      <div className={styles.form}>
        <EntryHeading title={t('accounts.keptOutTitle')} text={until} />
        {keptOut?.reason && <Banner tone="warning">{keptOut.reason}</Banner>}
        <p>{keptOut?.appeal || t('accounts.keptOutAsk')}</p>
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button variant="primary" size="lg" isWide onPress={() => location.reload()}>
            {t('accounts.keptOutAgain')}
          </Button>
          <Button size="lg" isWide isBusy={verb.isBusy} onPress={() => void verb.run(signOut)}>
            {t('accounts.signOut')}
          </Button>
        </div>
      </div>
    </EntryFrame>
  );
}
