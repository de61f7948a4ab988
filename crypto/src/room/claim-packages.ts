import { EngineError } from '../engine/index.ts';
import { RoomError } from './events.ts';
import type { RoomParts } from './room-parts.ts';
import { isDevice } from './rules.ts';
import type { DeviceName, RoomKind } from './types.ts';

/** A key package with the device that it was asked for. */
export interface ClaimedPackage extends DeviceName {
  keyPackage: Uint8Array;
}

/** What was given out for some people. */
export interface ClaimedFor {
  packages: ClaimedPackage[];
  /** Those who want to be asked first: nothing of theirs is among the packages. */
  asked: string[];
}

interface Ask {
  accountIds: readonly string[];
  kind: RoomKind;
  /** Only of these devices, as far as they are there; nobody is missed. */
  devices?: readonly DeviceName[];
}

/**
 * Takes key packages of people from the host, and looks into each before anything is made with it; one that does not hold
 * counts as none. Throws RoomError `no_devices` and `key_changed` with all whom it is about, `host` where it gave
 * somebody who was not asked for.
 */
export async function claimFor(parts: RoomParts, { accountIds, kind, devices }: Ask): Promise<ClaimedFor> {
  const { me, delivery } = parts;
  const deviceIds = devices?.map(({ deviceId }) => deviceId);
  const claimed = await delivery.claimKeyPackages(accountIds, { kind, ...(deviceIds && { deviceIds }) });
  const asked = accountIds.filter((id) => claimed.asked?.includes(id));
  const others = claimed.packages.filter((one) => !isDevice(one, me) && !asked.includes(one.accountId));
  const isWanted = (one: DeviceName) =>
    accountIds.includes(one.accountId) && (!devices || devices.some((device) => isDevice(device, one)));
  const wrong = others.filter((one) => !isWanted(one)).map(({ accountId }) => accountId);
  if (wrong.length > 0) throw new RoomError('host', wrong);
  const packages = await keepGood(parts, others);
  const isMissing = (id: string) =>
    id !== me.accountId && !asked.includes(id) && !packages.some(({ accountId }) => accountId === id);
  const missing = devices ? [] : accountIds.filter(isMissing);
  if (missing.length > 0) throw new RoomError('no_devices', missing);
  return { packages, asked };
}

async function keepGood(parts: RoomParts, packages: readonly ClaimedPackage[]): Promise<ClaimedPackage[]> {
  const changed = new Set<string>();
  const good: ClaimedPackage[] = [];
  for (const one of packages) {
    try {
      const info = await parts.engine.readKeyPackage(one.keyPackage);
      if (isDevice(info, one) && !good.some((other) => isDevice(one, other))) good.push(one);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.code === 'key_changed' && error.accountId) changed.add(error.accountId);
    }
  }
  if (changed.size === 0) return good;
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
