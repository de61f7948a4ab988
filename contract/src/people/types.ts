import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { AccountId, Moment } from '../wire/ids.ts';

/** Somebody I added, with what only I know of them. */
export const Friend = Person.extend({
  favourite: z.boolean(),
  hidden: z.boolean(),
  ownName: z.string().nullable(),
  memo: z.string(),
  addedAt: Moment,
});
/** Somebody I added, with what only I know of them. */
export type Friend = z.infer<typeof Friend>;

/** Somebody who added me and whom I have neither added, ignored nor blocked. */
export const FriendRequest = z.object({ person: Person, at: Moment });
/** Somebody who added me and whom I have neither added, ignored nor blocked. */
export type FriendRequest = z.infer<typeof FriendRequest>;

/**
 * What a block keeps away. `messages`: what they write to me alone, and when I am here. `profile`: my photo, status
 * and birthday too; all they see is my name.
 */
export const BlockLevel = z.enum(['messages', 'profile']);
/** What a block keeps away. */
export type BlockLevel = z.infer<typeof BlockLevel>;

/** Somebody I have blocked. */
export const Blocked = Person.extend({ level: BlockLevel });
/** Somebody I have blocked. */
export type Blocked = z.infer<typeof Blocked>;

/** How somebody stands to me. */
export const Relation = z.object({ friend: z.boolean(), blocked: z.boolean(), self: z.boolean() });
/** How somebody stands to me. */
export type Relation = z.infer<typeof Relation>;

/** Whether somebody is here now or was last; null where they keep it to themselves. */
export const Presence = z.object({
  accountId: AccountId,
  online: z.boolean().nullable(),
  lastSeenAt: Moment.nullable(),
});
/** Whether somebody is here now or was last; null where they keep it to themselves. */
export type Presence = z.infer<typeof Presence>;
