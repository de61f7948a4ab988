import type { AccountId, ChatId, DeviceId, Welcomed } from '@maru/contract';
import { v7 } from 'uuid';
import { whoBlocked } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readDevices } from './device-store.ts';
import { readWelcome } from './read-mls.ts';
import { insertLeaves, type DeviceRef, type LeafRow } from './room-store.ts';
import { misplaced } from './rules.ts';
import { insertWelcome } from './welcome-store.ts';

/** Welcomes, read, and all devices that they are for. */
export interface Welcoming {
  parts: { welcome: Buffer; devices: DeviceRef[] }[];
  devices: DeviceRef[];
}

/** Reads welcomes. Refuses what is none, and more than one for a device. */
export const readWelcoming = (welcomes: readonly Welcomed[]): Welcoming => {
  const parts = welcomes.map((one) => ({ welcome: readWelcome(one.welcome), devices: one.for }));
  const devices = parts.flatMap((one) => one.devices);
  const named = new Set(devices.map((one) => `${one.accountId} ${one.deviceId}`));
  if (named.size < devices.length) throw refuse('bad_input', { field: 'welcomes', why: 'a device twice' });
  return { parts, devices };
};

/** Refuses device_not_found where a welcome is for somebody who can use none. */
export const requireWelcomable = async (
  tx: Tx,
  { devices }: Welcoming,
  of: { isMember: (id: AccountId) => boolean; staying: readonly LeafRow[] },
): Promise<void> => {
  const rows = await readDevices(tx, [...new Set(devices.map((one) => one.accountId))]);
  const known = new Set(rows.map((row) => `${row.account_id} ${row.device_id}`));
  const wrong = misplaced(devices, {
    ...of,
    hasKeys: (one) => known.has(`${one.accountId} ${one.deviceId}`),
  });
  if (wrong.length > 0) throw refuse('device_not_found', { devices: wrong });
};

/** Keeps the welcomes of a commit for those they are for, and notes these in the room. */
export const keepWelcomes = async (
  tx: Tx,
  { parts, devices }: Welcoming,
  of: { chatId: ChatId; seq: number; by: AccountId; at: Date },
): Promise<void> => {
  for (const [part, { welcome, devices: some }] of parts.entries())
    await insertWelcome(tx, { ...of, part, welcome, devices: some });
  if (devices.length > 0) await insertLeaves(tx, { chatId: of.chatId, seq: of.seq, devices });
};

/** Tells people that devices of theirs were brought into a room; whoever has blocked who did it is not bothered. */
export const tellWelcomed = async (
  house: House,
  tx: Tx,
  { devices, chatId, by }: { devices: readonly DeviceRef[]; chatId: ChatId; by: AccountId },
): Promise<void> => {
  const byAccount = new Map<AccountId, DeviceId[]>();
  for (const { accountId, deviceId } of devices)
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), deviceId]);
  if (byAccount.size === 0) return;
  const blockers = await whoBlocked(tx, [...byAccount.keys()], by);
  await house.log.appendIn(
    tx,
    [...byAccount]
      .filter(([id]) => !blockers.has(id))
      .map(([id, deviceIds]) => ({
        log: accountLog(id),
        author: by,
        key: v7(),
        kind: 'secret.welcomed',
        body: { chatId, deviceIds, by },
      })),
  );
};
