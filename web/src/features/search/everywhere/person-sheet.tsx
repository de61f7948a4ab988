import { findPlaces, readQuery, type AccountId } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { EmptyState, ListRow, SearchField, Sheet, useComposing } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { displayName, useFriends } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';

interface PersonSheetProps {
  readonly onClose: () => void;
  readonly onPick: (id: AccountId) => void;
}

/** Whose messages are looked for: one of my friends, or mine. */
export function PersonSheet({ onClose, onPick }: PersonSheetProps) {
  const t = useWords();
  const [query, setQuery] = useState('');
  const unfinished = useComposing();
  const me = useMe();
  const { friends } = useFriends();
  const wish = readQuery(query, unfinished);
  const all = me ? [me, ...friends] : friends;
  const shown = wish.length === 0 ? all : all.filter((one) => findPlaces(wish, displayName(one)).length > 0);
  return (
    <Sheet isOpen isTall isFlush onClose={onClose} title={t('search.sender')} closeLabel={t('search.close')}>
      <div style={{ padding: '0 var(--gutter) 0.5rem' }}>
        <SearchField
          label={t('search.friends')}
          clearLabel={t('search.clear')}
          value={query}
          onChange={setQuery}
        />
      </div>
      {shown.length === 0 && <EmptyState drawing="search" title={t('search.none')} />}
      <ul>
        {shown.map((one) => (
          <li key={one.id}>
            <ListRow
              size="sm"
              leading={<Face person={one} size="sm" />}
              title={displayName(one)}
              onPress={() => onPick(one.id)}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
