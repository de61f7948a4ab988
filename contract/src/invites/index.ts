import { z } from 'zod';
import { Person, PersonName, SignedIn } from '../accounts/index.ts';
import { Chat } from '../chats/index.ts';
import { ChatId, PictureId } from '../wire/ids.ts';
import { method } from '../wire/method.ts';

const LinkCode = z.string().min(8).max(40);

/** The link of a group, as its members see it. */
export const GroupLink = z.object({
  on: z.boolean(),
  guests: z.boolean(),
  code: z.string().nullable(),
});
/** The link of a group, as its members see it. */
export type GroupLink = z.infer<typeof GroupLink>;

/** The link of a group I am in. */
export const getLink = method('invites.get', {
  summary: 'The link of a group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId }),
  output: GroupLink,
  refusals: ['chat_not_found', 'not_a_group'],
});

/** Turns the link of a group on or off, lets guests in or not, or makes a new one. For hosts. */
export const setLink = method('invites.set', {
  summary: 'Turn a group’s link on or off, with or without guests; renew it.',
  caller: 'account',
  about: 'chat',
  input: z.strictObject({
    chatId: ChatId,
    on: z.boolean(),
    guests: z.boolean().default(true),
    renew: z.boolean().default(false),
  }),
  output: GroupLink,
  refusals: ['chat_not_found', 'not_a_group', 'not_a_host'],
});

/** What a link leads to, before going in. */
export const previewLink = method('invites.preview', {
  summary: 'What a link leads to.',
  caller: 'anyone',
  about: 'door',
  repeatable: true,
  rate: 'dear',
  input: z.strictObject({ code: LinkCode }),
  output: z.object({
    name: z.string().nullable(),
    photo: PictureId.nullable(),
    memberCount: z.int(),
    faces: z.array(Person),
    guests: z.boolean(),
    /** The chat, where the caller is already in it. */
    chatId: ChatId.nullable(),
  }),
  refusals: ['link_not_found'],
});

/** Joins a group by its link. */
export const joinByLink = method('invites.join', {
  summary: 'Join a group by its link.',
  caller: 'account',
  about: 'door',
  repeatable: true,
  rate: 'dear',
  input: z.strictObject({ code: LinkCode }),
  output: z.object({ chat: Chat }),
  refusals: ['link_not_found', 'group_full'],
});

/** Comes into a group by its link without an account: a name, and a session that knows this chat alone. */
export const joinAsGuest = method('invites.joinAsGuest', {
  summary: 'Come in as a guest, with only a name.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ code: LinkCode, name: PersonName }),
  output: SignedIn.extend({ chatId: ChatId }),
  refusals: ['link_not_found', 'group_full', 'guests_not_allowed'],
});

/** The methods of this feature. */
export const inviteMethods = [getLink, setLink, previewLink, joinByLink, joinAsGuest] as const;
