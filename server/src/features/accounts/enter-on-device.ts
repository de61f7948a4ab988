import { randomBytes } from 'node:crypto';
import {
  kindOfClient,
  type AccountId,
  type DeviceApproval,
  type DeviceId,
  type SessionId,
} from '@maru/contract';
import { v4 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import { placeOf } from '../../platform/geography/index.ts';
import type { House } from '../../platform/house.ts';
import { renameBrowser } from './browser-store.ts';
import { browserHashOf, trustMs } from './browsers.ts';
import { upsertDevice } from './device-store.ts';
import { networkOf } from './guess-rules.ts';
import { presentDevice } from './present-device.ts';
import { openSession } from './sessions.ts';
import { tellOtherDevices } from './tell-other-devices.ts';

/** Somebody who is let in, and from where. */
export interface Entering {
  accountId: AccountId;
  via: { client: string; address: string };
  /** The name that the browser brings: it gets a new one, and is the same device as before. */
  before?: Buffer | null | undefined;
  /** Ask for no second step here from now on. */
  trust?: boolean;
  /** The person has just shown who they are. */
  proved?: boolean;
  /** How they were let in beside the password. */
  approved?: DeviceApproval | undefined;
}

/** What somebody gets who is let in. */
export interface Entered {
  token: string;
  /** The new name of the browser. */
  browser: string;
  sessionId: SessionId;
  deviceId: DeviceId;
}

/**
 * Opens a session on a device: on the same as before where the browser brings its name along. The name that it brought is
 * used up, for all accounts that were signed in there; other devices of the account are told.
 */
export const enterOnDevice = async (house: House, tx: Tx, of: Entering): Promise<Entered> => {
  const { accountId, via, before } = of;
  const browser = randomBytes(32).toString('base64url');
  const hash = browserHashOf(browser) as Buffer;
  if (before) await renameBrowser(tx, before, hash);
  const at = house.clock.now();
  const device = await upsertDevice(tx, {
    account_id: accountId,
    // Nothing hangs on the order of devices, and when somebody came is no business of whoever sees an id.
    device_id: v4() as DeviceId,
    kind: kindOfClient(via.client),
    client: via.client,
    browser_hash: hash,
    trusted_until: of.trust ? new Date(at.getTime() + trustMs) : null,
    at,
    network: via.address ? networkOf(via.address) : null,
    place: (await placeOf(via.address)) ?? null,
    approved_how: of.approved ?? null,
  });
  const deviceId = device.device_id;
  const opened = await openSession(house, tx, {
    accountId,
    deviceId,
    client: via.client,
    proved: of.proved ?? false,
  });
  await tellOtherDevices(house, tx, {
    accountId,
    deviceId,
    kind: 'device.entered',
    body: { device: presentDevice(device) },
  });
  return { ...opened, browser, deviceId };
};
