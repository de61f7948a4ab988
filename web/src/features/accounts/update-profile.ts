import type { AccountSettings, InputOf } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { accountsStore, requireMe } from './state.ts';

/** Changes my profile; fields left out stay, null takes a picture away. */
export const updateProfile = async (input: InputOf<'accounts.updateProfile'>): Promise<void> => {
  accountsStore.setState({ me: await call('accounts.updateProfile', input) });
};

/** Changes settings that follow me to all devices; shown at once, taken back when refused. */
export const updateSettings = async (change: Partial<AccountSettings>): Promise<void> => {
  const before = requireMe();
  accountsStore.setState({ me: { ...before, settings: { ...before.settings, ...change } } });
  try {
    const settings = await call('accounts.updateSettings', change);
    accountsStore.setState({ me: { ...requireMe(), settings } });
  } catch (error) {
    accountsStore.setState({ me: { ...requireMe(), settings: before.settings } });
    throw error;
  }
};
