import { useWords } from '../../../platform/i18n/index.ts';
import styles from './drawer-list.module.css';

interface SeeAllProps {
  /** What there is more of, for those who do not see where the button stands. */
  readonly of: string;
  readonly onPress: () => void;
}

/** At the end of a section's head: leads to all of it. */
export function SeeAll({ of, onPress }: SeeAllProps) {
  const t = useWords();
  return (
    <button type="button" className={styles.seeAll} onClick={onPress}>
      {t('drawer.seeAll')}
      <span className="visually-hidden">{` ${of}`}</span>
    </button>
  );
}
