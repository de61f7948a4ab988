import type { ChatEvent } from '@maru/contract';
import { CalendarSync, ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  readDay,
  startOfDay,
  useDays,
  useLanguage,
  useToday,
  useWords,
  wordDay,
} from '../../platform/i18n/index.ts';
import { Button, IconButton, lazily, Page, Section } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { useChat } from '../chats/index.ts';
import { useChatName } from '../chats/ui.ts';
import { listCalendarSections } from './calendar-sections.ts';
import styles from './calendar.module.css';
import { daysOf, eventsByDay } from './days-of.ts';
import { EventRows } from './event-rows.tsx';
import { dayLater, monthDays, monthOf, monthsLater } from './month-days.ts';
import { MonthGrid } from './month-grid.tsx';
import { useMyEvents } from './my-calendar.ts';
import { wordEventTime, wordHours } from './word-event.ts';

const AddressSheet = lazily(async () => (await import('./address-sheet.tsx')).AddressSheet, { isOver: true });

/** How many days after the month are looked at for what comes up. */
const ahead = 31;
/** How many of those are named. */
const named = 8;

/** What the page of my calendar takes. */
export interface CalendarScreenProps {
  readonly onBack?: (() => void) | undefined;
}

/** My calendar over all chats: a month, the day that is chosen, and what comes up. */
export function CalendarScreen({ onBack }: CalendarScreenProps) {
  const t = useWords();
  useDays();
  const today = useToday();
  const me = useMe();
  const language = useLanguage();
  // Until somebody chooses a day it is today, also when that becomes another one.
  const [chosen, select] = useState<string>();
  const selected = chosen ?? today;
  const [isSubscribing, subscribe] = useState(false);
  const days = useMemo(() => monthDays(monthOf(selected), language === 'ko' ? 0 : 1), [selected, language]);
  const first = days[0] ?? selected;
  const last = dayLater(days.at(-1) ?? selected, ahead);
  const events = useMyEvents(first, last);
  const byDay = useMemo(() => eventsByDay(events ?? [], days), [events, days]);
  const month = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    year: 'numeric',
    month: 'long',
  }).format(startOfDay(readDay(selected)));
  return (
    <Page
      title={t('events.calendar')}
      {...(onBack ? { back: { label: t('events.back'), onPress: onBack } } : {})}
      actions={
        !me?.guest && (
          <IconButton
            label={t('events.subscribe')}
            icon={<CalendarSync aria-hidden="true" />}
            onPress={() => subscribe(true)}
          />
        )
      }
    >
      <div className={styles.calendar}>
        <div className={styles.month}>
          <div className={styles.bar}>
            <h2 className={styles.monthName} aria-live="polite">
              {month}
            </h2>
            <Button size="sm" variant="quiet" onPress={() => select(undefined)}>
              {t('events.today')}
            </Button>
            <IconButton
              label={t('events.previous')}
              icon={<ChevronLeft aria-hidden="true" />}
              onPress={() => select(monthsLater(selected, -1))}
            />
            <IconButton
              label={t('events.next')}
              icon={<ChevronRight aria-hidden="true" />}
              onPress={() => select(monthsLater(selected, 1))}
            />
          </div>
          <MonthGrid
            days={days}
            label={t('events.monthLabel', { month })}
            selected={selected}
            today={today}
            events={byDay}
            onSelect={select}
          />
        </div>
        <div className={styles.agenda}>
          <DayAgenda day={selected} events={events && (byDay.get(selected) ?? [])} />
          <ComingUp after={selected} events={events} />
          {listCalendarSections().map(({ id, Section: Own }) => (
            <Own key={id} />
          ))}
        </div>
      </div>
      {isSubscribing && <AddressSheet onClose={() => subscribe(false)} />}
    </Page>
  );
}

function DayAgenda({
  day,
  events,
}: {
  readonly day: string;
  readonly events: readonly ChatEvent[] | undefined;
}) {
  const t = useWords();
  return (
    <Section title={wordDay(readDay(day))}>
      {events && events.length > 0 ? (
        <EventRows
          events={events}
          subtitle={(event) => (
            <>
              {wordHours(event, t)} · <ChatName chatId={event.chatId} />
            </>
          )}
        />
      ) : (
        <p className={styles.nothing}>{events && t('events.nothing')}</p>
      )}
    </Section>
  );
}

function ComingUp({
  after,
  events,
}: {
  readonly after: string;
  readonly events: readonly ChatEvent[] | undefined;
}) {
  const t = useWords();
  const coming = (events ?? []).filter((event) => daysOf(event).first > after).slice(0, named);
  if (coming.length === 0) return null;
  return (
    <Section title={t('events.upcoming')}>
      <EventRows
        events={coming}
        subtitle={(event) => (
          <>
            {wordEventTime(event, t)} · <ChatName chatId={event.chatId} />
          </>
        )}
      />
    </Section>
  );
}

function ChatName({ chatId }: { readonly chatId: ChatEvent['chatId'] }) {
  const chat = useChat(chatId);
  return chat ? <NameOf chat={chat} /> : null;
}

function NameOf({ chat }: { readonly chat: Parameters<typeof useChatName>[0] }) {
  return <>{useChatName(chat)}</>;
}
