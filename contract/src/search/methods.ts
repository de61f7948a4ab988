import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { AccountId, ChatId, Moment, Seq } from '../wire/ids.ts';
import { ContentHint } from '../wire/content-hint.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';

/** What a message can be looked for as. A photo with words under it is both a photo and a text. */
export const SearchKind = z.enum([
  'text',
  'photo',
  'video',
  'voice',
  'file',
  'link',
  'sticker',
  'place',
  'contact',
  'poll',
  'event',
  'notice',
  'post',
  'album',
  'todo',
]);
/** What a message can be looked for as. */
export type SearchKind = z.infer<typeof SearchKind>;

/** A message that was found. */
export const Hit = z.object({
  chatId: ChatId,
  seq: Seq,
  author: AccountId,
  at: Moment,
  /** The stretch of its text (or of the name of what it holds) in which the words stand. */
  excerpt: z.string(),
  /** Where they stand in the excerpt: places and lengths in UTF-16 units. */
  places: z.array(z.tuple([z.int().min(0), z.int().min(1)])),
  /** What it holds beside its text. */
  hint: ContentHint.optional(),
  /** The address a link leads to, where the message has one. */
  link: z.string().optional(),
});
/** A message that was found. */
export type Hit = z.infer<typeof Hit>;

/** Which messages are looked for. Without a query, all that pass the other conditions. */
const searchInput = z.strictObject({
  query: z.string().max(limits.searchQuery).default(''),
  /** The last syllable of the query is still being written. */
  unfinished: z.boolean().default(false),
  chatId: ChatId.optional(),
  author: AccountId.optional(),
  /** From this moment on. */
  from: Moment.optional(),
  /** Up to, not including, this moment. */
  to: Moment.optional(),
  kinds: z.array(SearchKind).max(SearchKind.options.length).optional(),
  /** In one chat: count them too. It takes longer than finding the first ones, so that it is asked for when nobody writes. */
  count: z.boolean().default(false),
  /** Where the page before ended. */
  cursor: z.string().max(120).optional(),
  limit: z.int().min(1).max(100).default(30),
});

/** Messages of my chats, newest first: only what I may see in their history. */
export const searchMessages = method('search.messages', {
  summary: 'Find messages, in one chat or in all of mine.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: searchInput,
  output: z.object({
    hits: z.array(Hit),
    /** The authors of the hits. */
    persons: z.array(Person),
    /** Where to go on; absent at the end. A page can be short, or empty, and still not be the last. */
    cursor: z.string().optional(),
    /** Where it was asked for: how many there are, counted up to `limits.searchCounted`. */
    total: z.int().optional(),
    /** There are more than were counted. */
    totalIsMore: z.boolean().optional(),
  }),
  refusals: ['chat_not_found'],
});

/** The first line of a chat that I may see at or after a moment, and the last one before where there is none. */
export const searchDay = method('search.day', {
  summary: 'Where a day begins in a chat.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, from: Moment }),
  output: z.object({ seq: Seq.nullable(), at: Moment.nullable() }),
  refusals: ['chat_not_found'],
});

/** The days on which something was said in a chat, for a calendar: `days` as the beginnings the caller asked about. */
export const searchDays = method('search.days', {
  summary: 'On which of these days something was said.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    /** The beginnings of the days, ascending, and the end of the last one. */
    days: z.array(Moment).min(2).max(43),
  }),
  output: z.object({ days: z.array(Moment) }),
  refusals: ['chat_not_found'],
});

/** The methods of this feature. */
export const searchMethods = [searchMessages, searchDay, searchDays] as const;
