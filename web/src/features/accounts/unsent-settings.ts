import { AccountId, AccountSettings, type Me } from '@maru/contract';
import { readText, writeText } from '../../platform/lock/index.ts';

const name = 'maru.unsent-settings';

interface Unsent {
  accountId: AccountId;
  change: Partial<AccountSettings>;
}

/** Stands in where a browser keeps nothing; then a choice lasts until the page is left. */
let inMemory: Unsent | null = null;

const read = (): Unsent | null => {
  try {
    const kept = JSON.parse(readText(name) ?? 'null') as Partial<Unsent> | null;
    const accountId = AccountId.safeParse(kept?.accountId).data;
    const change = AccountSettings.partial().safeParse(kept?.change).data;
    return accountId && change ? { accountId, change: change as Partial<AccountSettings> } : null;
  } catch {
    return inMemory;
  }
};

const write = (unsent: Unsent | null): void => {
  inMemory = unsent;
  try {
    writeText(name, unsent && JSON.stringify(unsent));
  } catch {
    // What is in memory has to do.
  }
};

/** Settings that somebody has changed here and the host has not confirmed. */
export const unsentSettings = (accountId: AccountId): Partial<AccountSettings> => {
  const unsent = read();
  return unsent?.accountId === accountId ? unsent.change : {};
};

/** Remembers a change until the host has confirmed it, even when the page is left before. */
export const rememberUnsent = (accountId: AccountId, change: Partial<AccountSettings>): void =>
  write({ accountId, change: { ...unsentSettings(accountId), ...change } });

/** The host has answered to a change; what has been chosen since stays. */
export const forgetUnsent = (accountId: AccountId, answered: Partial<AccountSettings>): void => {
  const left = Object.entries(unsentSettings(accountId)).filter(
    ([key, value]) => answered[key as keyof AccountSettings] !== value,
  );
  write(left.length > 0 ? { accountId, change: Object.fromEntries(left) } : null);
};

/** Me as the host knows me, with what has been chosen here and is still on its way. */
export const withUnsent = (me: Me): Me => {
  const change = unsentSettings(me.id);
  return Object.keys(change).length === 0 ? me : { ...me, settings: { ...me.settings, ...change } };
};

/** Nobody is signed in here any more. */
export const forgetAllUnsent = (): void => write(null);
