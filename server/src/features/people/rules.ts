import {
  limits,
  type AccountId,
  type AccountSettings,
  type Audience,
  type Person,
  type RefusalCode,
} from '@maru/contract';

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

/** What somebody shows a watcher of being here. */
export interface ShownPresence {
  online: boolean;
  lastSeen: boolean;
}

/** How two persons stand to each other, as far as it decides who sees whom. */
export interface Standing {
  /** The watched one has added the watcher. */
  added: boolean;
  /** One of them has blocked the other. */
  blocked: boolean;
}

type Seen = Pick<AccountSettings, 'seesOnline' | 'seesLastSeen'>;

const isAmong = (audience: Audience, { added }: Standing): boolean =>
  audience === 'everyone' || (audience === 'friends' && added);

/**
 * What a watcher sees of somebody. It goes both ways: who shows theirs to nobody sees nobody's; and between two of whom
 * one has blocked the other, neither sees anything.
 */
export const whatShows = (watched: Seen, watcher: Seen, standing: Standing): ShownPresence => ({
  online: !standing.blocked && watcher.seesOnline !== 'nobody' && isAmong(watched.seesOnline, standing),
  lastSeen: !standing.blocked && watcher.seesLastSeen !== 'nobody' && isAmong(watched.seesLastSeen, standing),
});
