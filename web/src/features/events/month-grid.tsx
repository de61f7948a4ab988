import type { ChatEvent } from '@maru/contract';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { readDay, startOfDay, useLanguage, useWords, wordDay } from '../../platform/i18n/index.ts';
import { cx } from '../../ui/index.ts';
import styles from './calendar.module.css';
import { dayLater, monthOf, monthsLater, weekdayOf } from './month-days.ts';

interface MonthGridProps {
  /** The days of whole weeks. */
  readonly days: readonly string[];
  readonly label: string;
  readonly selected: string;
  readonly today: string;
  readonly events: ReadonlyMap<string, readonly ChatEvent[]>;
  readonly onSelect: (day: string) => void;
}

/** How many titles a day shows before the rest is counted. */
const shown = 3;

/** Where a key leads from a day; undefined for a key that leads nowhere. */
const dayAt = (key: string, day: string, column: number): string | undefined => {
  switch (key) {
    case 'ArrowLeft':
      return dayLater(day, -1);
    case 'ArrowRight':
      return dayLater(day, 1);
    case 'ArrowUp':
      return dayLater(day, -7);
    case 'ArrowDown':
      return dayLater(day, 7);
    case 'Home':
      return dayLater(day, -column);
    case 'End':
      return dayLater(day, 6 - column);
    case 'PageUp':
      return monthsLater(day, -1);
    case 'PageDown':
      return monthsLater(day, 1);
  }
  return undefined;
};

/** A month as a grid of days; arrows go from day to day, Page Up and Down from month to month. */
export function MonthGrid({ days, label, selected, today, events, onSelect }: MonthGridProps) {
  const t = useWords();
  const language = useLanguage();
  const grid = useRef<HTMLTableElement>(null);
  const byKey = useRef(false);
  const { month } = monthOf(selected);
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    grid.current?.querySelector<HTMLButtonElement>('[data-selected]')?.focus();
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAt(event.key, selected, days.indexOf(selected) % 7);
    if (!next) return;
    event.preventDefault();
    byKey.current = true;
    onSelect(next);
  };
  const weekday = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { weekday: 'short' });
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    // A table through which arrow keys lead is a grid.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table ref={grid} role="grid" className={styles.grid} aria-label={label}>
      <thead>
        <tr>
          {days.slice(0, 7).map((day) => (
            <th key={day} scope="col" className={cx(weekdayOf(day) === 0 && styles.sunday)}>
              {weekday.format(startOfDay(readDay(day)))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const there = events.get(day) ?? [];
              const { day: date, month: own } = readDay(day);
              const isSelected = day === selected;
              return (
                <td key={day} aria-selected={isSelected}>
                  <button
                    type="button"
                    tabIndex={isSelected ? 0 : -1}
                    className={cx(
                      styles.day,
                      own !== month && styles.other,
                      weekdayOf(day) === 0 && styles.sunday,
                      day === today && styles.today,
                      isSelected && styles.selected,
                    )}
                    data-selected={isSelected || undefined}
                    aria-current={day === today ? 'date' : undefined}
                    aria-label={t('events.dayLabel', { day: wordDay(readDay(day)), count: there.length })}
                    onClick={() => onSelect(day)}
                    onKeyDown={onKeyDown}
                  >
                    <span className={styles.number}>{date}</span>
                    <span className={styles.titles}>
                      {there.slice(0, shown).map((event) => (
                        <span
                          key={event.id}
                          className={cx(styles.chip, event.mine === 'not' && styles.faint)}
                        >
                          {event.title}
                        </span>
                      ))}
                      {there.length > shown && (
                        <span className={styles.rest}>
                          {t('events.moreOnDay', { count: there.length - shown })}
                        </span>
                      )}
                    </span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
