import type { AccountId, NotificationSettings, PushLanguage, SessionId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A browser that takes push, as it is kept. */
export interface DeviceRow {
  account_id: AccountId;
  device_id: string;
  session_id: SessionId;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: PushLanguage;
  client: string;
  created_at: Date;
}

/** What somebody has decided about notifications; nothing where they have not. */
export const readSettings = async (
  db: Queryable,
  me: AccountId,
): Promise<Partial<NotificationSettings> | undefined> =>
  (
    await db.query<{ settings: Partial<NotificationSettings> }>(
      'select settings from notification_settings where account_id = $1',
      [me],
    )
  ).rows[0]?.settings;

/** Merges what somebody decides into what they have decided; gives all of it. */
export const mergeSettings = async (
  db: Queryable,
  me: AccountId,
  change: Partial<NotificationSettings>,
): Promise<Partial<NotificationSettings>> =>
  (
    await db.query<{ settings: Partial<NotificationSettings> }>(
      `insert into notification_settings as s (account_id, settings) values ($1, $2)
       on conflict (account_id) do update set settings = s.settings || excluded.settings returning settings`,
      [me, change],
    )
  ).rows[0]?.settings ?? change;

/** The devices of somebody whose sessions are good, the newest first. */
export const readDevices = async (db: Queryable, me: AccountId): Promise<DeviceRow[]> =>
  (
    await db.query<DeviceRow>(
      `select d.* from push_devices d join sessions s using (session_id)
       where d.account_id = $1 order by d.created_at desc, d.device_id desc`,
      [me],
    )
  ).rows;

/** What the session called itself. */
export const readClient = async (db: Queryable, sessionId: SessionId): Promise<string> =>
  (await db.query<{ client: string }>('select client from sessions where session_id = $1', [sessionId]))
    .rows[0]?.client ?? '';

/**
 * Keeps a device. A browser has one endpoint: whoever is signed in there now gets it, and whoever was there before does
 * not any longer. A session has one browser. Gives whose they were.
 */
export const insertDevice = async (db: Queryable, row: DeviceRow): Promise<AccountId[]> => {
  const { rows } = await db.query<{ account_id: AccountId }>(
    `delete from push_devices where (endpoint = $1 or session_id = $2)
       and not (endpoint = $1 and session_id = $2 and account_id = $3) returning account_id`,
    [row.endpoint, row.session_id, row.account_id],
  );
  await db.query(
    `insert into push_devices (account_id, device_id, session_id, endpoint, p256dh, auth, language, client, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, language = excluded.language`,
    [
      row.account_id,
      row.device_id,
      row.session_id,
      row.endpoint,
      row.p256dh,
      row.auth,
      row.language,
      row.client,
      row.created_at,
    ],
  );
  return rows.map((one) => one.account_id);
};

/** Lets the oldest devices of somebody go, beyond a number. */
export const dropOldest = async (db: Queryable, me: AccountId, keep: number): Promise<void> => {
  await db.query(
    `delete from push_devices where account_id = $1 and device_id in (
       select device_id from push_devices where account_id = $1 order by created_at desc, device_id desc offset $2)`,
    [me, keep],
  );
};

/** Ends push to a device, with what was on its way to it. */
export const deleteDevice = async (db: Queryable, me: AccountId, deviceId: string): Promise<void> => {
  for (const table of ['push_devices', 'push_jobs', 'push_shown'])
    await db.query(`delete from ${table} where account_id = $1 and device_id = $2`, [me, deviceId]);
};

/** Ends push to all devices of a person. */
export const deleteDevices = async (db: Queryable, me: AccountId): Promise<void> => {
  for (const table of ['push_devices', 'push_jobs', 'push_shown'])
    await db.query(`delete from ${table} where account_id = $1`, [me]);
};

/** Everybody to whom push can be sent. */
export const readSubscribed = async (db: Queryable): Promise<AccountId[]> =>
  (await db.query<{ account_id: AccountId }>('select distinct account_id from push_devices')).rows.map(
    (row) => row.account_id,
  );

/** Is there a device of this person? */
export const hasDevice = async (db: Queryable, me: AccountId): Promise<boolean> =>
  (await db.query('select 1 from push_devices where account_id = $1 limit 1', [me])).rowCount === 1;

/** Forgets devices whose session has ended, and what was meant for devices that are gone. Gives whose they were. */
export const sweep = async (db: Queryable): Promise<AccountId[]> => {
  const { rows } = await db.query<{ account_id: AccountId }>(
    `delete from push_devices d where not exists (select 1 from sessions s where s.session_id = d.session_id)
     returning account_id`,
  );
  for (const table of ['push_jobs', 'push_shown'])
    await db.query(
      `delete from ${table} t where not exists (
         select 1 from push_devices d where d.account_id = t.account_id and d.device_id = t.device_id)`,
    );
  return rows.map((row) => row.account_id);
};
