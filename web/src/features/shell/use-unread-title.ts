import { useEffect } from 'react';
import { useBadge } from '../chats/index.ts';

interface BadgeNavigator {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** Puts the number of unread messages into the title of the window and on the app's icon. */
export function useUnreadTitle(name = 'Maru'): void {
  const count = useBadge();
  useEffect(() => {
    document.title = count > 0 ? `(${count > 999 ? '999+' : count}) ${name}` : name;
  }, [count, name]);
  useEffect(() => {
    const device = navigator as BadgeNavigator;
    const told = count > 0 ? device.setAppBadge?.(count) : device.clearAppBadge?.();
    void told?.catch(() => {});
  }, [count]);
}
