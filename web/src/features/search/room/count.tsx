import { useWords } from '../../../platform/i18n/index.ts';
import { Spinner } from '../../../ui/index.ts';
import type { SearchNow } from '../use-search.ts';
import styles from './room-search.module.css';

interface CountProps {
  readonly search: SearchNow;
  readonly at: number;
  readonly isAsking: boolean;
}

/** Which of how many hits the room stands at, or that there is none. */
export function Count({ search, at, isAsking }: CountProps) {
  const t = useWords();
  const { hits, isBusy, hasFailed, hasMore, total = hits.length, totalIsMore } = search;
  if (!isAsking) return null;
  const isCounting = search.total === undefined && hasMore;
  const all = `${total.toLocaleString()}${totalIsMore || isCounting ? '+' : ''}`;
  const values = { at: at + 1, total: all };
  const words = hasFailed
    ? t('search.failed')
    : hits.length > 0
      ? t('search.placeShort', values)
      : isBusy
        ? ''
        : t('search.none');
  return (
    <span className={styles.count}>
      {isBusy && hits.length === 0 && <Spinner />}
      <span aria-hidden="true">{words}</span>
      <span className="visually-hidden" role="status">
        {!isBusy && (hits.length > 0 ? t('search.place', values) : words)}
      </span>
    </span>
  );
}
