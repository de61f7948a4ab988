import { z } from 'zod';
import { FileId } from './ids.ts';

/** What a card in a chat stands for: something members do together, with a life of its own. */
export const CardKind = z.enum(['poll', 'event', 'notice', 'post', 'album', 'todo']);
/** What a card in a chat stands for. */
export type CardKind = z.infer<typeof CardKind>;

/** Everything a message can hold beside its text. */
export const ContentType = z.enum([
  'photos',
  'video',
  'voice',
  'file',
  'sticker',
  'place',
  'livePlace',
  'contact',
  'profile',
  'card',
  'call',
]);
/** Everything a message can hold beside its text. */
export type ContentType = z.infer<typeof ContentType>;

/** What a line can say of a message that is not told otherwise: what it holds, or that it is sealed. */
export const HintType = z.enum([...ContentType.options, 'secret']);
/** What a line can say of a message that is not told otherwise. */
export type HintType = z.infer<typeof HintType>;

/** Enough of a message's content for one line in a list, a quote or a notification. */
export const ContentHint = z.object({
  type: HintType,
  /** What kind of card. */
  of: CardKind.optional(),
  /** How many photos. */
  count: z.int().optional(),
  /** A file's name, a card's title, a place's or person's name, a sticker's word. */
  name: z.string().optional(),
  durationMs: z.int().optional(),
  /** How a call began, and whether nobody answered it. */
  call: z.enum(['voice', 'video']).optional(),
  missed: z.boolean().optional(),
  /** A file whose small picture can stand beside the line. */
  fileId: FileId.optional(),
});
/** Enough of a message's content for one line in a list, a quote or a notification. */
export type ContentHint = z.infer<typeof ContentHint>;
