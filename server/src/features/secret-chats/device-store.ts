import type { AccountId, DeviceId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** The keys of a device, as they are kept. */
export interface SecretDeviceRow {
  account_id: AccountId;
  device_id: DeviceId;
  identity_key: Buffer;
  signature_key: Buffer;
  certificate: Buffer;
}

const columns = 'account_id, device_id, identity_key, signature_key, certificate';

/** Lets nobody else change the keys of an account until the transaction ends. */
export const lockKeysOf = async (db: Queryable, id: AccountId): Promise<void> => {
  await db.query('select pg_advisory_xact_lock(8101, hashtext($1))', [id]);
};

/** Of a device `d`: is its owner signed in on it? */
export const signedIn = `exists (select 1 from sessions s where s.account_id = d.account_id and s.device_id = d.device_id)`;

/** The devices of these accounts that have keys and are signed in, those longest there first. */
export const readDevices = async (db: Queryable, ids: readonly AccountId[]): Promise<SecretDeviceRow[]> =>
  (
    await db.query<SecretDeviceRow>(
      `select ${columns} from secret_devices d where account_id = any($1::uuid[]) and ${signedIn}
       order by account_id, registered_at, device_id`,
      [ids],
    )
  ).rows;

/** Devices that have keys and are signed in no longer; of one account, or of all, some at a time. */
export const readDeadDevices = async (db: Queryable, id: AccountId | null): Promise<SecretDeviceRow[]> =>
  (
    await db.query<SecretDeviceRow>(
      `select ${columns} from secret_devices d where ($1::uuid is null or account_id = $1) and not ${signedIn} limit 200`,
      [id],
    )
  ).rows;

/** Keeps the keys of a device, in the place of those it had. */
export const saveDevice = async (db: Queryable, row: SecretDeviceRow, at: Date): Promise<void> => {
  await db.query(
    `insert into secret_devices (${columns}, registered_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, device_id) do update set identity_key = excluded.identity_key,
       signature_key = excluded.signature_key, certificate = excluded.certificate`,
    [row.account_id, row.device_id, row.identity_key, row.signature_key, row.certificate, at],
  );
};

/** Takes away all that is kept of a device. False where nothing was. */
export const deleteDevice = async (
  db: Queryable,
  accountId: AccountId,
  deviceId: DeviceId,
): Promise<boolean> => {
  const values = [accountId, deviceId];
  const of = 'where account_id = $1 and device_id = $2';
  await db.query(`delete from secret_key_packages ${of}`, values);
  await db.query(`delete from secret_askings ${of}`, values);
  const { rowCount } = await db.query(`delete from secret_devices ${of}`, values);
  return rowCount === 1;
};

/** A device that waits for a certificate. */
export interface AskingRow {
  account_id: AccountId;
  device_id: DeviceId;
  signature_key: Buffer;
  at: Date;
}

/** Devices of an account that wait, those longest first. */
export const readAskings = async (db: Queryable, id: AccountId): Promise<AskingRow[]> =>
  (
    await db.query<AskingRow>(
      'select account_id, device_id, signature_key, at from secret_askings where account_id = $1 order by at limit 100',
      [id],
    )
  ).rows;

/** Notes that a device waits. */
export const saveAsking = async (db: Queryable, row: AskingRow): Promise<void> => {
  await db.query(
    `insert into secret_askings (account_id, device_id, signature_key, at) values ($1, $2, $3, $4)
     on conflict (account_id, device_id) do update set signature_key = excluded.signature_key, at = excluded.at`,
    [row.account_id, row.device_id, row.signature_key, row.at],
  );
};

/** Takes a device from among those that wait; with a key, only where it waits with that one. False where it does not wait. */
export const takeAsking = async (
  db: Queryable,
  of: { accountId: AccountId; deviceId: DeviceId; signatureKey?: Buffer },
): Promise<boolean> =>
  (
    await db.query(
      `delete from secret_askings where account_id = $1 and device_id = $2 and ($3::bytea is null or signature_key = $3)`,
      [of.accountId, of.deviceId, of.signatureKey ?? null],
    )
  ).rowCount === 1;
