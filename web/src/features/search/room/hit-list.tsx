import { useWords } from '../../../platform/i18n/index.ts';
import { HitRow } from '../hit-row.tsx';
import type { SearchNow } from '../use-search.ts';
import styles from './room-search.module.css';

interface HitListProps {
  readonly search: SearchNow;
  readonly at: number;
  readonly onPick: (at: number) => void;
}

/** All hits of a room under the bar; more come as one scrolls. */
export function HitList({ search, at, onPick }: HitListProps) {
  const t = useWords();
  return (
    <ul
      className={styles.list}
      aria-label={t('search.hits')}
      onScroll={({ currentTarget: box }) => {
        if (box.scrollHeight - box.scrollTop - box.clientHeight < 300) search.loadMore();
      }}
    >
      {search.hits.map((hit, index) => (
        <li key={hit.seq}>
          <HitRow hit={hit} isInChat isSelected={index === at} onPress={() => onPick(index)} />
        </li>
      ))}
    </ul>
  );
}
