import type { LoginState } from '@maru/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '../../platform/session/index.ts';

/** How I sign in; null while it has not been asked for. */
export const loginStore = createStore<{ login: LoginState | null }>(() => ({ login: null }));

/** Asks how I sign in. */
export const loadLogin = async (): Promise<void> => {
  loginStore.setState({ login: await call('login.state', {}) });
};

/** How I sign in; null while it loads. Loads when shown. */
export const useLogin = (): LoginState | null => {
  useEffect(() => void loadLogin().catch(() => {}), []);
  return useStore(loginStore, (state) => state.login);
};
