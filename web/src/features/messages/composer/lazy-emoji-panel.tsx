import { lazy, Suspense } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Spinner } from '../../../ui/index.ts';
import styles from './emoji-panel.module.css';

const Panel = lazy(() => import('./emoji-panel.tsx'));

/** All emoji; fetched when first opened. */
export function EmojiPanel({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const t = useWords();
  return (
    <Suspense
      fallback={
        <div className={styles.wait} role="status" aria-label={t('messages.emojiLoading')}>
          <Spinner />
        </div>
      }
    >
      <Panel onPick={onPick} />
    </Suspense>
  );
}
