import { readId, type ChatId } from '@maru/contract';
import { keepUnsent } from '../../platform/unsent/index.ts';

/** How far I have read, by chat, as a seq. */
type Marks = Record<ChatId, number>;

const isMark = ([chatId, seq]: [string, unknown]): boolean =>
  readId(chatId) !== undefined && Number.isSafeInteger(seq) && Number(seq) >= 0;

const readMarks = (kept: object): Marks => Object.fromEntries(Object.entries(kept).filter(isMark));

/** How far I have read here, where the host has not confirmed it. */
export const unsentMarks = keepUnsent('maru.unsent-reads', readMarks);
