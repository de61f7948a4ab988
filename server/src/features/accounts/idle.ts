import type { House } from '../../platform/house.ts';

const day = 24 * 3_600_000;

/** What was last used before this moment is signed in no longer. */
export const idleSince = ({ clock, hostSettings }: Pick<House, 'clock' | 'hostSettings'>): Date =>
  new Date(clock.now().getTime() - hostSettings.current().idleDays * day);
