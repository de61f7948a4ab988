import type { LinkCard } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** What is known of an address. */
export interface CardRow {
  card: LinkCard | null;
  found_at: Date;
}

/** What was found at an address before. */
export const readCard = async (db: Queryable, url: string): Promise<CardRow | undefined> =>
  (await db.query<CardRow>('select card, found_at from link_cards where url = $1', [url])).rows[0];

/** Keeps what was found at an address. */
export const saveCard = async (
  db: Queryable,
  found: { url: string; card: LinkCard | undefined; at: Date },
): Promise<void> => {
  await db.query(
    `insert into link_cards (url, card, found_at) values ($1, $2, $3)
     on conflict (url) do update set card = excluded.card, found_at = excluded.found_at`,
    [found.url, found.card ? JSON.stringify(found.card) : null, found.at],
  );
};

/** Forgets what was found before this moment; what stands under messages stays there. */
export const forgetCards = async (db: Queryable, before: Date): Promise<void> => {
  await db.query('delete from link_cards where found_at < $1', [before]);
};
