import { useWords } from '../../../platform/i18n/index.ts';
import styles from './keys.module.css';

/** Sixty digits in twelve groups, to be read to each other. */
export function KeyDigits({ digits }: { readonly digits: readonly string[] }) {
  const t = useWords();
  return (
    <ol className={styles.digits} aria-label={t('secret.digits')}>
      {digits.map((group, at) => (
        // Two groups may be alike: their place tells them apart.
        <li key={at}>{group}</li>
      ))}
    </ol>
  );
}
