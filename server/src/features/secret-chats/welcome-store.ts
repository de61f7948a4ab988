import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { DeviceRef } from './room-store.ts';

/** A welcome, and those it is for. */
export interface NewWelcome {
  chatId: ChatId;
  seq: number;
  part: number;
  welcome: Buffer;
  devices: readonly DeviceRef[];
  by: AccountId;
  at: Date;
}

/** Keeps a welcome until those it is for have joined. One that a device did not use before gives way. */
export const insertWelcome = async (db: Queryable, made: NewWelcome): Promise<void> => {
  const place = [made.chatId, made.seq, made.part];
  await db.query('insert into secret_welcomes (chat_id, seq, part, welcome) values ($1, $2, $3, $4)', [
    ...place,
    made.welcome,
  ]);
  await db.query(
    `insert into secret_waiting (account_id, device_id, chat_id, seq, part, by_id, at)
     select account_id, device_id, $1, $2, $3, $6, $7 from unnest($4::uuid[], $5::uuid[]) as w(account_id, device_id)
     on conflict (account_id, device_id, chat_id) do update set seq = excluded.seq, part = excluded.part,
       by_id = excluded.by_id, at = excluded.at`,
    [
      ...place,
      made.devices.map((one) => one.accountId),
      made.devices.map((one) => one.deviceId),
      made.by,
      made.at,
    ],
  );
};

/** A welcome that waits. */
export interface WelcomeRow {
  chat_id: ChatId;
  kind: 'direct' | 'group';
  seq: number;
  welcome: Buffer;
  by_id: AccountId;
  at: Date;
}

/** What waits for a device, oldest first; not of rooms of two with somebody whom its owner has blocked. */
export const readWelcomes = async (
  db: Queryable,
  { accountId, deviceId }: DeviceRef,
): Promise<WelcomeRow[]> =>
  (
    await db.query<WelcomeRow>(
      `select w.chat_id, c.kind, w.seq, k.welcome, w.by_id, w.at
       from secret_waiting w join secret_welcomes k using (chat_id, seq, part) join chats c using (chat_id)
       join chat_members m on m.chat_id = w.chat_id and m.account_id = w.account_id
       where w.account_id = $1 and w.device_id = $2 and not (c.kind = 'direct' and exists (
         select 1 from blocks b where b.account_id = $1 and b.blocked_id = w.by_id))
       order by w.at, w.chat_id limit 50`,
      [accountId, deviceId],
    )
  ).rows;

/** Forgets what waits for devices; of one room, there of a commit or of those before it, or of all rooms. */
export const deleteWaiting = async (
  db: Queryable,
  devices: readonly DeviceRef[],
  of: { chatId: ChatId; seq: number | undefined } | null,
): Promise<void> => {
  const { rows } = await db.query<{ chat_id: ChatId }>(
    `delete from secret_waiting w using unnest($1::uuid[], $2::uuid[]) as d(account_id, device_id)
     where w.account_id = d.account_id and w.device_id = d.device_id and ($3::uuid is null or w.chat_id = $3)
       and ($4::bigint is null or w.seq <= $4)
     returning w.chat_id`,
    [
      devices.map((one) => one.accountId),
      devices.map((one) => one.deviceId as DeviceId),
      of?.chatId ?? null,
      of?.seq ?? null,
    ],
  );
  if (rows.length > 0)
    await deleteUnwanted(
      db,
      rows.map((row) => row.chat_id),
    );
};

/** Takes away welcomes for which nobody waits any more. */
const deleteUnwanted = async (db: Queryable, ids: readonly ChatId[]): Promise<void> => {
  await db.query(
    `delete from secret_welcomes k where chat_id = any($1::uuid[]) and not exists (
       select 1 from secret_waiting w where w.chat_id = k.chat_id and w.seq = k.seq and w.part = k.part)`,
    [ids],
  );
};
