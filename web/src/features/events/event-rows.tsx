import type { ChatEvent } from '@maru/contract';
import { useState, type ReactNode } from 'react';
import { useDays, useWords } from '../../platform/i18n/index.ts';
import { lazily, ListRow, Tag } from '../../ui/index.ts';
import { beginOf, isPast } from './days-of.ts';
import { DayLeaf } from './event-head.tsx';
import { wordEventTime } from './word-event.ts';

const EventSheet = lazily(async () => (await import('./event-sheet.tsx')).EventSheet, { isOver: true });

interface EventRowsProps {
  readonly events: readonly ChatEvent[];
  /** Under the title: when it is, unless something else is given. */
  readonly subtitle?: ((event: ChatEvent) => ReactNode) | undefined;
}

/** Events as rows of a list; one opens in a sheet. */
export function EventRows({ events, subtitle }: EventRowsProps) {
  const t = useWords();
  useDays();
  const [open, setOpen] = useState<ChatEvent>();
  return (
    <>
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <ListRow
              size="sm"
              leading={<DayLeaf at={beginOf(event)} isQuiet={event.cancelled || isPast(event)} />}
              title={event.title}
              marks={event.cancelled && <Tag tone="neutral">{t('events.cancelled')}</Tag>}
              subtitle={subtitle ? subtitle(event) : wordEventTime(event, t)}
              onPress={() => setOpen(event)}
            />
          </li>
        ))}
      </ul>
      {open && <EventSheet chatId={open.chatId} id={open.id} onClose={() => setOpen(undefined)} />}
    </>
  );
}
