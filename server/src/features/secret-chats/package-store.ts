import type { AccountId, DeviceId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A device, and a key package of its. */
export interface NewPackages {
  accountId: AccountId;
  deviceId: DeviceId;
  packages: readonly Buffer[];
  lastResort: boolean;
  expiresAt: Date;
}

/** Adds key packages; one that was there before, even if it was given out since, is not added again. */
export const insertPackages = async (db: Queryable, made: NewPackages): Promise<void> => {
  if (made.packages.length === 0) return;
  await db.query(
    `insert into secret_key_packages (account_id, device_id, package_hash, package, last_resort, expires_at)
     select $1, $2, sha256(one), one, $4, $5 from unnest($3::bytea[]) as one on conflict do nothing`,
    [made.accountId, made.deviceId, made.packages, made.lastResort, made.expiresAt],
  );
};

/** Takes away the package that was given out at last, for another one to take its place. */
export const deleteLastResort = async (
  db: Queryable,
  accountId: AccountId,
  deviceId: DeviceId,
): Promise<void> => {
  await db.query('delete from secret_key_packages where account_id = $1 and device_id = $2 and last_resort', [
    accountId,
    deviceId,
  ]);
};

/** How many one-time packages a device has left, and until when its last resort is good. */
export const readSupply = async (
  db: Queryable,
  of: { accountId: AccountId; deviceId: DeviceId; now: Date },
): Promise<{ left: number; last_resort_ends_at: Date | null }> =>
  (
    await db.query<{ left: number; last_resort_ends_at: Date | null }>(
      `select count(*) filter (where not last_resort and claimed_at is null and expires_at > $3)::int as left,
         max(expires_at) filter (where last_resort) as last_resort_ends_at
       from secret_key_packages where account_id = $1 and device_id = $2`,
      [of.accountId, of.deviceId, of.now],
    )
  ).rows[0] as { left: number; last_resort_ends_at: Date | null };

/** A key package that was given out. */
export interface ClaimedRow {
  account_id: AccountId;
  device_id: DeviceId;
  package: Buffer;
}

/** Who takes packages of whom. */
export interface Claiming {
  by: AccountId;
  devices: readonly { accountId: AccountId; deviceId: DeviceId }[];
  now: Date;
  /** Beyond so many one-time packages of one device since that moment, the last resort is given. */
  freely: { count: number; since: Date };
}

/** Takes a package of every device: one that nobody else is taking, else the last resort. */
export const takePackages = async (db: Queryable, of: Claiming): Promise<ClaimedRow[]> => {
  const values = [of.devices.map((one) => one.accountId), of.devices.map((one) => one.deviceId), of.now];
  const { rows: once } = await db.query<ClaimedRow>(
    // Materialized: chosen once, and not again for every row that might be taken.
    `with chosen as materialized (
       select w.account_id, w.device_id, p.package_hash from unnest($1::uuid[], $2::uuid[]) as w(account_id, device_id)
       cross join lateral (
         select k.package_hash from secret_key_packages k
         where k.account_id = w.account_id and k.device_id = w.device_id and not k.last_resort and k.claimed_at is null
           and k.expires_at > $3 and (select count(*) from secret_key_packages c where c.account_id = w.account_id
             and c.device_id = w.device_id and c.claimed_by = $4 and c.claimed_at > $6) < $5
         limit 1 for update skip locked) p)
     update secret_key_packages t set claimed_at = $3, claimed_by = $4 from chosen c
     where t.account_id = c.account_id and t.device_id = c.device_id and t.package_hash = c.package_hash
     returning t.account_id, t.device_id, t.package`,
    [...values, of.by, of.freely.count, of.freely.since],
  );
  const served = new Set(once.map((row) => row.device_id));
  const { rows: again } = await db.query<ClaimedRow>(
    `select k.account_id, k.device_id, k.package from unnest($1::uuid[], $2::uuid[]) as w(account_id, device_id)
     join secret_key_packages k using (account_id, device_id) where k.last_resort and k.expires_at > $3`,
    values,
  );
  return [...once, ...again.filter((row) => !served.has(row.device_id))];
};

/** Forgets packages that are too old. */
export const deleteOldPackages = async (db: Queryable, now: Date): Promise<void> => {
  await db.query('delete from secret_key_packages where expires_at <= $1', [now]);
};
