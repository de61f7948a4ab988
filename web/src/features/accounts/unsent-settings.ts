import { AccountSettings, type Me } from '@maru/contract';
import { keepUnsent } from '../../platform/unsent/index.ts';

/** Settings that somebody has changed here and the host has not confirmed. */
export const unsentSettings = keepUnsent<AccountSettings>('maru.unsent-settings', AccountSettings.partial());

/** Me as the host knows me, with what has been chosen here and is still on its way. */
export const withUnsent = (me: Me): Me => {
  const change = unsentSettings.of(me.id);
  return Object.keys(change).length === 0 ? me : { ...me, settings: { ...me.settings, ...change } };
};
