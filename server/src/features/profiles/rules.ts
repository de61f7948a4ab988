import type { AccountId, PhotoAudience, RefusalCode } from '@maru/contract';

/** Why these people cannot be chosen for. */
export const whyNotReaders = (
  me: AccountId,
  readers: readonly AccountId[],
  known: { has: (id: AccountId) => boolean },
): RefusalCode | undefined => {
  if (readers.includes(me)) return 'cannot_be_self';
  return readers.every((id) => known.has(id)) ? undefined : 'person_not_found';
};

/** How a reader stands to whoever the photos are of. */
export interface Standing {
  self: boolean;
  /** They see the base profile, whose photos these were. */
  seesBase: boolean;
  /** They are a friend whom that person has added. */
  friend: boolean;
}

/** May this reader see a photo from before? */
export const maySee = (shownTo: PhotoAudience, { self, seesBase, friend }: Standing): boolean => {
  if (self) return true;
  if (!seesBase) return false;
  return shownTo === 'everyone' || (shownTo === 'friends' && friend);
};
