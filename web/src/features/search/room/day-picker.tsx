import type { ChatId } from '@maru/contract';
import { CalendarSearch, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { cx, IconButton, Popover, useRead } from '../../../ui/index.ts';
import { jumpTo } from '../../messages/index.ts';
import { findDay, findSpokenDays } from '../ask.ts';
import styles from './day-picker.module.css';
import { boundsOf, weeksOf } from './month.ts';

/** A calendar that goes to the first message of a day. */
export function DayPicker({ chatId }: { readonly chatId: ChatId }) {
  const t = useWords();
  const goTo = async (day: Date) => {
    const seq = await findDay(chatId, day);
    if (seq !== null) await jumpTo(chatId, seq);
  };
  return (
    <Popover
      label={t('search.calendar')}
      placement="bottom start"
      trigger={<IconButton label={t('search.calendar')} icon={<CalendarSearch aria-hidden="true" />} />}
    >
      {(close) => (
        <Month
          chatId={chatId}
          onPick={(day) => {
            close();
            void tryVerb(goTo(day));
          }}
        />
      )}
    </Popover>
  );
}

interface MonthProps {
  readonly chatId: ChatId;
  readonly onPick: (day: Date) => void;
}

function Month({ chatId, onPick }: MonthProps) {
  const t = useWords();
  const locale = useLanguage() === 'ko' ? 'ko-KR' : 'en-GB';
  const [today] = useState(() => new Date());
  const [shown, show] = useState(() => ({ year: today.getFullYear(), month: today.getMonth() }));
  const { year, month } = shown;
  const spoken = useSpokenDays(chatId, year, month);
  const isNow = year === today.getFullYear() && month === today.getMonth();
  const move = (by: number) => {
    const next = new Date(year, month + by, 1);
    show({ year: next.getFullYear(), month: next.getMonth() });
  };
  const title = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow' });
  const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  return (
    <div className={styles.month}>
      <div className={styles.head}>
        <IconButton
          label={t('search.monthBefore')}
          icon={<ChevronLeft aria-hidden="true" />}
          onPress={() => move(-1)}
        />
        <p className={styles.title} aria-live="polite">
          {title.format(new Date(year, month, 1))}
        </p>
        <IconButton
          label={t('search.monthAfter')}
          icon={<ChevronRight aria-hidden="true" />}
          isDisabled={isNow}
          onPress={() => move(1)}
        />
      </div>
      <table className={styles.days}>
        <thead aria-hidden="true">
          <tr>
            {Array.from({ length: 7 }, (_, day) => (
              <th key={day}>{weekday.format(new Date(2023, 0, day + 1))}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, row) => (
            <tr key={row}>
              {week.map((day, column) => (
                <td key={column}>
                  {day && (
                    <button
                      type="button"
                      className={cx(
                        styles.day,
                        day.toDateString() === today.toDateString() && styles.today,
                        spoken?.has(day.toISOString()) && styles.spoken,
                      )}
                      disabled={day > today || (spoken !== undefined && !spoken.has(day.toISOString()))}
                      aria-label={whole.format(day)}
                      onClick={() => onPick(day)}
                    >
                      {day.getDate()}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The days of a month on which something was said; undefined while that is asked. */
const useSpokenDays = (chatId: ChatId, year: number, month: number): ReadonlySet<string> | undefined => {
  const name = `${chatId} ${year} ${month}`;
  const known = useRead(
    async () => ({ of: name, days: await findSpokenDays(chatId, boundsOf(year, month)) }),
    [name],
  );
  return known?.of === name ? known.days : undefined;
};
