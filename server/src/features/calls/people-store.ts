import type { AccountId, CallId, ChatId, DeviceId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** How somebody stands to a call. */
export type Standing = 'rung' | 'in' | 'left' | 'declined' | 'missed' | 'busy' | 'removed';

/** Somebody in a call, rung, or there before. */
export interface PersonRow {
  chat_id: ChatId;
  call_id: CallId;
  account_id: AccountId;
  state: Standing;
  guest: boolean;
  device_id: DeviceId | null;
  rung_until: Date | null;
  heard: boolean;
  shielded: boolean;
  joined_at: Date | null;
  beat_at: Date | null;
  was_in: boolean;
  seconds: number;
  muted: boolean;
  camera: boolean;
  hand_at: Date | null;
}

type OneCall = Pick<PersonRow, 'chat_id' | 'call_id'>;

/** Everybody who has to do with a call, in the order in which they came in. */
export const readPeople = async (db: Queryable, { chat_id, call_id }: OneCall): Promise<PersonRow[]> =>
  (
    await db.query<PersonRow>(
      'select * from call_people where chat_id = $1 and call_id = $2 order by joined_at nulls last, account_id',
      [chat_id, call_id],
    )
  ).rows;

/** The same of several calls. */
export const readPeopleOf = async (
  db: Queryable,
  calls: readonly OneCall[],
): Promise<Map<CallId, PersonRow[]>> => {
  const people = new Map<CallId, PersonRow[]>(calls.map((call) => [call.call_id, []]));
  if (calls.length === 0) return people;
  const { rows } = await db.query<PersonRow>(
    `select p.* from unnest($1::uuid[], $2::uuid[]) as w(chat_id, call_id) join call_people p using (chat_id, call_id)
     order by p.joined_at nulls last, p.account_id`,
    [calls.map((call) => call.chat_id), calls.map((call) => call.call_id)],
  );
  for (const row of rows) people.get(row.call_id)?.push(row);
  return people;
};

/** Keeps how these people stand now. */
export const savePeople = async (tx: Tx, rows: readonly PersonRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx.query(
    `insert into call_people select * from jsonb_populate_recordset(null::call_people, $1::jsonb)
     on conflict (chat_id, call_id, account_id) do update set state = excluded.state, guest = excluded.guest, device_id = excluded.device_id,
       rung_until = excluded.rung_until, heard = excluded.heard, shielded = excluded.shielded, joined_at = excluded.joined_at,
       beat_at = excluded.beat_at, was_in = excluded.was_in, seconds = excluded.seconds, muted = excluded.muted,
       camera = excluded.camera, hand_at = excluded.hand_at`,
    [JSON.stringify(rows)],
  );
};

/** Notes that a device is still there, without a word to anybody; false where it is not in the call. */
export const beat = async (
  db: Queryable,
  of: OneCall & { device_id: DeviceId },
  at: Date,
): Promise<boolean> =>
  (
    await db.query(
      `update call_people set beat_at = $4 where chat_id = $1 and call_id = $2 and device_id = $3 and state = 'in'`,
      [of.chat_id, of.call_id, of.device_id, at],
    )
  ).rowCount === 1;

/** A call that somebody is in. */
export interface SeatRow extends OneCall {
  account_id: AccountId;
  device_id: DeviceId;
}

/** The calls that go on in which these people are. */
export const readSeats = async (db: Queryable, accountIds: readonly AccountId[]): Promise<SeatRow[]> =>
  (
    await db.query<SeatRow>(
      `select p.chat_id, p.call_id, p.account_id, p.device_id from call_people p join calls c using (chat_id, call_id)
       where p.account_id = any($1::uuid[]) and p.state = 'in' and c.ended_at is null`,
      [accountIds],
    )
  ).rows;

/** Calls that somebody is in or is rung for, of one chat or of all. */
export const readCallsOf = async (
  db: Queryable,
  accountId: AccountId,
  chatId: ChatId | null,
): Promise<OneCall[]> =>
  (
    await db.query<OneCall>(
      `select c.chat_id, c.call_id from calls c join call_people p using (chat_id, call_id)
       where c.ended_at is null and p.account_id = $1 and p.state in ('in', 'rung') and ($2::uuid is null or c.chat_id = $2)`,
      [accountId, chatId],
    )
  ).rows;

/** Lets the calls of one device come one after the other: it is in one at most. */
export const lockDevice = async (tx: Tx, deviceId: DeviceId): Promise<void> => {
  await tx.query('select pg_advisory_xact_lock(7240, hashtext($1))', [deviceId]);
};
