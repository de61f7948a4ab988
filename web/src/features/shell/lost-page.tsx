import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import styles from './frame.module.css';

/** An address that leads nowhere. */
export function LostPage() {
  const t = useWords();
  return (
    <div className={styles.lost}>
      <EmptyState
        drawing="closed"
        title={t('shell.lostTitle')}
        text={t('shell.lostText')}
        action={
          <Button variant="primary" onPress={() => go(paths.chats(), { replace: true })}>
            {t('shell.toChats')}
          </Button>
        }
      />
    </div>
  );
}
