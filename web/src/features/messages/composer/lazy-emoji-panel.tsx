import { useWords } from '../../../platform/i18n/index.ts';
import { lazily, Spinner } from '../../../ui/index.ts';
import styles from './emoji-panel.module.css';

/** All emoji; fetched when first opened. */
export const EmojiPanel = lazily<{ readonly onPick: (emoji: string) => void }>(
  async () => (await import('./emoji-panel.tsx')).default,
  {
    isRare: true,
    meanwhile: () => <Fetching />,
  },
);

function Fetching() {
  const t = useWords();
  return (
    <div className={styles.wait} role="status" aria-label={t('messages.emojiLoading')}>
      <Spinner />
    </div>
  );
}
