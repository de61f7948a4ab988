import { useState, type RefObject } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { EmptyState, Section, Spinner, useComposing } from '../../../ui/index.ts';
import type { ListSearchProps } from '../../chats/ui.ts';
import { HitRow } from '../hit-row.tsx';
import { rememberQuery } from '../recents.ts';
import { useSearch, type SearchNow } from '../use-search.ts';
import words from '../search.module.css';
import styles from './everywhere.module.css';
import { FilterChips } from './filter-chips.tsx';
import { askedBy, hasFilters, noFilters } from './filters.ts';
import { ChatHit, FriendHit } from './name-hits.tsx';
import { RecentSearches } from './recent-searches.tsx';
import { useEnter } from './use-enter.ts';
import { useNames } from './use-names.ts';
import { useNearEnd } from './use-near-end.ts';

const fewFriends = 3;
const fewChats = 4;

/** What answers a search over everything of mine: friends, chats, messages; before it, what was looked for lately. */
export function SearchEverywhere({ query, onQuery, scroller, onOpen }: ListSearchProps) {
  const t = useWords();
  const unfinished = useComposing();
  const [filters, filter] = useState(noFilters);
  const wanted = query.trim();
  const isFiltered = hasFilters(filters);
  const isAsking = wanted !== '' || isFiltered;
  const search = useSearch(isAsking ? { query: wanted, unfinished, ...askedBy(filters), limit: 40 } : null);
  const names = useNames(isFiltered ? '' : wanted, unfinished);
  const remember = () => rememberQuery(wanted);
  const isEmpty =
    !search.isBusy && search.hits.length === 0 && names.friends.length === 0 && names.chats.length === 0;
  useEnter(() => isAsking && !isEmpty && remember());
  return (
    <>
      <FilterChips filters={filters} onChange={filter} />
      {!isAsking && <RecentSearches onPick={onQuery} />}
      {names.friends.length > 0 && (
        <Few
          key={`friends ${wanted}`}
          title={t('search.friends')}
          few={fewFriends}
          items={names.friends}
          show={(friend) => <FriendHit friend={friend} onPress={remember} />}
        />
      )}
      {names.chats.length > 0 && (
        <Few
          key={`chats ${wanted}`}
          title={t('search.chats')}
          few={fewChats}
          items={names.chats}
          show={(chat) => (
            <ChatHit
              chat={chat}
              onPress={() => {
                remember();
                onOpen(chat.id);
              }}
            />
          )}
        />
      )}
      {isAsking && !isEmpty && <Messages search={search} scroller={scroller} onOpen={remember} />}
      {isAsking && isEmpty && <Nothing search={search} isFiltered={isFiltered} />}
    </>
  );
}

interface FewProps<Item extends { readonly id: string }> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly few: number;
  readonly show: (item: Item) => React.ReactNode;
}

/** The first few of a kind, and all of them on a press. */
function Few<Item extends { readonly id: string }>({ title, items, few, show }: FewProps<Item>) {
  const t = useWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, few);
  return (
    <Section
      title={title}
      count={items.length}
      action={
        shown.length < items.length && (
          <button type="button" className={words.plain} onClick={() => setWhole(true)}>
            {t('search.more', { count: items.length })}
          </button>
        )
      }
    >
      <ul>
        {shown.map((item) => (
          <li key={item.id}>{show(item)}</li>
        ))}
      </ul>
    </Section>
  );
}

interface MessagesProps {
  readonly search: SearchNow;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onOpen: () => void;
}

function Messages({ search, scroller, onOpen }: MessagesProps) {
  const t = useWords();
  useNearEnd(scroller, search.loadMore);
  return (
    <Section title={t('search.messages')}>
      {search.isFromHere && <p className={styles.note}>{t('search.fromHere')}</p>}
      <ul aria-busy={search.isBusy}>
        {search.hits.map((hit) => (
          <li key={`${hit.chatId} ${hit.seq}`}>
            <HitRow hit={hit} onPress={onOpen} />
          </li>
        ))}
      </ul>
      {(search.hasMore || (search.isBusy && search.hits.length === 0)) && (
        <div className={styles.waiting} role="status">
          <Spinner />
          <span className="visually-hidden">{t('search.busy')}</span>
        </div>
      )}
      {!search.isBusy && search.hits.length === 0 && <p className={styles.note}>{t('search.none')}</p>}
    </Section>
  );
}

function Nothing({ search, isFiltered }: { readonly search: SearchNow; readonly isFiltered: boolean }) {
  const t = useWords();
  if (search.hasFailed)
    return <EmptyState drawing="search" title={t('search.failed')} text={t('search.failedText')} />;
  const text = search.isFromHere ? 'search.fromHere' : isFiltered ? 'search.noneFiltered' : 'search.noneText';
  return <EmptyState drawing="search" title={t('search.none')} text={t(text)} />;
}
