import { settingValues, type AccountSettings, type Me } from '@maru/contract';
import { keepUnsent } from '../../platform/unsent/index.ts';

const isSetting = ([name, value]: [string, unknown]): boolean =>
  ((settingValues as Record<string, readonly unknown[]>)[name] ?? []).includes(value);

const readSettings = (kept: object): Partial<AccountSettings> =>
  Object.fromEntries(Object.entries(kept).filter(isSetting));

/** Settings that somebody has changed here and the host has not confirmed. */
export const unsentSettings = keepUnsent('maru.unsent-settings', readSettings);

/** Me as the host knows me, with what has been chosen here and is still on its way. */
export const withUnsent = (me: Me): Me => {
  const change = unsentSettings.of(me.id);
  return Object.keys(change).length === 0 ? me : { ...me, settings: { ...me.settings, ...change } };
};
