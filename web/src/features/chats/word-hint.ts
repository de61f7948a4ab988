import type { ContentHint } from '@maru/contract';
import type { Translate } from '../../platform/i18n/index.ts';

/** What a message holds, in a word or two: for a list, a quote, a screen reader. */
export const wordHint = (hint: ContentHint, t: Translate): string => {
  const { type, of, count = 1, name = '' } = hint;
  const values = { count, name };
  if (type === 'call') return t(`chats.hint.${hint.missed ? 'missed' : 'call'}.${hint.call ?? 'voice'}`);
  return t(type === 'card' ? `chats.hint.card.${of ?? 'notice'}` : `chats.hint.${type}`, values).trim();
};

/** A message in one line: its words where it has some, else what it holds. */
export const wordMessage = (text: string, hint: ContentHint | undefined, t: Translate): string =>
  text.trim() === '' && hint ? wordHint(hint, t) : text;
