import type { AccountId, Friend } from '@maru/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { Avatar, EmptyState, SearchField } from '../../ui/index.ts';
import { displayName, useFriends } from '../people/index.ts';
import styles from './pick-people.module.css';

/** What choosing friends takes. */
export interface PickPeopleProps {
  readonly picked: readonly Friend[];
  readonly onChange: (picked: readonly Friend[]) => void;
  readonly hint: string;
  /** Those who cannot be chosen because they are in already. */
  readonly present?: ReadonlySet<AccountId> | undefined;
}

/** Chooses friends: a search, a strip of those chosen, and the list. */
export function PickPeople({ picked, onChange, hint, present }: PickPeopleProps) {
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
        <PeopleRows friends={friends} picked={picked} present={present} onToggle={toggle} />
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

interface PeopleRowsProps {
  readonly friends: readonly Friend[];
  readonly picked: readonly Friend[];
  readonly present: ReadonlySet<AccountId> | undefined;
  readonly onToggle: (friend: Friend) => void;
}

function PeopleRows({ friends, picked, present, onToggle }: PeopleRowsProps) {
  const t = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  // The rows measure themselves: nothing here may be memoised.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: friends.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    getItemKey: (index) => friends[index]?.id ?? index,
    overscan: 8,
  });
  const chosen = new Set(picked.map(({ id }) => id));
  return (
    <div
      ref={scroller}
      className={styles.rows}
      role="group"
      aria-label={`${t('chats.pickFriends')} ${friends.length}`}
    >
      <div className={styles.all} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const friend = friends[item.index]!;
          return (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              className={styles.slot}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <PersonRow
                friend={friend}
                isChosen={chosen.has(friend.id)}
                isPresent={present?.has(friend.id) ?? false}
                onToggle={() => onToggle(friend)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface PersonRowProps {
  readonly friend: Friend;
  readonly isChosen: boolean;
  readonly isPresent: boolean;
  readonly onToggle: () => void;
}

function PersonRow({ friend, isChosen, isPresent, onToggle }: PersonRowProps) {
  const t = useWords();
  const note = isPresent ? t('chats.inviteMember') : friend.status;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isChosen || isPresent}
      disabled={isPresent}
      className={styles.person}
      onClick={onToggle}
    >
      <FriendFace friend={friend} />
      <span className={styles.words}>
        <span className={styles.name}>{displayName(friend)}</span>
        {note && <span className={styles.note}>{note}</span>}
      </span>
      <span className={styles.box} data-on={isChosen || isPresent ? '' : undefined} aria-hidden="true">
        {(isChosen || isPresent) && <Check />}
      </span>
    </button>
  );
}

function FriendFace({ friend }: { readonly friend: Friend }) {
  const picture = friend.photo ? pictureUrl(friend.photo, 'small') : undefined;
  return <Avatar id={friend.id} name={displayName(friend)} pictureUrl={picture} size="sm" />;
}
