import type { AccountId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { rememberPersons } from './remember-persons.ts';
import { findPerson, peopleStore } from './state.ts';

const asked = new Set<AccountId>();
let waiting: AccountId[] = [];

const ask = async (): Promise<void> => {
  const accountIds = waiting.splice(0, 100);
  if (waiting.length > 0) queueMicrotask(() => void ask());
  if (accountIds.length === 0) return;
  const page = await call('people.get', { accountIds }).catch(() => undefined);
  if (page) rememberPersons(page.persons);
  else for (const id of accountIds) asked.delete(id);
};

/** Another account may be told of other persons. */
export const forgetAsked = (): void => {
  asked.clear();
  waiting = [];
};

/** Loads persons we have never heard of; many asked for at the same moment are one call. */
export const loadPersons = (accountIds: readonly AccountId[]): void => {
  const state = peopleStore.getState();
  const unknown = accountIds.filter((id) => !findPerson(state, id) && !asked.has(id));
  if (unknown.length === 0) return;
  for (const id of unknown) asked.add(id);
  if (waiting.length === 0) queueMicrotask(() => void ask());
  waiting = [...waiting, ...unknown];
};
