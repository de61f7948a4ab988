import { z } from 'zod';
import { HandleInput, Person } from '../accounts/index.ts';
import { AccountId, ChatId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { Blocked, BlockLevel, Friend, FriendRequest, Presence, Relation } from './types.ts';

const Found = z.object({ person: Person, relation: Relation });
const LinkCode = z.string().min(8).max(40);

/** Exactly one of the four is given. */
const PersonBy = z
  .strictObject({
    handle: HandleInput.optional(),
    code: LinkCode.optional(),
    /** The whole address, as its owner has confirmed it; case does not matter. */
    mail: z.string().trim().toLowerCase().min(3).max(limits.mailAddress).optional(),
    accountId: AccountId.optional(),
  })
  .refine((by) => Object.values(by).filter((given) => given !== undefined).length === 1);

/**
 * Finds one person by handle, by the code of their own link, by e-mail address, or by id. Whoever does not let
 * themselves be found so is answered like nobody.
 */
export const find = method('people.find', {
  summary: 'Find one person by handle, link code, e-mail or id.',
  caller: 'session',
  about: 'person',
  repeatable: true,
  rate: 'dear',
  input: PersonBy,
  output: Found,
  refusals: ['person_not_found'],
});

/** Whose link this is, for whoever has been given it and has no account here yet. */
export const previewLink = method('people.previewLink', {
  summary: 'Whose link this is: the name and the photo.',
  caller: 'anyone',
  about: 'door',
  repeatable: true,
  rate: 'dear',
  input: z.strictObject({ code: LinkCode }),
  output: z.object({ person: Person.pick({ id: true, name: true, photo: true }) }),
  refusals: ['person_not_found'],
});

/** Adds somebody to my friends; one-way. Given by handle, link code, e-mail or id. Adding again changes nothing. */
export const addFriend = method('people.addFriend', {
  summary: 'Add somebody to my friends.',
  caller: 'account',
  about: 'person',
  repeatable: true,
  input: PersonBy,
  output: z.object({ person: Friend }),
  refusals: ['person_not_found', 'cannot_be_self', 'too_many_friends'],
});

/** My friends, hidden ones included, in no particular order. */
export const listFriends = method('people.listFriends', {
  summary: 'My friends.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    friends: z.array(Friend),
    requests: z.array(FriendRequest),
    blocked: z.array(Blocked),
  }),
});

/** Changes what I keep about a friend; fields left out stay. */
export const updateFriend = method('people.updateFriend', {
  summary: 'Favourite, hide, rename for me, memo.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    accountId: AccountId,
    favourite: z.boolean().optional(),
    hidden: z.boolean().optional(),
    ownName: z.string().trim().max(limits.personName).nullable().optional(),
    memo: z.string().max(limits.memo).optional(),
  }),
  output: z.object({ person: Friend }),
  refusals: ['friend_not_found'],
});

/** Takes somebody off my friends; they hear nothing. */
export const removeFriend = method('people.removeFriend', {
  summary: 'Take somebody off my friends.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ accountId: AccountId }),
  output: z.object({}),
  refusals: ['friend_not_found'],
});

/** Answers "added you": ignore puts the request away; add and block have methods of their own. */
export const ignoreRequest = method('people.ignoreRequest', {
  summary: 'Put a request away.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ accountId: AccountId }),
  output: z.object({}),
  refusals: ['request_not_found'],
});

/**
 * Blocks somebody: what they write to me alone no longer reaches me, and they are not told. Called again with another
 * level, it changes that alone.
 */
export const block = method('people.block', {
  summary: 'Block somebody, or change what the block keeps away.',
  caller: 'account',
  about: 'person',
  repeatable: true,
  input: z.strictObject({ accountId: AccountId, level: BlockLevel.default('messages') }),
  output: z.object({}),
  refusals: ['person_not_found', 'cannot_be_self'],
});

/** Ends a block; what was written meanwhile stays away. */
export const unblock = method('people.unblock', {
  summary: 'End a block.',
  caller: 'account',
  about: 'person',
  repeatable: true,
  input: z.strictObject({ accountId: AccountId }),
  output: z.object({}),
  refusals: ['person_not_found'],
});

/** Tells the operators about somebody, with a reason and a note. */
export const report = method('people.report', {
  summary: 'Report somebody to the operators.',
  caller: 'session',
  about: 'person',
  rate: 'dear',
  input: z.strictObject({
    accountId: AccountId,
    chatId: ChatId.optional(),
    reason: z.enum(['spam', 'scam', 'harassment', 'impersonation', 'other']),
    note: z.string().max(1_000).default(''),
  }),
  output: z.object({}),
  refusals: ['person_not_found', 'cannot_be_self'],
});

/** Persons by id, at most 100; unknown ids are left out. */
export const getPersons = method('people.get', {
  summary: 'Persons by id.',
  caller: 'session',
  about: 'person',
  repeatable: true,
  input: z.strictObject({ accountIds: z.array(AccountId).min(1).max(100) }),
  output: z.object({ persons: z.array(Person) }),
});

/** The code of my own link and QR; `renew` makes the old one lead nowhere. */
export const myLink = method('people.myLink', {
  summary: 'The code of my own link and QR.',
  caller: 'account',
  about: 'own',
  input: z.strictObject({ renew: z.boolean().default(false) }),
  output: z.object({ code: z.string() }),
});

/** Watches the presence of these persons with this connection, replacing the former list; answers with how it stands. */
export const watchPresence = method('people.watchPresence', {
  summary: 'Watch who is online.',
  caller: 'session',
  about: 'person',
  repeatable: true,
  input: z.strictObject({ accountIds: z.array(AccountId).max(limits.watchedPersons) }),
  output: z.object({ presences: z.array(Presence) }),
});

/** The methods of this feature. */
export const peopleMethods = [
  find,
  previewLink,
  addFriend,
  listFriends,
  updateFriend,
  removeFriend,
  ignoreRequest,
  block,
  unblock,
  report,
  getPersons,
  myLink,
  watchPresence,
] as const;
