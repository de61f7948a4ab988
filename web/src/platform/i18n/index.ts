export {
  languageFor,
  registerWords,
  speak,
  spokenLanguage,
  translate,
  useLanguage,
  useWords,
  type Language,
  type SameKeys,
  type Translate,
  type Words,
} from './words.ts';
export {
  addDays,
  civilDay,
  readDay,
  startOfDay,
  wordDay,
  wordDayText,
  wordTime,
  wordTimes,
  wordWhen,
  writeDay,
  type CivilDay,
} from './days.ts';
export { useDays } from './use-days.ts';
export { today, useToday, watchToday } from './today.ts';
export { momentsIn, useMoments, type Moments } from './moments.ts';
export { wordError, wordRefusal } from './word-refusal.ts';
