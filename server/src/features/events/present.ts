import type { AccountId, ChatEvent, EventAnswers } from '@maru/contract';
import type { AnswerRow, EventRow } from './store.ts';

/** Faces that travel with an event, of each answer. */
const named = 8;

/** Who comes, counted, with the first few of each answer. */
export const presentAnswers = (rows: readonly AnswerRow[]): EventAnswers => {
  const of = (answer: AnswerRow['answer']) => {
    const those = rows.filter((row) => row.answer === answer);
    return { count: those.length, first: those.slice(0, named).map((row) => row.account_id) };
  };
  return { going: of('going'), maybe: of('maybe'), not: of('not') };
};

/** An event as it stands for a reader. */
export const presentEvent = (row: EventRow, answers: readonly AnswerRow[], reader: AccountId): ChatEvent => {
  const mine = answers.find((one) => one.account_id === reader);
  return {
    id: row.event_id,
    chatId: row.chat_id,
    seq: row.seq,
    ...row.details,
    detailsRev: row.details_rev,
    cancelled: row.cancelled,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    answers: presentAnswers(answers),
    answersRev: row.answers_rev,
    mine: mine?.answer ?? null,
    mineRev: mine?.rev ?? 0,
    rev: row.rev,
  };
};
