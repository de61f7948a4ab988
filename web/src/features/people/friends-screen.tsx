import type { Friend } from '@maru/contract';
import { Search, Settings, UserPlus, X } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import {
  Button,
  EmptyState,
  IconButton,
  ListRow,
  Page,
  SearchField,
  Section,
  SkeletonRows,
  useIsPhone,
  lazily,
} from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import type { AddFriendTab } from './add-friend-sheet.tsx';
import { BlockDialog } from './block-dialog.tsx';
import { RenameSheet } from './edit-friend-sheets.tsx';
import { Face } from './face.tsx';
import { GrowingList } from './growing-list.tsx';
import { FriendRow, type FriendActions } from './friend-row.tsx';
import { useFriendRequests, useFriends, usePeopleLoaded, useWatchPresence } from './hooks.ts';
import styles from './people.module.css';
import { RequestRow } from './request-row.tsx';

const AddFriendSheet = lazily(async () => (await import('./add-friend-sheet.tsx')).AddFriendSheet, {
  isOver: true,
});

/** What the list of friends takes. */
export interface FriendsScreenProps {
  /** Whose profile is open. */
  readonly selectedId?: string | undefined;
  readonly onChat: (personId: string) => void;
  /** Stands between me and the lists; out of sight while something is searched for. */
  readonly top?: ReactNode;
}

/** The list of friends: me, who added me, favourites, all. */
export function FriendsScreen({ selectedId, onChat, top }: FriendsScreenProps) {
  const t = useWords();
  const [search, setSearch] = useState<string>();
  const [adding, setAdding] = useState<AddFriendTab>();
  const [renamed, setRenamed] = useState<Friend>();
  const [blocked, setBlocked] = useState<Friend>();
  const isPhone = useIsPhone();
  const actions = useMemo<FriendActions>(
    () => ({ onChat, onRename: setRenamed, onBlock: setBlocked }),
    [onChat],
  );
  const isSearching = search !== undefined;
  return (
    <Page
      title={t('people.title')}
      actions={
        <>
          <IconButton
            label={t('people.search')}
            icon={isSearching ? <X aria-hidden="true" /> : <Search aria-hidden="true" />}
            isPressed={isSearching}
            onPress={() => setSearch(isSearching ? undefined : '')}
          />
          <IconButton
            label={t('people.addFriend')}
            icon={<UserPlus aria-hidden="true" />}
            onPress={() => setAdding('handle')}
          />
          {isPhone && (
            <IconButton
              label={t('people.settings')}
              icon={<Settings aria-hidden="true" />}
              onPress={() => go(paths.settings())}
            />
          )}
        </>
      }
      top={
        isSearching && (
          <div className={styles.search}>
            <SearchField
              label={t('people.search')}
              placeholder={t('people.searchHint')}
              clearLabel={t('people.clear')}
              value={search}
              onChange={setSearch}
              autoFocus
            />
          </div>
        )
      }
    >
      {!search?.trim() && (
        <>
          <MyRow onQr={() => setAdding('mine')} />
          {top}
        </>
      )}
      <FriendLists
        search={search ?? ''}
        selectedId={selectedId}
        actions={actions}
        onAdd={() => setAdding('handle')}
      />
      {adding && <AddFriendSheet tab={adding} onTab={setAdding} onClose={() => setAdding(undefined)} />}
      {renamed && <RenameSheet friend={renamed} onClose={() => setRenamed(undefined)} />}
      {blocked && <BlockDialog person={blocked} onClose={() => setBlocked(undefined)} />}
    </Page>
  );
}

function MyRow({ onQr }: { readonly onQr: () => void }) {
  const t = useWords();
  const me = useMe();
  if (!me) return null;
  return (
    <ListRow
      size="lg"
      leading={<Face person={me} size="xl" />}
      title={me.name}
      subtitle={me.status || t('people.statusEmpty')}
      href={paths.friend(me.id)}
      onPress={() => go(paths.friend(me.id))}
      action={
        <Button size="sm" variant="quiet" onPress={onQr}>
          {t('people.myQr')}
        </Button>
      }
    />
  );
}

interface ListsProps {
  readonly search: string;
  readonly selectedId: string | undefined;
  readonly actions: FriendActions;
  readonly onAdd: () => void;
}

function FriendLists({ search, selectedId, actions, onAdd }: ListsProps) {
  const t = useWords();
  const isLoaded = usePeopleLoaded();
  const requests = useFriendRequests();
  const { favourites, friends } = useFriends(search);
  useWatchPresence(useMemo(() => [...favourites, ...friends].map(({ id }) => id), [favourites, friends]));
  const row = (friend: Friend) => (
    <FriendRow key={friend.id} friend={friend} isSelected={friend.id === selectedId} actions={actions} />
  );
  if (!isLoaded) return <SkeletonRows label={t('people.loading')} />;
  if (search.trim() !== '')
    return friends.length > 0 ? (
      <Section title={t('people.friends')} count={friends.length}>
        <GrowingList items={friends}>{row}</GrowingList>
      </Section>
    ) : (
      <EmptyState drawing="search" title={t('people.notFound')} text={t('people.notFoundText')} />
    );
  return (
    <>
      {requests.length > 0 && (
        <Section title={t('people.requests')} count={requests.length} isFoldable>
          {requests.map((request) => (
            <RequestRow key={request.person.id} request={request} />
          ))}
        </Section>
      )}
      {favourites.length > 0 && (
        <Section title={t('people.favourites')} count={favourites.length} isFoldable>
          {favourites.map(row)}
        </Section>
      )}
      {friends.length > 0 ? (
        <Section title={t('people.friends')} count={friends.length} isFoldable>
          <GrowingList items={friends}>{row}</GrowingList>
        </Section>
      ) : (
        <EmptyState
          drawing="people"
          title={t('people.emptyTitle')}
          text={t('people.emptyText')}
          action={
            <Button variant="primary" onPress={onAdd}>
              {t('people.addFriend')}
            </Button>
          }
        />
      )}
    </>
  );
}
