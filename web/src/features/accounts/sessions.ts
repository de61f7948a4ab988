import type { SessionId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { accountsStore } from './state.ts';

/** Loads where I am signed in. */
export const loadSessions = async (): Promise<void> => {
  const { sessions } = await call('accounts.listSessions', {});
  accountsStore.setState({ sessions });
};

/** Signs out one of my sessions elsewhere. */
export const endSession = async (sessionId: SessionId): Promise<void> => {
  await call('accounts.endSession', { sessionId });
  const { sessions } = accountsStore.getState();
  accountsStore.setState({ sessions: sessions?.filter((one) => one.id !== sessionId) ?? null });
};
