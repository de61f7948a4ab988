import type { AccountId } from '@maru/contract';
import { v7 } from 'uuid';
import { listDevices, presentDevice } from '../accounts/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readAskings, readDevices, saveAsking, takeAsking } from './device-store.ts';
import { fromBase64, toBase64 } from './present.ts';

const tellDevices = (
  house: House,
  tx: Tx,
  { accountId, kind, body }: { accountId: AccountId; kind: string; body: object },
) => house.log.appendIn(tx, [{ log: accountLog(accountId), author: accountId, key: v7(), kind, body }]);

/** Asks the other devices of an account for a certificate. */
export const askApproval: SignedVerb<'secretChats.askApproval'> = async (
  { house, who },
  { signatureKey },
) => {
  const { accountId, deviceId } = who;
  return house.db.transaction(async (tx) => {
    const [other] = (await readDevices(tx, [accountId])).filter((row) => row.device_id !== deviceId);
    if (!other) throw refuse('no_device_keys');
    await saveAsking(tx, {
      account_id: accountId,
      device_id: deviceId,
      signature_key: fromBase64(signatureKey),
      at: house.clock.now(),
    });
    await tellDevices(house, tx, {
      accountId,
      kind: 'secret.deviceAsked',
      body: { deviceId, signatureKey },
    });
    return { identityKey: toBase64(other.identity_key) };
  });
};

/** Devices of an account that wait, as far as they are signed in. */
export const listAsking: SignedVerb<'secretChats.listAsking'> = async ({ house, who }) => {
  const rows = await readAskings(house.db, who.accountId);
  const devices = rows.length > 0 ? await listDevices(house, who.accountId) : [];
  const asking = rows.flatMap((row) => {
    const device = devices.find((one) => one.device_id === row.device_id);
    if (!device) return [];
    const { id: deviceId, name } = presentDevice(device);
    return [{ deviceId, name, signatureKey: toBase64(row.signature_key), at: row.at.toISOString() }];
  });
  return { asking };
};

/** Gives a waiting device its certificate. It must still wait with the key that was looked at. */
export const approveDevice: SignedVerb<'secretChats.approveDevice'> = async ({ house, who }, input) => {
  const { accountId } = who;
  const { deviceId, signatureKey, certificate } = input;
  return house.db.transaction(async (tx) => {
    const own = (await readDevices(tx, [accountId])).find((row) => row.device_id === who.deviceId);
    if (!own) throw refuse('no_device_keys');
    if (!(await takeAsking(tx, { accountId, deviceId, signatureKey: fromBase64(signatureKey) })))
      throw refuse('device_not_found');
    const identityKey = toBase64(own.identity_key);
    await tellDevices(house, tx, {
      accountId,
      kind: 'secret.deviceApproved',
      body: { deviceId, identityKey, signatureKey, certificate },
    });
    return {};
  });
};

/** Lets a waiting device not in. */
export const refuseDevice: SignedVerb<'secretChats.refuseDevice'> = async ({ house, who }, { deviceId }) => {
  const { accountId } = who;
  return house.db.transaction(async (tx) => {
    if (!(await takeAsking(tx, { accountId, deviceId }))) throw refuse('device_not_found');
    await tellDevices(house, tx, { accountId, kind: 'secret.deviceRefused', body: { deviceId } });
    return {};
  });
};
