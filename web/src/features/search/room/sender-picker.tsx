import { findPlaces, readQuery, type AccountId, type Chat } from '@maru/contract';
import { UserRound, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, ListRow, Popover, SearchField, useComposing } from '../../../ui/index.ts';
import { useMembers } from '../../chats/index.ts';
import { displayName, useDisplayName } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';
import styles from './room-search.module.css';

interface SenderPickerProps {
  readonly chat: Chat;
  readonly author: AccountId | undefined;
  readonly onPick: (author: AccountId | undefined) => void;
}

/** Whose messages are looked for: anybody's, or those of one member. */
export function SenderPicker({ chat, author, onPick }: SenderPickerProps) {
  const t = useWords();
  const name = useDisplayName(author ?? null);
  if (chat.kind === 'self') return null;
  if (author)
    return (
      <Button
        size="sm"
        icon={<X aria-hidden="true" />}
        aria-label={t('search.off', { filter: t('search.senderIs', { name }) })}
        onPress={() => onPick(undefined)}
      >
        {name}
      </Button>
    );
  return (
    <Popover
      label={t('search.sender')}
      placement="bottom start"
      trigger={
        <Button size="sm" icon={<UserRound aria-hidden="true" />}>
          {t('search.sender')}
        </Button>
      }
    >
      {(close) => (
        <Members
          chat={chat}
          onPick={(id) => {
            onPick(id);
            close();
          }}
        />
      )}
    </Popover>
  );
}

interface MembersProps {
  readonly chat: Chat;
  readonly onPick: (author: AccountId) => void;
}

/** With more members than these, one looks for them by name. */
const few = 12;

function Members({ chat, onPick }: MembersProps) {
  const t = useWords();
  const { members, done, loadMore } = useMembers(chat.id);
  const [query, setQuery] = useState('');
  const unfinished = useComposing();
  const wish = useMemo(() => readQuery(query, unfinished), [query, unfinished]);
  const shown =
    wish.length === 0 ? members : members.filter((one) => findPlaces(wish, displayName(one)).length > 0);
  const isSearched = wish.length > 0;
  // Somebody looked for may be on a page that has not come yet.
  useEffect(() => {
    if (isSearched && !done) loadMore();
  }, [isSearched, done, loadMore, members]);
  return (
    <div className={styles.picker}>
      {(chat.memberCount > few || isSearched) && (
        <SearchField
          label={t('search.member')}
          clearLabel={t('search.clear')}
          value={query}
          onChange={setQuery}
        />
      )}
      <ul
        className={styles.members}
        onScroll={({ currentTarget: box }) => {
          if (box.scrollHeight - box.scrollTop - box.clientHeight < 200) loadMore();
        }}
      >
        {shown.map((member) => (
          <li key={member.id}>
            <ListRow
              size="sm"
              leading={<Face person={member} size="sm" />}
              title={displayName(member)}
              onPress={() => onPick(member.id)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
