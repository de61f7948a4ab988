import { EngineError } from '../engine/index.ts';
import { RoomError } from './events.ts';
import type { RoomParts } from './room-parts.ts';
import { isDevice } from './rules.ts';
import type { DeviceName, RoomKind } from './types.ts';

/** A key package with the device that it was asked for. */
export interface ClaimedPackage extends DeviceName {
  keyPackage: Uint8Array;
}

/**
 * Takes key packages of people from the host, and looks into each before anything is made with it. Throws RoomError
 * `no_devices` and `key_changed` with all whom it is about, `host` where it gave somebody who was not asked for.
 */
export async function claimFor(
  parts: RoomParts,
  {
    accountIds,
    kind,
    deviceIds,
  }: { accountIds: readonly string[]; kind: RoomKind; deviceIds?: readonly string[] },
): Promise<ClaimedPackage[]> {
  const { me, delivery } = parts;
  const { packages, without } = await delivery.claimKeyPackages(accountIds, {
    kind,
    ...(deviceIds && { deviceIds }),
  });
  const others = packages.filter((one) => !isDevice(one, me));
  const wrong = others.filter(
    ({ accountId, deviceId }) =>
      !accountIds.includes(accountId) || (deviceIds && !deviceIds.includes(deviceId)),
  );
  if (wrong.length > 0)
    throw new RoomError(
      'host',
      wrong.map(({ accountId }) => accountId),
    );
  const missing = accountIds.filter(
    (id) =>
      id !== me.accountId && (without.includes(id) || !others.some(({ accountId }) => accountId === id)),
  );
  if (missing.length > 0) throw new RoomError('no_devices', missing);
  await requireKnownKeys(parts, others);
  return others.filter((one, index) => others.findIndex((other) => isDevice(one, other)) === index);
}

async function requireKnownKeys(parts: RoomParts, packages: readonly ClaimedPackage[]): Promise<void> {
  const changed = new Set<string>();
  for (const { keyPackage } of packages) {
    try {
      await parts.engine.readKeyPackage(keyPackage);
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'key_changed' || !error.accountId) throw error;
      changed.add(error.accountId);
    }
  }
  if (changed.size === 0) return;
  await tellChangedKeys(parts, [...changed]);
  throw new RoomError('key_changed', [...changed]);
}

/** Notes changed keys on the disk, and tells those that nobody has been told of. */
export async function tellChangedKeys(parts: RoomParts, accountIds: readonly string[]): Promise<void> {
  const { pins, store, tell } = parts;
  const told = accountIds.filter((accountId) => pins.noteRefused(accountId));
  if (told.length === 0) return;
  const unsaved = pins.unsaved();
  await store.save({ pins: unsaved });
  pins.saved(unsaved);
  tell(told.map((accountId) => ({ type: 'key_changed', accountId })));
}
