import { z } from 'zod';
import { Erased } from '../wire/erased.ts';
import { ChatId, Moment } from '../wire/ids.ts';
import { EventAnswer, EventAnswers, EventDetails } from './types.ts';

/** Entries of `chat:<id>` about events; the one with the greatest `rev` is right about what it tells. */
export const eventEntries = {
  'event.answered': z.union([
    z.object({
      id: z.uuid(),
      rev: z.int(),
      /** What the author said; null takes it back. */
      answer: EventAnswer.nullable(),
      answers: EventAnswers,
    }),
    Erased,
  ]),
  'event.changed': z.union([
    z.object({ id: z.uuid(), rev: z.int(), details: EventDetails, cancelled: z.boolean() }),
    Erased,
  ]),
} as const;

/** Entries of `account:<me>` about events. */
export const accountEventEntries = {
  /** It begins soon, and I said that I come or may come. */
  'event.reminded': z.object({
    chatId: ChatId,
    id: z.uuid(),
    title: z.string(),
    /** When it begins; of whole days, midnight in its zone. */
    at: Moment,
    allDay: z.boolean(),
  }),
} as const;
