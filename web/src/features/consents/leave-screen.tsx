import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button } from '../../ui/index.ts';
import { signOut } from '../accounts/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import styles from './consents.module.css';

/** Whoever does not do what this host asks may take their things along and go. */
export function LeaveScreen({ onBack }: { readonly onBack: () => void }) {
  const t = useWords();
  const verb = useVerb();
  return (
    <EntryFrame isEmpty onBack={onBack}>
      <div className={styles.gate}>
        <EntryHeading title={t('consents.leaveTitle')} text={t('consents.leaveText')} />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button variant="primary" size="lg" isWide onPress={() => go(paths.settings('my-data'))}>
            {t('consents.leaveExport')}
          </Button>
          <Button size="lg" isWide onPress={() => go(paths.settings('delete-account'))}>
            {t('consents.leaveDelete')}
          </Button>
          <Button size="lg" isWide isBusy={verb.isBusy} onPress={() => void verb.run(signOut)}>
            {t('consents.signOut')}
          </Button>
          <Button variant="quiet" size="lg" isWide onPress={onBack}>
            {t('consents.stay')}
          </Button>
        </div>
      </div>
    </EntryFrame>
  );
}
