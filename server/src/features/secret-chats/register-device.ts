import { limits, type AccountId, type DeviceId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  lockKeysOf,
  readDeadDevices,
  readDevices,
  saveDevice,
  takeAsking,
  type SecretDeviceRow,
} from './device-store.ts';
import { endSecretDevices } from './end-device.ts';
import { deleteLastResort, insertPackages, readSupply } from './package-store.ts';
import { fromBase64, presentKeys, toBase64 } from './present.ts';
import { requireKeyPackages } from './read-mls.ts';
import { readAbsent } from './room-store.ts';
import { waitingEntries } from './tell-waiting.ts';

const day = 24 * 3_600_000;

interface Supply {
  accountId: AccountId;
  deviceId: DeviceId;
  keyPackages: readonly string[];
  lastResort?: string | undefined;
}

const addSupply = async (house: House, tx: Tx, supply: Supply): Promise<number> => {
  const { accountId, deviceId, keyPackages, lastResort } = supply;
  const now = house.clock.now();
  const expiresAt = new Date(now.getTime() + limits.secret.keyPackageDays * day);
  const of = { accountId, deviceId, expiresAt };
  await insertPackages(tx, { ...of, packages: requireKeyPackages(keyPackages), lastResort: false });
  if (lastResort !== undefined) {
    await deleteLastResort(tx, accountId, deviceId);
    await insertPackages(tx, { ...of, packages: requireKeyPackages([lastResort]), lastResort: true });
  }
  return (await readSupply(tx, { accountId, deviceId, now })).left;
};

/** Takes away what stands in the way of these keys: those this device had before, and, to begin anew, those of others. */
const makeWay = async (
  house: House,
  tx: Tx,
  { fresh, replace }: { fresh: SecretDeviceRow; replace: boolean },
): Promise<boolean> => {
  await endSecretDevices(house, tx, await readDeadDevices(tx, fresh.account_id));
  const mine = await readDevices(tx, [fresh.account_id]);
  const before = mine.find((row) => row.device_id === fresh.device_id);
  const differing = mine.filter((row) => row !== before && !row.identity_key.equals(fresh.identity_key));
  const [one] = differing;
  if (one && !replace) throw refuse('identity_differs', { identityKey: toBase64(one.identity_key) });
  const isSame =
    before?.signature_key.equals(fresh.signature_key) && before.identity_key.equals(fresh.identity_key);
  await endSecretDevices(house, tx, [...differing, ...(before && !isSame ? [before] : [])]);
  return isSame ?? false;
};

/** Says which keys a device has from now on. */
export const registerDevice: SignedVerb<'secretChats.registerDevice'> = async ({ house, who }, input) => {
  const { accountId, deviceId } = who;
  const fresh: SecretDeviceRow = {
    account_id: accountId,
    device_id: deviceId,
    identity_key: fromBase64(input.identityKey),
    signature_key: fromBase64(input.signatureKey),
    certificate: fromBase64(input.certificate),
  };
  return house.db.transaction(async (tx) => {
    await lockKeysOf(tx, accountId);
    const isSame = await makeWay(house, tx, { fresh, replace: input.replace });
    await saveDevice(tx, fresh, house.clock.now());
    await takeAsking(tx, { accountId, deviceId });
    const left = await addSupply(house, tx, { accountId, deviceId, ...input });
    const absent = isSame ? [] : await readAbsent(tx, { accountId });
    if (!isSame)
      await house.log.appendIn(tx, [
        ...waitingEntries(absent.filter((row) => row.device_id === deviceId)),
        {
          log: accountLog(accountId),
          author: accountId,
          key: v7(),
          kind: 'secret.deviceRegistered',
          body: { deviceId, identityKey: input.identityKey },
        },
      ]);
    return { deviceId, left };
  });
};

/** How a device stands. */
export const describeDevice: SignedVerb<'secretChats.myDevice'> = async ({ house, who }) => {
  const { accountId, deviceId } = who;
  const mine = await readDevices(house.db, [accountId]);
  const own = mine.find((row) => row.device_id === deviceId);
  const supply = await readSupply(house.db, { accountId, deviceId, now: house.clock.now() });
  return {
    deviceId,
    keys: own ? presentKeys(own) : null,
    identityKey: mine[0] ? toBase64(mine[0].identity_key) : null,
    left: supply.left,
    lastResortEndsAt: supply.last_resort_ends_at?.toISOString() ?? null,
  };
};

/** Puts more key packages there. */
export const addKeyPackages: SignedVerb<'secretChats.addKeyPackages'> = async ({ house, who }, input) => {
  const { accountId, deviceId } = who;
  return house.db.transaction(async (tx) => {
    await lockKeysOf(tx, accountId);
    const mine = await readDevices(tx, [accountId]);
    if (!mine.some((row) => row.device_id === deviceId)) throw refuse('no_device_keys');
    return { left: await addSupply(house, tx, { accountId, deviceId, ...input }) };
  });
};
