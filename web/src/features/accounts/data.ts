import type { Me, RefusalCode } from '@maru/contract';
import { call, keep, onRefused, type FeatureData } from '../../platform/session/index.ts';
import { applyEntry } from './apply-entries.ts';
import { accountsStore, firstAccounts } from './state.ts';
import { withUnsent } from './unsent-settings.ts';
import { sendUnsentSettings } from './update-profile.ts';

const keepMe = (me: Me): void => keep([{ table: 'meta', key: 'me', put: { name: 'me', value: me } }]);

/** Asks who I am, and what this host asks of me before I go on. */
export const refreshMe = async (): Promise<void> => {
  const me = await call('accounts.me', {}).catch(() => undefined);
  if (!me || accountsStore.getState().me?.id !== me.id) return;
  accountsStore.setState({ me: withUnsent(me) });
  keepMe(me);
};

const asking = new Set<RefusalCode>(['age_not_told', 'terms_not_agreed', 'second_step_needed']);
let isListening = false;

/** What this host has begun to ask while the app was open. */
const listen = (): void => {
  if (isListening) return;
  isListening = true;
  onRefused((code) => void (asking.has(code) && refreshMe()));
};

/** The part of the accounts in a session. */
export const accountsData: FeatureData = {
  name: 'accounts',
  async open(store) {
    const me = (await store.meta.get('me'))?.value as Me | undefined;
    if (me && !accountsStore.getState().me) accountsStore.setState({ me: withUnsent(me) });
  },
  onWelcome() {
    listen();
    void sendUnsentSettings().then(refreshMe);
  },
  applyEntries(entries) {
    const before = accountsStore.getState();
    const after = entries.reduce(applyEntry, before);
    if (after === before) return;
    accountsStore.setState({ ...after, me: after.me && withUnsent(after.me) });
    if (after.me) keepMe(after.me);
  },
  reset() {
    // Until when an account can come back is told on the way in.
    const { host, leavesAt } = accountsStore.getState();
    accountsStore.setState({ ...firstAccounts, phase: 'signedOut', host, leavesAt });
  },
};
