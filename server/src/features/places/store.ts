import type { AccountId, ChatId, Position } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A place that moves, as it is kept. */
export interface LivePlaceRow {
  chat_id: ChatId;
  seq: number;
  account_id: AccountId;
  latitude: number;
  longitude: number;
  accuracy: number | null;
  at: Date;
  until: Date;
}

/** Begins to keep where somebody is. */
export const insertLivePlace = async (db: Queryable, row: LivePlaceRow): Promise<void> => {
  await db.query(
    `insert into live_places (chat_id, seq, account_id, latitude, longitude, accuracy, at, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [row.chat_id, row.seq, row.account_id, row.latitude, row.longitude, row.accuracy, row.at, row.until],
  );
};

/** Moves every place of somebody that has not ended; gives them as they now are. */
export const moveLivePlaces = async (
  db: Queryable,
  me: AccountId,
  { position, at }: { position: Position; at: Date },
): Promise<LivePlaceRow[]> =>
  (
    await db.query<LivePlaceRow>(
      `update live_places set latitude = $2, longitude = $3, accuracy = $4, at = $5
       where account_id = $1 and until > $5 returning *`,
      [me, position.latitude, position.longitude, position.accuracy ?? null, at],
    )
  ).rows;

/** Places of a chat that have not ended. */
export const readLivePlaces = async (db: Queryable, chatId: ChatId, now: Date): Promise<LivePlaceRow[]> =>
  (
    await db.query<LivePlaceRow>('select * from live_places where chat_id = $1 and until > $2 order by seq', [
      chatId,
      now,
    ])
  ).rows;

/** Places of somebody that have not ended. */
export const readMyPlaces = async (db: Queryable, me: AccountId, now: Date): Promise<LivePlaceRow[]> =>
  (
    await db.query<LivePlaceRow>(
      'select * from live_places where account_id = $1 and until > $2 order by until',
      [me, now],
    )
  ).rows;

/** Forgets a place of somebody; false where there was none. */
export const deleteLivePlace = async (
  db: Queryable,
  of: { chatId: ChatId; seq: number; accountId?: AccountId },
): Promise<boolean> =>
  (
    await db.query(
      'delete from live_places where chat_id = $1 and seq = $2 and ($3::uuid is null or account_id = $3)',
      [of.chatId, of.seq, of.accountId ?? null],
    )
  ).rowCount === 1;

/** Forgets those whose time is over. */
export const forgetEnded = async (db: Queryable, now: Date): Promise<void> => {
  await db.query('delete from live_places where until <= $1', [now]);
};

/** Forgets all places of somebody in a chat they have left. */
export const forgetOfMember = async (db: Queryable, chatId: ChatId, accountId: AccountId): Promise<void> => {
  await db.query('delete from live_places where chat_id = $1 and account_id = $2', [chatId, accountId]);
};
