import { TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { Trouble } from '../call-view.ts';
import styles from './trouble.module.css';

/** Something does not work, but the call goes on: what, and what to do. */
export function TroubleBar({ trouble }: { readonly trouble: Trouble }) {
  const t = useWords();
  const [hidden, hide] = useState<Trouble>();
  if (hidden === trouble) return null;
  return (
    <div className={styles.bar} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p>
        <strong>{t(`calls.trouble.${trouble}`)}</strong> {t(`calls.troubleText.${trouble}`)}
      </p>
      <button type="button" aria-label={t('calls.close')} onClick={() => hide(trouble)}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
