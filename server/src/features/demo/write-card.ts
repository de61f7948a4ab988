import type { AccountId, ChatId, EventDetails, MessageContent } from '@maru/contract';
import { v7 } from 'uuid';
import type { WorldRows } from './store.ts';
import type { CardScript } from './world/index.ts';

/** The rows of what a room does together. */
export type CardRows = Pick<
  WorldRows,
  'polls' | 'poll_votes' | 'events' | 'event_answers' | 'todo_lists' | 'todo_items'
>;

/** None yet. */
export const noCards = (): CardRows => ({
  polls: [],
  poll_votes: [],
  events: [],
  event_answers: [],
  todo_lists: [],
  todo_items: [],
});

/** Where a card stands, and who is who. */
interface Setting {
  chatId: ChatId;
  seq: number;
  by: AccountId;
  at: Date;
  now: Date;
  idOf: (name: string) => AccountId;
  rows: CardRows;
}

type Script<Of extends CardScript['of']> = Extract<CardScript, { of: Of }>;

const zone = 'Asia/Seoul';
const hour = 3_600_000;
/** Midnight in Seoul, which has no summer time. */
const midnight = (at: Date): number =>
  Math.floor((at.getTime() + 9 * hour) / (24 * hour)) * 24 * hour - 9 * hour;

const writePoll = (card: Script<'poll'>, id: string, { chatId, seq, by, at, idOf, rows }: Setting): void => {
  const votes = Object.entries(card.votes);
  rows.polls.push({
    chat_id: chatId,
    poll_id: id,
    seq,
    question: card.question,
    kind: 'text',
    several: false,
    anonymous: false,
    may_add: true,
    made_by: by,
    made_at: at,
    choices: card.choices.map((text) => ({ text })),
    counts: card.choices.map((_, index) => votes.filter(([, choice]) => choice === index).length),
    voters: votes.length,
    rev: 1 + votes.length,
  });
  for (const [index, [name, choice]] of votes.entries())
    rows.poll_votes.push({
      chat_id: chatId,
      poll_id: id,
      account_id: idOf(name),
      choices: [choice],
      rev: index + 2,
      at,
    });
};

const writeEvent = (
  card: Script<'event'>,
  id: string,
  { chatId, seq, by, at, now, idOf, rows }: Setting,
): void => {
  const day = midnight(now) + card.inDays * 24 * hour;
  const starts = new Date(day + (card.hour ?? 0) * hour);
  const ends = new Date(starts.getTime() + (card.lasts ?? 1) * (card.hour === undefined ? 24 : 1) * hour);
  const civil = (moment: number) => new Date(moment + 9 * hour).toISOString().slice(0, 10);
  const details: EventDetails = {
    title: card.title,
    time:
      card.hour === undefined
        ? { allDay: true, from: civil(day), until: civil(ends.getTime() - hour), zone }
        : { allDay: false, from: starts.toISOString(), until: ends.toISOString(), zone },
    place: card.place ? { name: card.place } : null,
    note: card.note ?? '',
    remind: null,
  };
  const answers = Object.entries(card.answers);
  const rev = 1 + answers.length;
  rows.events.push({
    chat_id: chatId,
    event_id: id,
    seq,
    details,
    starts_at: starts,
    ends_at: ends,
    cancelled: false,
    made_by: by,
    made_at: at,
    changed_at: at,
    rev,
    details_rev: 1,
    answers_rev: rev,
  });
  for (const [index, [name, answer]] of answers.entries())
    rows.event_answers.push({
      chat_id: chatId,
      event_id: id,
      account_id: idOf(name),
      answer,
      rev: index + 2,
    });
};

const writeTodos = (card: Script<'todo'>, id: string, { chatId, seq, by, at, idOf, rows }: Setting): void => {
  const { title, items } = card;
  rows.todo_lists.push({
    chat_id: chatId,
    list_id: id,
    seq,
    title,
    title_rev: 1,
    made_by: by,
    made_at: at,
    rev: 1,
    next_item: items.length + 1,
  });
  for (const [index, item] of items.entries())
    rows.todo_items.push({
      chat_id: chatId,
      list_id: id,
      item_id: index + 1,
      text: item.text,
      assignee: item.for ? idOf(item.for) : null,
      place: index + 1,
      done_by: item.doneBy ? idOf(item.doneBy) : null,
      done_at: item.doneBy ? at : null,
      rev: 1,
      added_by: by,
      added_key: ` first ${index}`,
    });
};

/** Writes down what a card stands for, and gives the card. */
export const writeCard = (card: CardScript, setting: Setting): MessageContent => {
  const id = v7({ msecs: setting.at.getTime() });
  switch (card.of) {
    case 'poll':
      writePoll(card, id, setting);
      return { type: 'card', of: 'poll', id, title: card.question, rows: card.choices.length };
    case 'event':
      writeEvent(card, id, setting);
      return {
        type: 'card',
        of: 'event',
        id,
        title: card.title,
        rows: Number(card.place !== undefined) + Number(card.note !== undefined),
      };
    case 'todo':
      writeTodos(card, id, setting);
      return { type: 'card', of: 'todo', id, title: card.title, rows: card.items.length };
  }
};
