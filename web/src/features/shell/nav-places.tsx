import { CalendarDays, Ellipsis, MessageCircle, Phone, Settings, Users } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { paths } from '../../platform/router/index.ts';
import type { NavItem } from '../../ui/index.ts';
import { useCallHistory } from '../calls/index.ts';
import { useBadge } from '../chats/index.ts';

/** The places of the app by their names. */
export type PlaceId = 'friends' | 'chats' | 'calls' | 'calendar' | 'more' | 'settings';

/** The addresses of the places. */
export const placePaths: Record<PlaceId, string> = {
  friends: paths.friends(),
  chats: paths.chats(),
  calls: paths.calls(),
  calendar: paths.calendar(),
  more: paths.more(),
  settings: paths.settings(),
};

/** The section of the settings that a wide window shows at first. */
export const firstSection = 'profile';

/** The places of the app, in words, with what waits there. */
export function useNavPlaces(): Record<PlaceId, NavItem<PlaceId>> {
  const t = useWords();
  const badge = useBadge();
  const missed = useCallHistory().unseen;
  return {
    friends: { id: 'friends', label: t('shell.friends'), icon: <Users />, href: placePaths.friends },
    chats: {
      id: 'chats',
      label: t('shell.chats'),
      icon: <MessageCircle />,
      href: placePaths.chats,
      badge,
      badgeLabel: badge > 0 ? t('shell.unread', { count: badge }) : undefined,
    },
    calls: {
      id: 'calls',
      label: t('shell.calls'),
      icon: <Phone />,
      href: placePaths.calls,
      badge: missed,
      badgeLabel: missed > 0 ? t('shell.missed', { count: missed }) : undefined,
    },
    calendar: {
      id: 'calendar',
      label: t('shell.calendar'),
      icon: <CalendarDays />,
      href: placePaths.calendar,
    },
    more: { id: 'more', label: t('shell.more'), icon: <Ellipsis />, href: placePaths.more },
    settings: { id: 'settings', label: t('shell.settings'), icon: <Settings />, href: placePaths.settings },
  };
}

/** Goes to the top of whatever scrolls in a place. */
export const scrollToTop = (place: HTMLElement | null): void => {
  for (const box of place?.querySelectorAll('div, ul') ?? [])
    if (box.scrollTop > 0) box.scrollTo({ top: 0, behavior: 'smooth' });
};
