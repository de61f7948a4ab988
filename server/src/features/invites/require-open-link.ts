import type { Queryable } from '../../platform/db/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOpenLink, type OpenLink } from './store.ts';

/** Where a code leads. Refuses link_not_found, whether it never led anywhere, was renewed or is off. */
export const requireOpenLink = async (db: Queryable, code: string): Promise<OpenLink> => {
  const link = await findOpenLink(db, code);
  if (!link) throw refuse('link_not_found');
  return link;
};
