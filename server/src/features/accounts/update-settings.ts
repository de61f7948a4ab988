import type { AccountSettings } from '@maru/contract';
import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { presentSettings } from './present.ts';
import { mergeSettings } from './store.ts';

/** Changes settings that follow me to all devices. */
export const updateSettings: SignedVerb<'accounts.updateSettings'> = async ({ house, who }, change) => {
  const settings = await house.db.transaction(async (tx) => {
    const merged = presentSettings(
      await mergeSettings(tx, who.accountId, change as Partial<AccountSettings>),
    );
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'settings.changed',
        body: { settings: merged },
      },
    ]);
    return merged;
  });
  house.bus.publish('settings.changed', {
    accountId: who.accountId,
    settings,
    changed: Object.keys(change),
  });
  return settings;
};
