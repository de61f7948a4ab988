import { useWords } from '../../platform/i18n/index.ts';
import { Link, paths } from '../../platform/router/index.ts';
import styles from './entry.module.css';

/** The ways to the terms and the privacy policy, for everybody who is at the door. */
export function PolicyLinks() {
  const t = useWords();
  return (
    <p className={styles.policies}>
      <Link href={paths.policy('terms')}>{t('accounts.terms')}</Link>
      <span aria-hidden="true">·</span>
      <Link href={paths.policy('privacy')}>{t('accounts.privacy')}</Link>
    </p>
  );
}
