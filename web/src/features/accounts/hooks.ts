import type { Me, OutputOf, Owed } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { call } from '../../platform/session/index.ts';
import { accountsStore, type AccountsState, type Host } from './state.ts';

/** Whether somebody is signed in here; `starting` while we do not know. */
export const usePhase = (): AccountsState['phase'] => useStore(accountsStore, (state) => state.phase);

/** Calls once with whose session was ended from elsewhere, as soon as nobody is signed in any more. */
export const useSessionEnd = (tell: (whose: 'guest' | 'account') => void): void => {
  const { phase, endedFor } = useStore(accountsStore, (state) => state);
  useEffect(() => {
    if (phase !== 'signedOut' || !endedFor) return;
    accountsStore.setState({ endedFor: null });
    tell(endedFor);
  }, [phase, endedFor, tell]);
};

/** Whether the start takes longer because the host does not answer. */
export const useIsUnanswered = (): boolean => useStore(accountsStore, (state) => state.unansweredTries > 1);

/** What this host is; null while it is being asked. */
export const useHost = (): Host | null => useStore(accountsStore, (state) => state.host);

/** Me; null while nobody is signed in. */
export const useMe = (): Me | null => useStore(accountsStore, (state) => state.me);

const nothing: readonly Owed[] = [];

/** What this host asks of me before I go on. */
export const useOwed = (): readonly Owed[] => useStore(accountsStore, ({ me }) => me?.owed ?? nothing);

/** The people of a demo host; empty where there is no demo. */
export const useDemoPeople = (): OutputOf<'demo.list'>['people'] => {
  const demo = useHost()?.demo ?? false;
  const [people, setPeople] = useState<OutputOf<'demo.list'>['people']>([]);
  useEffect(() => {
    if (demo)
      call('demo.list', {}).then(
        (page) => setPeople(page.people),
        () => {},
      );
  }, [demo]);
  return people;
};
