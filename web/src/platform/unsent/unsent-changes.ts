import { readId, type AccountId } from '@maru/contract';
import { readText, writeText } from '../lock/index.ts';

/** What somebody has changed on this device and the host has not confirmed, kept past a reload. */
export interface UnsentChanges<Settings extends object> {
  /** What of this person is on its way. */
  of(accountId: AccountId): Partial<Settings>;
  /** Remembers a change until the host has confirmed it, even when the page is left before. */
  remember(accountId: AccountId, change: Partial<Settings>): void;
  /** The host has answered to a change; what has been chosen since stays. */
  forget(accountId: AccountId, answered: Partial<Settings>): void;
  /** Nobody is signed in here any more. */
  forgetAll(): void;
}

/** Takes of what lies in a browser's storage what can be a change. */
type ChangeReader<Settings> = (kept: object) => Partial<Settings>;

interface Unsent<Settings> {
  accountId: AccountId;
  change: Partial<Settings>;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const readKept = <Settings>(
  name: string,
  readChange: ChangeReader<Settings>,
): Unsent<Settings> | undefined => {
  const kept = JSON.parse(readText(name) ?? 'null') as Partial<Unsent<unknown>> | null;
  const accountId = readId<AccountId>(kept?.accountId);
  const change: unknown = kept?.change;
  if (!accountId || typeof change !== 'object' || change === null) return undefined;
  return { accountId, change: readChange(change) };
};

const known: Pick<UnsentChanges<object>, 'forgetAll'>[] = [];

/** Nobody is signed in here any more: nothing of theirs is on its way. */
export const forgetAllUnsent = (): void => {
  for (const one of known) one.forgetAll();
};

/** Keeps changes of some settings under a name of the browser's storage. */
export const keepUnsent = <Settings extends object>(
  name: string,
  readChange: ChangeReader<Settings>,
): UnsentChanges<Settings> => {
  /** Stands in where a browser keeps nothing; then a choice lasts until the page is left. */
  let inMemory: Unsent<Settings> | undefined;
  const read = () => {
    try {
      return readKept(name, readChange);
    } catch {
      return inMemory;
    }
  };
  const write = (unsent: Unsent<Settings> | undefined): void => {
    inMemory = unsent;
    try {
      writeText(name, unsent ? JSON.stringify(unsent) : null);
    } catch {
      // What is in memory has to do.
    }
  };
  const of = (accountId: AccountId): Partial<Settings> => {
    const unsent = read();
    return unsent?.accountId === accountId ? unsent.change : {};
  };
  const unsent: UnsentChanges<Settings> = {
    of,
    remember: (accountId, change) => write({ accountId, change: { ...of(accountId), ...change } }),
    forget(accountId, answered) {
      const left = Object.entries(of(accountId)).filter(
        ([key, value]) => !isSame(answered[key as keyof Settings], value),
      );
      const change = Object.fromEntries(left) as Partial<Settings>;
      write(left.length > 0 ? { accountId, change } : undefined);
    },
    forgetAll: () => write(undefined),
  };
  known.push(unsent);
  return unsent;
};
