import { limits } from '@maru/contract';
import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireConsent } from '../consents/index.ts';
import { pushConsent } from './consent.ts';
import { deskOf } from './desk.ts';
import { mayReach } from './deliver.ts';
import { isUsable } from './encrypt-push.ts';
import { presentDevice } from './present.ts';
import { deleteDevice, dropOldest, insertDevice, readClient, readDevices } from './store.ts';
import { forgetSubscribed, noteSubscribed } from './subscribed.ts';

/** Lets the browser of this session take push. */
export const addDevice: SignedVerb<'notifications.addDevice'> = async (
  { house, who },
  { endpoint, keys, language },
) => {
  if (!deskOf(house).keys) throw refuse('push_off');
  if (!mayReach(endpoint, house.config.push === 'anywhere') || !isUsable(keys))
    throw refuse('endpoint_not_allowed');
  const { accountId: me, sessionId } = who;
  await requireConsent(house, me, pushConsent);
  const others = await house.db.transaction(async (tx) => {
    const before = await insertDevice(tx, {
      account_id: me,
      device_id: v7(),
      session_id: sessionId,
      endpoint,
      ...keys,
      language,
      client: await readClient(tx, sessionId),
      created_at: house.clock.now(),
    });
    await dropOldest(tx, me, limits.notifications.devices);
    await noteSubscribed(house, tx, me);
    return before;
  });
  await forgetSubscribed(house, others);
  const device = (await readDevices(house.db, me)).find((row) => row.session_id === sessionId);
  if (!device) throw refuse('endpoint_not_allowed');
  return { device: presentDevice(device, sessionId) };
};

/** Ends push to one of my devices. */
export const removeDevice: SignedVerb<'notifications.removeDevice'> = async ({ house, who }, { id }) => {
  await house.db.transaction((tx) => deleteDevice(tx, who.accountId, id));
  await forgetSubscribed(house, [who.accountId]);
  return {};
};
