import { RefusalError } from '@maru/client';
import type { AccountSettings, InputOf } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { accountsStore, requireMe } from './state.ts';
import { unsentSettings, withUnsent } from './unsent-settings.ts';

/** Changes my profile; fields left out stay, null takes a picture away. */
export const updateProfile = async (input: InputOf<'accounts.updateProfile'>): Promise<void> => {
  accountsStore.setState({ me: withUnsent(await call('accounts.updateProfile', input)) });
};

/** Changes settings that follow me to all devices; shown at once, taken back when refused, and not lost by a reload. */
export const updateSettings = async (change: Partial<AccountSettings>): Promise<void> => {
  const before = requireMe();
  const show = (settings: AccountSettings) => {
    const { me } = accountsStore.getState();
    if (me?.id === before.id) accountsStore.setState({ me: withUnsent({ ...me, settings }) });
  };
  unsentSettings.remember(before.id, change);
  show(before.settings);
  try {
    const settings = await call('accounts.updateSettings', change);
    unsentSettings.forget(before.id, change);
    show(settings);
  } catch (error) {
    if (error instanceof RefusalError) {
      unsentSettings.forget(before.id, change);
      show(before.settings);
    }
    throw error;
  }
};

/** Sends what was chosen here before and not confirmed. */
export const sendUnsentSettings = async (): Promise<void> => {
  const { me } = accountsStore.getState();
  const change = me ? unsentSettings.of(me.id) : {};
  if (Object.keys(change).length > 0) await updateSettings(change).catch(() => {});
};
