import type { AccountId, Method, MethodName, Owed } from '@maru/contract';
import { LRUCache } from 'lru-cache';
import type { Caller, House } from '../house.ts';
import { refuse } from '../refusal.ts';
import { staysOpen } from './stays-open.ts';

/** What a host can ask of accounts before they go on: to say their age, to agree to new terms. */
export interface Duty {
  /** What it is called in `accounts.me`. */
  owed: Owed;
  /** What calls are refused with until it is done. */
  code: 'age_not_told' | 'terms_not_agreed' | 'second_step_needed';
  /** The calls by which it is done. */
  by: readonly MethodName[];
  /** Are guests asked too? */
  ofGuests: boolean;
  /**
   * What is asked for at this moment, as a word that changes with it; undefined: nothing. Looked at with every call, and
   * so known without a question to the database.
   */
  asks: (house: House) => string | undefined;
  /** Has this account done it? */
  isDone: (house: House, who: Caller) => Promise<boolean>;
}

const duties: Duty[] = [];

/** Adds something that accounts can owe; called once, where a feature is put together. */
export const registerDuty = (duty: Duty): void => {
  if (!duties.some(({ code }) => code === duty.code)) duties.push(duty);
};

/** How long it is remembered that something was done, in ms. */
const rememberedMs = 60_000;

type Done = LRUCache<AccountId, Map<string, string>>;
const known = new WeakMap<House, Done>();

/** What accounts have done, by the word that was asked; forgotten when there is news of an account. */
const doneAt = (house: House): Done => {
  let done = known.get(house);
  if (done) return done;
  known.set(house, (done = new LRUCache({ max: 50_000, ttl: rememberedMs })));
  const cache = done;
  house.bus.subscribe('session.news', ({ accountId }: { accountId: AccountId }) => cache.delete(accountId));
  house.bus.subscribe('news.missed', () => cache.clear());
  return done;
};

const isDone = async (house: House, duty: Duty, who: Caller): Promise<boolean> => {
  const asked = duty.asks(house);
  if (asked === undefined || (who.guest && !duty.ofGuests)) return true;
  const done = doneAt(house);
  if (house.news.isUp() && done.get(who.accountId)?.get(duty.code) === asked) return true;
  // Only what is done is remembered: whoever has just done it goes on at once, on every process.
  if (!(await duty.isDone(house, who))) return false;
  const mine = done.get(who.accountId) ?? new Map<string, string>();
  done.set(who.accountId, mine.set(duty.code, asked));
  return true;
};

/** What an account owes at this moment. */
export const listOwed = async (house: House, who: Caller): Promise<Owed[]> => {
  const owed: Owed[] = [];
  for (const duty of duties) if (!(await isDone(house, duty, who))) owed.push(duty.owed);
  return owed;
};

/** Refuses a call of somebody who owes something, unless it is one that stays open. */
export const requireNothingOwed = async (
  house: House,
  { name, caller }: Pick<Method, 'name' | 'caller'>,
  who: Caller,
): Promise<void> => {
  if (caller === 'anyone' || staysOpen.has(name)) return;
  for (const duty of duties) {
    if (duty.asks(house) === undefined || duty.by.includes(name as MethodName)) continue;
    if (!(await isDone(house, duty, who))) throw refuse(duty.code);
  }
};
