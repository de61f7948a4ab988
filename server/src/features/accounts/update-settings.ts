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
    const changed = Object.keys(change);
    await house.news.tell(tx, 'settings.changed', { accountId: who.accountId, changed });
    return merged;
  });
  return settings;
};
