import type { ChatId } from '@maru/contract';
import { useRef } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { EmptyState, NavRail } from '../../ui/index.ts';
import { FolderedChatList } from '../folders/ui.ts';
import styles from './frame.module.css';
import {
  CalendarScreen,
  CallsScreen,
  DeskPlace,
  FriendsPlace,
  Room,
  SettingsList,
  SettingsSection,
} from './late.ts';
import { LostPage } from './lost-page.tsx';
import { firstSection, placePaths, scrollToTop, useNavPlaces, type PlaceId } from './nav-places.tsx';
import { useDraftLines } from './use-draft-lines.ts';
import { useKeys } from './use-keys.ts';
import type { Place } from './use-place.ts';

/** The app on a wide window: rail, list, room, and the drawer beside it. */
export function DesktopFrame({ place }: { readonly place: Place }) {
  const t = useWords();
  const { route } = place;
  const { friends, chats, calls, calendar, settings } = useNavPlaces();
  const list = useRef<HTMLElement>(null);
  const activeId: PlaceId | undefined =
    route.page === 'more' || route.page === 'settings' || route.page === 'desk'
      ? 'settings'
      : route.page === 'friends' ||
          route.page === 'chats' ||
          route.page === 'calls' ||
          route.page === 'calendar'
        ? route.page
        : undefined;
  const chatId = route.page === 'chats' ? route.chatId : undefined;
  useKeys({ onEscape: () => chatId && go(paths.chats()) });
  const select = (id: PlaceId) => {
    if (id === activeId) scrollToTop(list.current);
    else go(placePaths[id]);
  };
  return (
    <div className={styles.desktop}>
      <NavRail
        label={t('shell.places')}
        items={[friends, chats, calls, calendar]}
        bottomItems={[settings]}
        activeId={activeId}
        onSelect={select}
      />
      {activeId && activeId !== 'calendar' && (
        <aside ref={list} className={styles.list} aria-label={t('shell.list')}>
          <ListPane place={place} activeId={activeId} />
        </aside>
      )}
      <main className={styles.grow}>
        <RoomPane place={place} />
      </main>
    </div>
  );
}

interface ListPaneProps {
  readonly place: Place;
  readonly activeId: PlaceId;
}

function ListPane({ place: { route, personId }, activeId }: ListPaneProps) {
  const drafts = useDraftLines();
  if (activeId === 'friends') return <FriendsPlace selectedId={personId} />;
  if (activeId === 'chats')
    return (
      <FolderedChatList
        drafts={drafts}
        selectedId={route.page === 'chats' ? (route.chatId as ChatId | undefined) : undefined}
      />
    );
  if (activeId === 'calls') return <CallsScreen />;
  return (
    <SettingsList
      selected={
        route.page === 'desk'
          ? 'desk'
          : route.page === 'settings'
            ? (route.section ?? firstSection)
            : firstSection
      }
    />
  );
}

function RoomPane({ place: { route, askedSeq } }: { readonly place: Place }) {
  if (route.page === 'chats' && route.chatId)
    return <Room chatId={route.chatId as ChatId} askedSeq={askedSeq} />;
  if (route.page === 'settings') return <SettingsSection section={route.section ?? firstSection} />;
  if (route.page === 'more') return <SettingsSection section={firstSection} />;
  if (route.page === 'desk') return <DeskPlace section={route.section} />;
  if (route.page === 'calendar') return <CalendarScreen />;
  if (route.page === 'lost') return <LostPage />;
  return <NoRoom />;
}

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);

function NoRoom() {
  const t = useWords();
  return (
    <div className={styles.noRoom}>
      <EmptyState
        drawing="hall"
        title={t('shell.emptyTitle')}
        text={t('shell.emptyText', { keys: isApple ? '⌘K' : 'Ctrl+K' })}
      />
    </div>
  );
}
