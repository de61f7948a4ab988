import type { AccountEntryBodies, Entry } from '@maru/contract';
import type { AccountsState } from './state.ts';

/** Folds what happened to my account. */
export const applyEntry = (state: AccountsState, entry: Entry): AccountsState => {
  if (!state.me || entry.log !== `account:${state.me.id}`) return state;
  if (entry.kind === 'profile.changed') {
    const { me } = entry.body as AccountEntryBodies['profile.changed'];
    return { ...state, me };
  }
  if (entry.kind === 'settings.changed') {
    const { settings } = entry.body as AccountEntryBodies['settings.changed'];
    return { ...state, me: { ...state.me, settings } };
  }
  return state;
};
