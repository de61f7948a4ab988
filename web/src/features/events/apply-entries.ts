import type { AccountId, ChatEntryBodies, ChatEvent, Entry } from '@maru/contract';

type Told<Kind extends 'event.answered' | 'event.changed'> = Exclude<ChatEntryBodies[Kind], { erased: true }>;

const withDetails = (event: ChatEvent, { rev, details, cancelled }: Told<'event.changed'>): ChatEvent =>
  rev > event.detailsRev
    ? { ...event, ...details, cancelled, detailsRev: rev, rev: Math.max(rev, event.rev) }
    : event;

const withAnswers = (event: ChatEvent, { rev, answers }: Told<'event.answered'>): ChatEvent =>
  rev > event.answersRev ? { ...event, answers, answersRev: rev, rev: Math.max(rev, event.rev) } : event;

/** An event after an entry of its chat. Any order, any number of times. */
export const applyEventEntry = (event: ChatEvent, entry: Entry, me: AccountId | undefined): ChatEvent => {
  if (entry.kind === 'event.changed') return withDetails(event, entry.body as Told<'event.changed'>);
  if (entry.kind !== 'event.answered') return event;
  const told = entry.body as Told<'event.answered'>;
  const next = withAnswers(event, told);
  return entry.author === me && told.rev > event.mineRev
    ? { ...next, mine: told.answer, mineRev: told.rev }
    : next;
};

/** Of two tellings of an event the later one. */
export const mergeEvents = (known: ChatEvent, told: ChatEvent): ChatEvent =>
  told.rev >= known.rev ? told : known;
