import type { Translate } from '../../platform/i18n/index.ts';
import type { Answer } from './unlock.ts';
import { wordWait } from './wait-words.ts';

/** What is said of a PIN that did not open; nothing of one that did. */
export const wordAnswer = (t: Translate, answer: Answer): string | undefined => {
  if (answer.is === 'tooEarly') return wordWait(t, answer.waitMs);
  if (answer.is !== 'wrong') return undefined;
  const wrong = answer.left === null ? t('lock.wrong') : t('lock.wrongLeft', { left: answer.left });
  return answer.waitMs > 0 ? `${wrong} ${wordWait(t, answer.waitMs)}` : wrong;
};
