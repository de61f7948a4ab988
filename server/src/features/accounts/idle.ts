import type { House } from '../../platform/house.ts';

const day = 24 * 3_600_000;

type Clocked = Pick<House, 'clock' | 'hostSettings'>;

/** What was last used before this moment is signed in no longer. */
export const idleSince = ({ clock, hostSettings }: Clocked): Date =>
  new Date(clock.now().getTime() - hostSettings.current().idleDays * day);

/** Who signed in before this moment signs in anew, however much they use it; undefined where a session has no longest life. */
export const oldestSession = ({ clock, hostSettings }: Clocked): Date | undefined => {
  const { sessionDays } = hostSettings.current();
  return sessionDays === 0 ? undefined : new Date(clock.now().getTime() - sessionDays * day);
};
