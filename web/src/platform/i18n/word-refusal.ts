import { LineLostError, RefusalError } from '@maru/client';
import type { RefusalCode } from '@maru/contract';
import { refusalsEn } from './refusals.en.ts';
import { refusalsKo } from './refusals.ko.ts';
import { spokenLanguage, type Language } from './words.ts';

const refusals: Record<Language, Readonly<Record<RefusalCode, string>>> = {
  en: refusalsEn,
  ko: refusalsKo,
};

const lineLost: Record<Language, string> = {
  en: 'You seem to be offline. Check your connection and try again.',
  ko: '인터넷 연결이 끊긴 것 같아요. 확인하고 다시 시도해 주세요.',
};

/** The words for a refusal's code; those for `internal` where the code is not known here. */
export const wordRefusal = (code: string, language: Language = spokenLanguage()): string =>
  (refusals[language] as Readonly<Record<string, string>>)[code] ?? refusals[language].internal;

/** The words for whatever a call was rejected with. */
export const wordError = (error: unknown, language: Language = spokenLanguage()): string => {
  if (error instanceof LineLostError) return lineLost[language];
  return wordRefusal(error instanceof RefusalError ? error.code : 'internal', language);
};
