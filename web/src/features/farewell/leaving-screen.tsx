import { useStore } from 'zustand';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, toast } from '../../ui/index.ts';
import { accountsStore, signOut } from '../accounts/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import styles from './leaving.module.css';
import { comeBack } from './leave.ts';

/** What somebody sees who signs in to an account that is being deleted: keep it, or leave it be. Nothing happens by itself. */
export function LeavingScreen() {
  const t = useWords();
  const moments = useMoments();
  const verb = useVerb();
  const leavesAt = useStore(accountsStore, (state) => state.leavesAt);
  const keep = async () => {
    await comeBack();
    toast(t('farewell.welcomeBack'));
  };
  return (
    <EntryFrame isEmpty>
      <div className={styles.form}>
        <EntryHeading
          title={t('farewell.leavingTitle')}
          text={t('farewell.leavingText', { date: leavesAt ? moments.full(leavesAt) : '' })}
        />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button variant="primary" size="lg" isWide isBusy={verb.isBusy} onPress={() => void verb.run(keep)}>
            {t('farewell.comeBack')}
          </Button>
          <Button size="lg" isWide isDisabled={verb.isBusy} onPress={() => void verb.run(signOut)}>
            {t('farewell.leaveIt')}
          </Button>
        </div>
      </div>
    </EntryFrame>
  );
}
