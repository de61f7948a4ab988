import type { AccountId, DeviceApproval, DeviceId, DeviceKind, SessionId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A device of an account, as it is kept. */
export interface DeviceRow {
  account_id: AccountId;
  device_id: DeviceId;
  own_name: string | null;
  kind: DeviceKind;
  client: string;
  created_at: Date;
  last_used_at: Date;
  last_place: string | null;
  approved_how: DeviceApproval | null;
}

const columns =
  'account_id, device_id, own_name, kind, client, created_at, last_used_at, last_place, approved_how';

/** Somebody signs in on a device. */
export interface EnteredRow {
  account_id: AccountId;
  device_id: DeviceId;
  kind: DeviceKind;
  client: string;
  browser_hash: Buffer;
  trusted_until: Date | null;
  at: Date;
  network: string | null;
  place: string | null;
  approved_how: DeviceApproval | null;
}

/** Notes that somebody signs in: on the device of this browser where there is one, which keeps its id, its name and its trust. */
export const upsertDevice = async (db: Queryable, row: EnteredRow): Promise<DeviceRow> => {
  const { rows } = await db.query<DeviceRow>(
    `insert into devices as d (account_id, device_id, kind, client, browser_hash, trusted_until, created_at, last_used_at,
       first_network, last_network, first_place, last_place, approved_at, approved_how)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8, $9, $9, case when $10::text is null then null else $7::timestamptz end, $10)
     on conflict (browser_hash, account_id) do update set
       kind = excluded.kind, client = excluded.client, last_used_at = excluded.last_used_at,
       last_network = excluded.last_network, last_place = excluded.last_place,
       trusted_until = coalesce(excluded.trusted_until, d.trusted_until),
       approved_at = coalesce(d.approved_at, excluded.approved_at),
       approved_how = coalesce(d.approved_how, excluded.approved_how)
     returning ${columns}`,
    [
      row.account_id,
      row.device_id,
      row.kind,
      row.client,
      row.browser_hash,
      row.trusted_until,
      row.at,
      row.network,
      row.place,
      row.approved_how,
    ],
  );
  return rows[0] as DeviceRow;
};

const signedIn = `exists (select 1 from sessions s where s.account_id = d.account_id and s.device_id = d.device_id)`;

/** The devices on which an account is signed in, last used first. */
export const readSignedInDevices = async (db: Queryable, id: AccountId): Promise<DeviceRow[]> =>
  (
    await db.query<DeviceRow>(
      `select ${columns} from devices d where account_id = $1 and ${signedIn} order by last_used_at desc limit 100`,
      [id],
    )
  ).rows;

/** Is an account signed in on another device than this? */
export const hasOtherDevice = async (db: Queryable, id: AccountId, deviceId: DeviceId): Promise<boolean> =>
  (await db.query('select 1 from sessions where account_id = $1 and device_id <> $2 limit 1', [id, deviceId]))
    .rowCount === 1;

/** Names a device; undefined where the account is not signed in on such a one. */
export const updateDeviceName = async (
  db: Queryable,
  { accountId, deviceId }: { accountId: AccountId; deviceId: DeviceId },
  name: string | null,
): Promise<DeviceRow | undefined> =>
  (
    await db.query<DeviceRow>(
      `update devices d set own_name = $3 where account_id = $1 and device_id = $2 and ${signedIn} returning ${columns}`,
      [accountId, deviceId, name],
    )
  ).rows[0];

/** Ends devices: they are known no longer, and nobody is asked less there. Gives those that had not ended. */
export const endDeviceRows = async (
  db: Queryable,
  { accountId, deviceIds }: { accountId: AccountId; deviceIds: readonly DeviceId[] },
  at: Date,
): Promise<void> => {
  await db.query(
    `update devices set ended_at = $3, browser_hash = null, trusted_until = null
     where account_id = $1 and device_id = any($2::uuid[]) and ended_at is null`,
    [accountId, deviceIds, at],
  );
};

/** The device of a session. */
export const readDeviceOfSession = async (
  db: Queryable,
  accountId: AccountId,
  sessionId: SessionId,
): Promise<DeviceId | undefined> =>
  (
    await db.query<{ device_id: DeviceId }>(
      'select device_id from sessions where account_id = $1 and session_id = $2',
      [accountId, sessionId],
    )
  ).rows[0]?.device_id;

/** Ends the sessions of devices; gives those that ended. */
export const deleteSessionsOfDevices = async (
  db: Queryable,
  { accountId, deviceIds }: { accountId: AccountId; deviceIds: readonly DeviceId[] },
): Promise<{ session_id: SessionId; device_id: DeviceId }[]> =>
  (
    await db.query<{ session_id: SessionId; device_id: DeviceId }>(
      'delete from sessions where account_id = $1 and device_id = any($2::uuid[]) returning session_id, device_id',
      [accountId, deviceIds],
    )
  ).rows;

/** Devices that nobody has used since this moment, some at a time. */
export const readIdleDevices = async (db: Queryable, since: Date): Promise<DeviceRow[]> =>
  (
    await db.query<DeviceRow>(
      `select ${columns} from devices where last_used_at < $1 and ended_at is null limit 500`,
      [since],
    )
  ).rows;

/** Forgets devices that ended before this moment. */
export const deleteEndedDevices = async (db: Queryable, before: Date): Promise<void> => {
  await db.query('delete from devices where ended_at < $1', [before]);
};
