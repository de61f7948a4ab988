import type { AccountEntryBodies, Entry, HistoryCall } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { applyForgotten, applyListed, applyPage, applySeen } from './apply-history.ts';
import type { CallHistoryView, CallId } from './call-view.ts';
import { callsStore } from './state.ts';

let cursor: string | undefined;
let loading: Promise<void> | undefined;

const change = (by: (history: CallHistoryView) => CallHistoryView): void =>
  callsStore.setState(({ history }) => ({ history: by(history) }));

const load = async (older: boolean): Promise<void> => {
  change((history) => ({ ...history, isLoading: true }));
  try {
    const page = await call('calls.list', older && cursor ? { cursor } : {});
    cursor = page.cursor;
    change((history) => applyPage(history, { ...page, older }));
  } finally {
    change((history) => ({ ...history, isLoading: false }));
  }
};

/** Loads the history of my calls: the newest, or with `older` what comes after those that are shown. */
export const loadCallHistory = ({ older = false } = {}): Promise<void> => {
  if (older && callsStore.getState().history.isWhole) return Promise.resolve();
  loading ??= load(older).finally(() => (loading = undefined));
  return loading;
};

/** I have seen the missed ones. */
export const markCallsSeen = async (): Promise<void> => {
  if (callsStore.getState().history.unseen === 0) return;
  change(applySeen);
  await call('calls.markSeen', {});
};

/** Takes calls off the history of all my devices. */
export const forgetCalls = async (which: readonly CallId[] | 'all'): Promise<void> => {
  await call('calls.forget', { callIds: which === 'all' ? 'all' : ([...which] as HistoryCall['callId'][]) });
  change((history) => applyForgotten(history, which === 'all' ? null : which));
};

/** Folds what the log of my account tells of calls. */
export const takeHistoryEntry = ({ kind, body }: Entry): void => {
  if (kind === 'call.listed') {
    const { call: listed } = body as AccountEntryBodies['call.listed'];
    change((history) => applyListed(history, listed));
  } else if (kind === 'call.seen') change(applySeen);
  else if (kind === 'call.forgotten') {
    const { callIds } = body as AccountEntryBodies['call.forgotten'];
    change((history) => applyForgotten(history, callIds));
  }
};
