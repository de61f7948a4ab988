import { Clock, X } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { EmptyState, IconButton, Section } from '../../../ui/index.ts';
import { forgetQueries, forgetQuery, useRecents } from '../recents.ts';
import words from '../search.module.css';
import styles from './everywhere.module.css';

/** What was looked for on this device, each to be forgotten by itself or all at once. */
export function RecentSearches({ onPick }: { readonly onPick: (query: string) => void }) {
  const t = useWords();
  const { isKept, queries } = useRecents();
  if (!isKept || queries.length === 0)
    return (
      <EmptyState
        drawing="search"
        title={t('search.hint')}
        text={isKept ? t('search.hintText') : t('search.recentOff')}
      />
    );
  return (
    <Section
      title={t('search.recent')}
      action={
        <button type="button" className={words.plain} onClick={forgetQueries}>
          {t('search.forgetAll')}
        </button>
      }
    >
      <ul>
        {queries.map((query) => (
          <li key={query} className={styles.recent}>
            <button type="button" className={styles.recentWords} onClick={() => onPick(query)}>
              <Clock aria-hidden="true" />
              <span>{query}</span>
            </button>
            <IconButton
              label={t('search.forget', { query })}
              icon={<X aria-hidden="true" />}
              onPress={() => forgetQuery(query)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
