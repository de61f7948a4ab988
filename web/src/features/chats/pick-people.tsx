import type { AccountId, Friend } from '@maru/contract';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { Avatar, EmptyState, PickList, SearchField } from '../../ui/index.ts';
import { displayName, useFriends } from '../people/index.ts';
import styles from './pick-people.module.css';

/** What choosing friends takes. */
export interface PickPeopleProps {
  readonly picked: readonly Friend[];
  readonly onChange: (picked: readonly Friend[]) => void;
  readonly hint: string;
  /** Those who cannot be chosen because they are in already. */
  readonly present?: ReadonlySet<AccountId> | undefined;
  /** Why somebody cannot be chosen, in words; undefined for those who can. */
  readonly whyNot?: ((id: AccountId) => string | undefined) | undefined;
}

/** Chooses friends: a search, a strip of those chosen, and the list. */
export function PickPeople({ picked, onChange, hint, present, whyNot }: PickPeopleProps) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const { friends } = useFriends(search);
  const toggle = (friend: Friend) =>
    onChange(
      picked.some(({ id }) => id === friend.id)
        ? picked.filter(({ id }) => id !== friend.id)
        : [...picked, friend],
    );
  return (
    <div className={styles.pick}>
      <div className={styles.search}>
        <SearchField
          label={t('chats.pickSearch')}
          clearLabel={t('chats.clear')}
          value={search}
          onChange={setSearch}
        />
      </div>
      {picked.length > 0 ? (
        <PickedStrip picked={picked} onTakeOut={toggle} />
      ) : (
        <p className={styles.hint}>{hint}</p>
      )}
      {friends.length > 0 ? (
        <PickList
          label={`${t('chats.pickFriends')} ${friends.length}`}
          items={friends}
          picked={new Set(picked.map(({ id }) => id))}
          onToggle={toggle}
          show={(friend) => {
            const isFixed = present?.has(friend.id) ?? false;
            const why = whyNot?.(friend.id);
            return {
              picture: <FriendFace friend={friend} />,
              name: displayName(friend),
              note: isFixed ? t('chats.inviteMember') : (why ?? friend.status),
              isFixed,
              isBarred: why !== undefined,
            };
          }}
        />
      ) : search ? (
        <EmptyState drawing="search" title={t('chats.noneFound')} text={t('chats.noneFoundText')} />
      ) : (
        <EmptyState drawing="people" title={t('chats.pickNone')} text={t('chats.pickNoneText')} />
      )}
    </div>
  );
}

interface PickedStripProps {
  readonly picked: readonly Friend[];
  readonly onTakeOut: (friend: Friend) => void;
}

function PickedStrip({ picked, onTakeOut }: PickedStripProps) {
  const t = useWords();
  return (
    <ul className={styles.strip} aria-label={t('chats.picked')}>
      {picked.map((friend) => (
        <li key={friend.id}>
          <button
            type="button"
            className={styles.pickedFace}
            aria-label={t('chats.unpick', { name: displayName(friend) })}
            onClick={() => onTakeOut(friend)}
          >
            <span className={styles.pickedTile}>
              <FriendFace friend={friend} />
              <span className={styles.takeOut}>
                <X aria-hidden="true" />
              </span>
            </span>
            <span className={styles.pickedName}>{displayName(friend)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function FriendFace({ friend }: { readonly friend: Friend }) {
  const picture = friend.photo ? pictureUrl(friend.photo, 'small') : undefined;
  return <Avatar id={friend.id} name={displayName(friend)} pictureUrl={picture} size="sm" />;
}
