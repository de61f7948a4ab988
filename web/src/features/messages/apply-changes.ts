import type { AccountId, MessageBody, Reaction } from '@maru/contract';
import type { Change, Line, SentLine, Slot } from './state.ts';

const namesShown = 5;

/** Who changed their reaction, and whether that is me. */
interface Reacter {
  author: AccountId;
  mine: boolean;
}

const takeAway = (reactions: Reaction[], emoji: string, { author, mine }: Reacter): Reaction[] =>
  reactions
    .map((one) => {
      // A page may be a moment newer than it says: then this has been taken away already.
      const complete = one.by.length === one.count;
      if (one.emoji !== emoji || (complete && !one.by.includes(author))) return one;
      const by = one.by.filter((id) => id !== author);
      return { ...one, count: one.count - 1, mine: one.mine && !mine, by };
    })
    .filter((one) => one.count > 0);

const add = (reactions: Reaction[], emoji: string, { author, mine }: Reacter): Reaction[] => {
  const there = reactions.find((one) => one.emoji === emoji);
  if (!there) return [...reactions, { emoji, count: 1, mine, by: [author] }];
  if (there.by.includes(author) || (mine && there.mine)) return reactions;
  const by = there.by.length < namesShown ? [...there.by, author] : there.by;
  const more = { ...there, count: there.count + 1, mine: there.mine || mine, by };
  return reactions.map((one) => (one === there ? more : one));
};

const react = (body: MessageBody, change: Change, me: AccountId | null): MessageBody => {
  const { emoji, previous } = change.body;
  const who = { author: change.author, mine: change.author === me };
  let reactions = body.reactions ?? [];
  if (previous) reactions = takeAway(reactions, previous, who);
  if (emoji) reactions = add(reactions, emoji, who);
  return { ...body, reactions };
};

const changeBody = (body: MessageBody, change: Change, me: AccountId | null): MessageBody => {
  if (body.deleted) return body;
  switch (change.kind) {
    case 'message.deleted':
      return { text: '', deleted: true, ...(change.body.vanished ? { vanished: true } : {}) };
    case 'message.edited': {
      const { mentions: _old, ...rest } = body;
      const { text = '', mentions } = change.body;
      return { ...rest, text, editedAt: change.at, ...(mentions ? { mentions } : {}) };
    }
    case 'message.filled': {
      const { card: _old, ...rest } = body;
      const { content, card } = change.body;
      const kept = card === undefined ? body : rest;
      return { ...kept, ...(content ? { content } : {}), ...(card ? { card } : {}) };
    }
    case 'message.reacted':
      return react(body, change, me);
  }
};

const foldLine = (base: Line, changes: readonly Change[], me: AccountId | null): Line => {
  if (base.kind !== 'message.sent') return base;
  const body = changes.reduce((folded, change) => changeBody(folded, change, me), base.body);
  return { ...base, body } satisfies SentLine;
};

/** A line as a page or the live log gives it, folded up to `upTo`. */
export const slotOf = (base: Line, upTo: number): Slot => ({ base, upTo, changes: [], line: base });

/** Puts a change where it belongs among those of a line; doubles and what the line has already are dropped. */
export const addChange = (slot: Slot, change: Change, me: AccountId | null): Slot => {
  if (change.seq <= slot.upTo || slot.changes.some((one) => one.seq === change.seq)) return slot;
  const changes = [...slot.changes, change].sort((one, other) => one.seq - other.seq);
  return { ...slot, changes, line: foldLine(slot.base, changes, me) };
};
