import type { AccountId, DeviceId, LiveCall } from '@maru/contract';
import { call, isLeader, myId, type FeatureData } from '../../platform/session/index.ts';
import { displayName, findPerson, loadPersons, peopleStore } from '../people/index.ts';
import { findCallIdentity } from '../secret-chats/index.ts';
import { activeCall } from './active-call.ts';
import { applyLive, applyMine, applyRinging, applyStopped, type Reader } from './apply-calls.ts';
import { callPrefsStore } from './call-prefs.ts';
import { takeHistoryEntry, loadCallHistory } from './history.ts';
import { callIdOf, type CallSignal } from './sessions/call-parts.ts';
import { playCallSound } from './sounds/call-sounds.ts';
import { callsStore, firstCalls, type CallsState } from './state.ts';

/** How somebody looks in a call. */
export const personInCall = (id: AccountId): ReturnType<Reader['personOf']> => {
  const person = findPerson(peopleStore.getState(), id);
  return { name: person ? displayName(person) : '', photo: person?.photo ?? null };
};

/** Which device this browser is to the host; all its tabs are one. */
let deviceId: DeviceId | undefined;

const reader = (): Reader => ({
  me: myId() as AccountId,
  carries: (callId) => activeCall()?.carries(callId) ?? false,
  deviceId,
  personOf: personInCall,
});

const change = (by: (state: CallsState) => CallsState): void => {
  callsStore.setState((state) => by(state));
};

const takeLive = (live: LiveCall): void => {
  loadPersons(live.people.map(({ accountId }) => accountId));
  change((state) => applyLive(state, live, reader()));
};

/** It rings in one tab of a browser, and not over a call that goes on. */
const mayRing = (): boolean => isLeader() && callPrefsStore.getState().rings && !activeCall()?.isOn();

let stopRing: (() => void) | undefined;

const ringAsTold = (): void => {
  const rings = callsStore.getState().incoming.length > 0 && mayRing();
  if (rings === (stopRing !== undefined)) return;
  stopRing?.();
  stopRing = rings ? playCallSound('ring') : undefined;
};

callsStore.subscribe((next, before) => {
  if (next.incoming !== before.incoming || next.call?.phase !== before.call?.phase) ringAsTold();
  // It is carried here from now on, or no longer.
  if (next.call?.callId !== before.call?.callId || next.call?.phase !== before.call?.phase)
    change((state) => applyMine(state, reader()));
});

const takeSignal = (signal: CallSignal): void => {
  if (signal.kind === 'call.changed') takeLive(signal.body.call);
  else if (signal.kind === 'call.ringing') {
    const { chatId, callId } = signal.body.call;
    change((state) => applyRinging(state, signal.body));
    takeLive(signal.body.call);
    if (isLeader()) {
      void call('calls.rings', { chatId, callId }).catch(() => {});
      // Whoever answers shall not wait for the keys of this device.
      void findCallIdentity().catch(() => null);
    }
  } else if (signal.kind === 'call.stopped') change((state) => applyStopped(state, signal.body));
  if (activeCall()?.carries(callIdOf(signal))) activeCall()?.hear(signal);
};

/** After a break everything may be otherwise: what goes on, and what rings. */
const load = async (): Promise<void> => {
  activeCall()?.resync();
  const page = await call('calls.live', {}).catch(() => undefined);
  if (page) {
    ({ deviceId } = page);
    const ids = new Set<string>(page.calls.map(({ callId }) => callId));
    change((state) => ({
      ...state,
      live: Object.fromEntries(Object.entries(state.live).filter(([, one]) => ids.has(one.callId))),
      incoming: state.incoming.filter((one) => ids.has(one.callId)),
    }));
    for (const live of page.calls) {
      takeLive(live);
      if (live.ringing.includes(myId() as AccountId)) await ringLate(live);
    }
  }
  await loadCallHistory().catch(() => {});
};

/** It has rung for a while, and this device has just come. */
const ringLate = async (live: LiveCall): Promise<void> => {
  const { persons } = await call('people.get', { accountIds: [live.by] }).catch(() => ({ persons: [] }));
  const [from] = persons;
  if (from) takeSignal({ kind: 'call.ringing', body: { call: live, from, title: null } });
};

/** The part of the calls in a session. */
export const callsData: FeatureData = {
  name: 'calls',
  onWelcome: () => void load(),
  applyEntries(entries) {
    for (const entry of entries) if (entry.kind.startsWith('call.')) takeHistoryEntry(entry);
  },
  applySignal(signal) {
    if (signal.kind.startsWith('call.')) takeSignal(signal as unknown as CallSignal);
  },
  onNote(note) {
    if (note.kind !== 'shared' || note.name !== 'calls') return;
    if (activeCall()?.carries(String(note.state))) activeCall()?.taken();
  },
  isBusy: () => activeCall()?.isOn() ?? false,
  reset() {
    activeCall()?.taken();
    callsStore.setState(firstCalls, true);
  },
};
