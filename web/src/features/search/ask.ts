import { RefusalError } from '@maru/client';
import type { Hit, OutputOf } from '@maru/contract';
import { call, lineStore } from '../../platform/session/index.ts';
import { rememberPersons } from '../people/index.ts';
import { isSecretChat } from '../secret-chats/index.ts';
import type { Answer, Asked } from './answer.ts';
import { searchHere } from './search-here.ts';

const answerOf = (output: OutputOf<'search.messages'>): Answer => ({
  hits: output.hits,
  cursor: output.cursor,
  total: output.total,
  totalIsMore: output.totalIsMore ?? false,
  isFromHere: false,
});

/** A page can be empty and not the last; so many are asked for before what there is, is shown. */
const mostPages = 8;

/** Is there no line to the host just now? */
export const isWithoutLine = (): boolean => lineStore.getState().line === 'waiting' || !navigator.onLine;

/** Looks for messages: at the host, or without a line among those that this device keeps. */
export const findMessages = async (asked: Asked, cursor?: string): Promise<Answer> => {
  // What was said in a secret room is looked for by this device anyway.
  if (isWithoutLine() && !(asked.chatId && isSecretChat(asked.chatId as Hit['chatId'])))
    return searchHere(asked);
  try {
    const first = await call('search.messages', { ...asked, ...(cursor && { cursor }) });
    rememberPersons(first.persons);
    const answer = answerOf(first);
    for (let page = 1; page < mostPages && answer.hits.length === 0 && answer.cursor; page++) {
      const next = await call('search.messages', { ...asked, count: false, cursor: answer.cursor });
      rememberPersons(next.persons);
      answer.hits = next.hits;
      answer.cursor = next.cursor;
    }
    return answer;
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    return searchHere(asked);
  }
};

/** Where a day begins in a chat; null where nothing was said at all. */
export const findDay = async (chatId: Hit['chatId'], day: Date): Promise<number | null> =>
  (await call('search.day', { chatId, from: day.toISOString() })).seq;

/** On which of these days something was said; `days` ends with the end of the last one. */
export const findSpokenDays = async (chatId: Hit['chatId'], days: readonly Date[]): Promise<Set<string>> =>
  new Set((await call('search.days', { chatId, days: days.map((day) => day.toISOString()) })).days);
