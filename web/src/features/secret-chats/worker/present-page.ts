import type { KeptLine } from './kept-line.ts';

/** Kinds that are lines of their own in a room that nobody but its members reads. */
const shownKinds = new Set([
  'message.sent',
  'member.joined',
  'member.left',
  'chat.changed',
  'chat.vanishingChanged',
  'secret.committed',
]);

/** A line as a page of history gives it. */
export interface PageItem {
  seq: number;
  author: string;
  key: string;
  at: string;
  kind: string;
  body: Record<string, unknown>;
}

/** Which stretch is asked for; nothing is the newest. */
export interface PageAsked {
  beforeSeq?: number | undefined;
  afterSeq?: number | undefined;
  aroundSeq?: number | undefined;
  limit: number;
}

export const isShown = ({ entry }: KeptLine): boolean => shownKinds.has(entry.kind);

const namesShown = 5;

const presentReactions = (reactions: readonly [string, string][], me: string) =>
  [...new Set(reactions.map(([, emoji]) => emoji))].map((emoji) => {
    const by = reactions.filter(([, one]) => one === emoji).map(([who]) => who);
    return { emoji, count: by.length, mine: by.includes(me), by: by.slice(0, namesShown) };
  });

/** A line with all that has changed it. */
export const presentItem = ({ seq, entry, ...more }: KeptLine, me: string): PageItem => ({
  seq,
  ...entry,
  body: {
    ...entry.body,
    ...(more.editedAt && { editedAt: more.editedAt }),
    ...(more.isBookmarked && { bookmarked: true }),
    ...(more.reactions?.length && { reactions: presentReactions(more.reactions, me) }),
  },
});
