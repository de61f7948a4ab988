import { limits, type AccountId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { peopleStore } from './state.ts';

const wanted = new Map<symbol, readonly AccountId[]>();
let timer: ReturnType<typeof setTimeout> | undefined;

const watch = async (): Promise<void> => {
  const accountIds = [...new Set([...wanted.values()].flat())].slice(0, limits.watchedPersons);
  const answer = await call('people.watchPresence', { accountIds }).catch(() => undefined);
  if (!answer) return;
  const seen = Object.fromEntries(answer.presences.map((one) => [one.accountId, one]));
  peopleStore.setState((state) => ({ presences: { ...state.presences, ...seen } }));
};

const plan = (): void => {
  clearTimeout(timer);
  timer = setTimeout(() => void watch(), 200);
};

/** Watches who of these is online, until the function it gives back is called. */
export const watchPresence = (accountIds: readonly AccountId[]): (() => void) => {
  const name = Symbol('watch');
  wanted.set(name, accountIds);
  plan();
  return () => {
    wanted.delete(name);
    plan();
  };
};

/** The line is new: the host has forgotten whom we watch. */
export const watchAgain = (): void => {
  if (wanted.size > 0) plan();
};
