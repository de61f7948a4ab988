import { BadgeCheck } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Tag } from '../../../ui/index.ts';
import styles from './trust-mark.module.css';
import type { KeyTrust } from './view.ts';

/** Whether somebody's keys have been verified, in a word. */
export function TrustMark({ trust }: { readonly trust: KeyTrust }) {
  const t = useWords();
  if (trust === 'changed') return <Tag tone="gam">{t('secret.changed')}</Tag>;
  if (trust === 'unchecked') return <Tag tone="neutral">{t('secret.unchecked')}</Tag>;
  return (
    <span className={styles.verified}>
      <BadgeCheck aria-hidden="true" />
      {t('secret.verified')}
    </span>
  );
}
