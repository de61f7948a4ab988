import type { ChatEvent } from '@maru/contract';
import {
  civilDay,
  readDay,
  wordDay,
  wordTime,
  wordTimes,
  writeDay,
  type Translate,
} from '../../platform/i18n/index.ts';

/** When an event is: 12월 5일 (토) 오전 7:30 – 9시. */
export const wordEventTime = ({ time }: Pick<ChatEvent, 'time'>, t: Translate): string => {
  if (time.allDay) {
    const first = wordDay(readDay(time.from));
    return time.from === time.until
      ? t('events.wholeDay', { day: first })
      : t('events.span', { from: first, until: wordDay(readDay(time.until)) });
  }
  const from = new Date(time.from);
  const day = wordDay(civilDay(from));
  const begin = t('events.dayTime', { day, time: wordTime(from) });
  if (!time.until) return begin;
  const until = new Date(time.until);
  if (writeDay(civilDay(from)) === writeDay(civilDay(until)))
    return t('events.dayTime', { day, time: wordTimes(from, until) });
  const end = t('events.dayTime', { day: wordDay(civilDay(until)), time: wordTime(until) });
  return t('events.span', { from: begin, until: end });
};

/** The hours of an event on one of its days, for an agenda. */
export const wordHours = ({ time }: Pick<ChatEvent, 'time'>, t: Translate): string => {
  if (time.allDay) return t('events.allDay');
  const from = new Date(time.from);
  return time.until ? wordTimes(from, new Date(time.until)) : wordTime(from);
};
