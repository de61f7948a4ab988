import type { ChatId } from '@maru/contract';
import { useRef } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, goBack, paths } from '../../platform/router/index.ts';
import { NavBar } from '../../ui/index.ts';
import { DeskPlace } from './desk-place.tsx';
import { BirthdaySection } from '../birthdays/ui.ts';
import { CalendarScreen } from '../events/ui.ts';
import { FolderedChatList } from '../folders/ui.ts';
import { FriendsScreen } from '../people/ui.ts';
import styles from './frame.module.css';
import { LostPage } from './lost-page.tsx';
import { MoreScreen } from './more-screen.tsx';
import { placePaths, scrollToTop, useNavPlaces, type PlaceId } from './nav-places.tsx';
import { openChatWith } from './open-chat.ts';
import { Room } from './room.tsx';
import { SettingsGlyph } from './settings-glyph.tsx';
import { SettingsList, SettingsSection } from './settings-screen.tsx';
import { useDraftLines } from './use-draft-lines.ts';
import type { Place } from './use-place.ts';

/** What covers the place for all the rest. */
const isUnderMore = (page: Place['route']['page']): boolean =>
  page === 'settings' || page === 'calendar' || page === 'desk';

/** The app on a phone: one place at a time over the bar, and a room that covers both. */
export function PhoneFrame({ place }: { readonly place: Place }) {
  const t = useWords();
  const { route, askedSeq } = place;
  const { friends, chats, more } = useNavPlaces();
  const main = useRef<HTMLElement>(null);
  const chatId = route.page === 'chats' ? (route.chatId as ChatId | undefined) : undefined;
  const isCovered = chatId !== undefined || isUnderMore(route.page);
  const activeId: PlaceId | undefined = isUnderMore(route.page)
    ? 'more'
    : route.page in placePaths
      ? (route.page as PlaceId)
      : undefined;
  const select = (id: PlaceId) => (id === activeId ? scrollToTop(main.current) : go(placePaths[id]));
  return (
    <div className={styles.phone}>
      <div className={styles.place} data-covered={isCovered || undefined} inert={isCovered}>
        <main ref={main} className={styles.grow}>
          <PhonePlace page={route.page} />
        </main>
        <NavBar
          label={t('shell.places')}
          items={[friends, chats, more]}
          activeId={activeId}
          onSelect={select}
        />
      </div>
      {chatId && (
        <main className={styles.layer}>
          <Room chatId={chatId} askedSeq={askedSeq} onBack={() => goBack(paths.chats())} />
        </main>
      )}
      {route.page === 'calendar' && (
        <main className={styles.layer}>
          <CalendarScreen onBack={() => goBack(paths.more())} />
        </main>
      )}
      {route.page === 'desk' && (
        <main className={styles.layer}>
          <DeskPlace section={route.section} onBack={() => goBack(paths.settings())} />
        </main>
      )}
      {route.page === 'settings' && (
        <main className={styles.layer}>
          {route.section ? (
            <SettingsSection section={route.section} onBack={() => goBack(paths.settings())} />
          ) : (
            <SettingsList onBack={() => goBack(paths.more())} />
          )}
        </main>
      )}
    </div>
  );
}

const openWith = (id: string): void => void openChatWith(id);

function PhonePlace({ page }: { readonly page: Place['route']['page'] }) {
  const drafts = useDraftLines();
  if (page === 'friends')
    return <FriendsScreen onChat={openWith} top={<BirthdaySection onChat={openWith} />} />;
  if (page === 'chats') return <FolderedChatList drafts={drafts} actions={<SettingsGlyph />} />;
  if (page === 'more' || isUnderMore(page)) return <MoreScreen />;
  return <LostPage />;
}
