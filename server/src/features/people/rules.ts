import { limits, type AccountId, type Person, type RefusalCode } from '@maru/contract';

/** Why somebody cannot be added to my friends. `friends` counts those I have. */
export const whyNotAdd = (
  me: AccountId,
  person: Person | undefined,
  known: { friends: number; already: boolean },
): RefusalCode | undefined => {
  // A guest is here for one chat and may be gone tomorrow.
  if (!person || person.guest) return 'person_not_found';
  if (person.id === me) return 'cannot_be_self';
  return !known.already && known.friends >= limits.friends ? 'too_many_friends' : undefined;
};

/** Why somebody cannot be blocked or reported. */
export const whyNotAgainst = (me: AccountId, person: Person | undefined): RefusalCode | undefined => {
  if (!person) return 'person_not_found';
  return person.id === me ? 'cannot_be_self' : undefined;
};
