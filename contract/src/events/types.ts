import { z } from 'zod';
import { Person, visibleText } from '../accounts/index.ts';
import { AccountId, ChatId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** A day as a calendar on the wall has it: `2026-12-05`. */
export const CivilDate = z.iso.date();

/** A time zone by its name, such as `Asia/Seoul`. */
export const ZoneName = z.string().min(1).max(64);

/** When an event is: moments, or whole days in the zone of its maker, the last one included. */
export const EventTime = z.discriminatedUnion('allDay', [
  z.strictObject({
    allDay: z.literal(false),
    from: Moment,
    until: Moment.optional(),
    /** Where its maker was, for those who want to know. */
    zone: ZoneName,
  }),
  z.strictObject({ allDay: z.literal(true), from: CivilDate, until: CivilDate, zone: ZoneName }),
]);
/** When an event is. */
export type EventTime = z.infer<typeof EventTime>;

/** Where it is: words, and a point where one is known. */
export const EventPlace = z.strictObject({
  name: visibleText(limits.events.place),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});
/** Where it is. */
export type EventPlace = z.infer<typeof EventPlace>;

/** Minutes before the beginning at which those who may come are reminded. */
export const RemindMinutes = z.union([z.literal(0), z.literal(10), z.literal(60), z.literal(1440)]);
/** Minutes before the beginning at which those who may come are reminded. */
export type RemindMinutes = z.infer<typeof RemindMinutes>;

/** What the maker of an event says of it. */
export const EventDetails = z.strictObject({
  title: visibleText(limits.events.title),
  time: EventTime,
  place: EventPlace.nullable().default(null),
  note: z.string().trim().max(limits.events.note).default(''),
  /** Whole days count from nine in the morning. Null: nobody is reminded. */
  remind: RemindMinutes.nullable().default(null),
});
/** What the maker of an event says of it. */
export type EventDetails = z.infer<typeof EventDetails>;

/** Does somebody come? */
export const EventAnswer = z.enum(['going', 'maybe', 'not']);
/** Does somebody come? */
export type EventAnswer = z.infer<typeof EventAnswer>;

/** Who comes: how many, and the first few of each answer. */
export const EventAnswers = z.record(EventAnswer, z.object({ count: z.int(), first: z.array(AccountId) }));
/** Who comes: how many, and the first few of each answer. */
export type EventAnswers = z.infer<typeof EventAnswers>;

/** An event as it stands for one reader. */
export const ChatEvent = z.object({
  id: z.uuid(),
  chatId: ChatId,
  /** The message that is its card. */
  seq: Seq,
  ...EventDetails.shape,
  /** The `rev` of the last change of the above. */
  detailsRev: z.int(),
  cancelled: z.boolean(),
  madeBy: AccountId,
  madeAt: Moment,
  answers: EventAnswers,
  answersRev: z.int(),
  /** My answer, and the `rev` of it. */
  mine: EventAnswer.nullable(),
  mineRev: z.int(),
  /** Goes up with every change. */
  rev: z.int(),
});
/** An event as it stands for one reader. */
export type ChatEvent = z.infer<typeof ChatEvent>;

/** Everybody who has answered. */
export const EventGuests = z.array(z.object({ person: Person, answer: EventAnswer }));
