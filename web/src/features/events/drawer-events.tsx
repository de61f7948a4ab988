import type { ChatEvent } from '@maru/contract';
import { useMemo } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { DrawerList, type DrawerSectionProps } from '../invites/ui.ts';
import { beginOf, isPast } from './days-of.ts';
import { EventRows } from './event-rows.tsx';
import { useEvents } from './events.ts';

/** What is to come first, soonest first; then what is over, newest first. */
const sorted = (events: readonly ChatEvent[]): ChatEvent[] => {
  const rank = (event: ChatEvent) => Number(event.cancelled || isPast(event));
  return [...events].sort((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    const apart = beginOf(one).getTime() - beginOf(other).getTime();
    return first - second || (first === 0 ? apart : -apart);
  });
};

/** The dates of a chat, in its drawer; nothing where there are none. */
export function DrawerEvents({ chat }: DrawerSectionProps) {
  const t = useWords();
  const { list, ...things } = useEvents(chat.id);
  const events = useMemo(() => sorted(list), [list]);
  return (
    <DrawerList
      {...things}
      list={events}
      title={t('events.events')}
      empty={{ title: t('events.empty'), text: t('events.emptyText') }}
      rows={(some) => <EventRows events={some} />}
    />
  );
}
