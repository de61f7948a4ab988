import { wordDay, wordDayText, wordWhen } from './days.ts';
import { useToday } from './today.ts';
import { useLanguage } from './words.ts';

/** The words for days and times to come; the component shows again when the language or the day changes. */
export const useDays = (): { day: typeof wordDay; when: typeof wordWhen; text: typeof wordDayText } => {
  useLanguage();
  useToday();
  return { day: wordDay, when: wordWhen, text: wordDayText };
};
