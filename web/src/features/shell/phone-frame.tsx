import type { ChatId } from '@maru/contract';
import { useRef } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, goBack, paths } from '../../platform/router/index.ts';
import { NavBar } from '../../ui/index.ts';
import styles from './frame.module.css';
import { CalendarScreen, DeskPlace, Room, SettingsList, SettingsSection } from './late.ts';
import { placePaths, scrollToTop, useNavPlaces, type PlaceId } from './nav-places.tsx';
import { isUnderMore, PhonePlace } from './phone-place.tsx';
import type { Place } from './use-place.ts';

/** The app on a phone: one place at a time over the bar, and a room that covers both. */
export function PhoneFrame({ place }: { readonly place: Place }) {
  const t = useWords();
  const { route, askedSeq } = place;
  const { friends, chats, calls, more } = useNavPlaces();
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
          items={[friends, chats, calls, more]}
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
