import type { AccountId, NotificationSettings } from '@maru/contract';
import { v7 } from 'uuid';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { deskOf } from './desk.ts';
import { presentDevice, presentSettings } from './present.ts';
import { mergeSettings, readDevices, readSettings } from './store.ts';

/** What I decided about notifications, and where they go. */
export const getNotifications: SignedVerb<'notifications.get'> = async ({ house, who }) => ({
  settings: presentSettings(await readSettings(house.db, who.accountId)),
  publicKey: deskOf(house).keys?.publicKey ?? null,
  devices: (await readDevices(house.db, who.accountId)).map((row) => presentDevice(row, who.sessionId)),
});

/** Changes what somebody decided about notifications; their devices hear of it. */
export const changeSettings = (
  house: House,
  me: AccountId,
  change: Partial<NotificationSettings>,
): Promise<NotificationSettings> =>
  house.db.transaction(async (tx) => {
    const merged = presentSettings(await mergeSettings(tx, me, change));
    await house.log.appendIn(tx, [
      {
        log: accountLog(me),
        author: me,
        key: v7(),
        kind: 'notifications.changed',
        body: { settings: merged },
      },
    ]);
    return merged;
  });

/** Changes what I decided about notifications; my other devices hear of it. */
export const updateSettings: SignedVerb<'notifications.updateSettings'> = async ({ house, who }, change) => ({
  settings: await changeSettings(house, who.accountId, change as Partial<NotificationSettings>),
});
