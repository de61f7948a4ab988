import { useWords } from '../../platform/i18n/index.ts';
import { Banner, Button, SkeletonRows } from '../../ui/index.ts';
import styles from './desk.module.css';
import type { Asked } from './use-asked.ts';

/** While an answer is on its way, or when none came. */
export function Loading({ asked }: { readonly asked: Asked<unknown> }) {
  const t = useWords();
  if (!asked.error) return <SkeletonRows label={t('desk.loading')} count={4} />;
  return (
    <div className={styles.aside}>
      <Banner
        tone="danger"
        action={
          <Button size="sm" onPress={asked.again}>
            {t('desk.again')}
          </Button>
        }
      >
        {asked.error}
      </Banner>
    </div>
  );
}
