import type { GroupLink } from '@maru/contract';
import type { LinkRow } from './store.ts';

/** A link as members see it. The code of one that is off leads nowhere and is not shown. */
export const presentLink = (row: LinkRow): GroupLink => ({
  on: row.link_on,
  guests: row.link_guests,
  code: row.link_on ? row.link_code : null,
});
