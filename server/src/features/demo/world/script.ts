/** The eight people of the demo world, by their handles. */
export type Star = 'gahyeon' | 'minjun' | 'jiwoo' | 'seoyeon' | 'eomma' | 'hyunwoo' | 'emma' | 'daniel';

/** Somebody of the demo world: one of the eight, or one of the many in the club. */
export type Extra = `runner_${number}`;

/** Something the room does together, as it stands when the world is made. */
export type CardScript =
  | { of: 'poll'; question: string; choices: readonly string[]; votes: Partial<Record<Star, number>> }
  | {
      of: 'event';
      title: string;
      /** Days from now; without an hour it takes whole days. */
      inDays: number;
      hour?: number;
      lasts?: number;
      place?: string;
      note?: string;
      answers: Partial<Record<Star, 'going' | 'maybe' | 'not'>>;
    }
  | { of: 'todo'; title: string; items: readonly { text: string; for?: Star; doneBy?: Star }[] };

/** What can be said of a message beside its words. */
export interface LineExtras {
  /** A name by which a later line answers this one. */
  tag?: string;
  replyTo?: string;
  reactions?: readonly (readonly [emoji: string, ...by: (Star | Extra)[]])[];
  /** What it said before it was edited. */
  before?: string;
  deleted?: true;
  /** A sticker that comes with the app, as `pack/sticker`. */
  sticker?: string;
  card?: CardScript;
}

/** One message of a script. */
export interface Line extends LineExtras {
  by: Star | Extra;
  text: string;
}

/** Lines that follow each other within minutes, at a time of day some days ago, or some minutes ago. */
export type Talk = { lines: readonly Line[] } & (
  | { daysAgo: number; at: `${number}:${number}` }
  | { minutesAgo: number }
);

/** A room and all that was said in it. */
export interface RoomScript {
  kind: 'direct' | 'group' | 'self';
  name: string | null;
  /** The first is who made it. */
  members: readonly (Star | Extra)[];
  photo?: readonly [from: string, to: string, motif: string];
  daysOld: number;
  talks: readonly Talk[];
  /** How many of the last messages these have not read. */
  unread?: Partial<Record<Star, number>>;
  pinnedBy?: readonly Star[];
  mutedBy?: readonly Star[];
  link?: true;
}

/** Sends a sticker. */
export const stick = (by: Star | Extra, sticker: string, extras: LineExtras = {}): Line => ({
  by,
  text: '',
  ...extras,
  sticker,
});

/** Puts up a poll, an event or a to-do list. */
export const putUp = (by: Star | Extra, card: CardScript): Line => ({ by, text: '', card });

/** Writes one line. */
export const say = (by: Star | Extra, text: string, extras: LineExtras = {}): Line => ({
  by,
  text,
  ...extras,
});
