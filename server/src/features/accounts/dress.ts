import type { AccountId, Person } from '@maru/contract';

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type Obj = { [key: string]: Json };

const isPerson = (one: Obj): boolean => 'id' in one && 'handle' in one && 'name' in one && 'guest' in one;
const isQuote = (one: Obj): boolean => 'author' in one && 'authorName' in one;
const isNamed = (one: Obj): boolean => 'accountId' in one && 'name' in one;

/** Whom something that was written down names, at any depth: as a person, as the author of a quote, or by a name beside an id. */
export const idsIn = (value: unknown, into = new Set<AccountId>()): Set<AccountId> => {
  if (Array.isArray(value)) for (const one of value) idsIn(one, into);
  else if (value !== null && typeof value === 'object') {
    const one = value as Obj;
    if (isPerson(one)) into.add(one['id'] as AccountId);
    else if (isQuote(one)) into.add(one['author'] as AccountId);
    else if (isNamed(one)) into.add(one['accountId'] as AccountId);
    for (const inner of Object.values(one)) idsIn(inner, into);
  }
  return into;
};

const dressOne = (one: Obj, faceOf: (id: AccountId) => Person | undefined): Obj => {
  if (isPerson(one)) {
    const face = faceOf(one['id'] as AccountId);
    if (!face) return one;
    const { in: _chosenFor, ...rest } = one;
    return { ...rest, ...(face as unknown as Obj) };
  }
  if (isQuote(one)) {
    const face = faceOf(one['author'] as AccountId);
    return face ? { ...one, authorName: face.name } : one;
  }
  const face = isNamed(one) ? faceOf(one['accountId'] as AccountId) : undefined;
  return face ? { ...one, name: face.name } : one;
};

/** The same with the persons in it as somebody sees them; of whom `faceOf` gives nothing, what was written stays. */
export const dress = <Value>(value: Value, faceOf: (id: AccountId) => Person | undefined): Value => {
  if (Array.isArray(value)) return value.map((one: unknown) => dress(one, faceOf)) as Value;
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, dress(one as Json, faceOf)]),
  );
  return dressOne(inner as Obj, faceOf) as Value;
};
