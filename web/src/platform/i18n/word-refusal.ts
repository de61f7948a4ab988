import { LineLostError, RefusalError } from '@maru/client';
import type { RefusalCode } from '@maru/contract';
import { spokenLanguage, type Language } from './words.ts';

type Refusals = Record<Language, Readonly<Record<RefusalCode, string>>>;

let refusals: Refusals | undefined;

/** Gives the words of all refusals; the first page does without them. */
export const registerRefusals = (words: Refusals): void => {
  refusals = words;
};

const lineLost: Record<Language, string> = {
  en: 'You seem to be offline. Check your connection and try again.',
  ko: '인터넷 연결이 끊긴 것 같아요. 확인하고 다시 시도해 주세요.',
};

/**
 * The words for a refusal's code; those for `internal` where the code is not known here. Where the words themselves could
 * not be fetched, it is the line that fails.
 */
export const wordRefusal = (code: string, language: Language = spokenLanguage()): string => {
  const words = refusals?.[language];
  return (
    (words as Readonly<Record<string, string>> | undefined)?.[code] ?? words?.internal ?? lineLost[language]
  );
};

/** The words for whatever a call was rejected with. */
export const wordError = (error: unknown, language: Language = spokenLanguage()): string => {
  if (error instanceof LineLostError) return lineLost[language];
  return wordRefusal(error instanceof RefusalError ? error.code : 'internal', language);
};
