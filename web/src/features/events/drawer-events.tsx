import type { ChatEvent } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, EmptyState, Section, Sheet, SkeletonRows } from '../../ui/index.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';
import { beginOf, isPast } from './days-of.ts';
import { EventRows } from './event-rows.tsx';
import styles from './event.module.css';
import { useEvents } from './events.ts';

/** How many the drawer shows before "see all". */
const shown = 3;

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
  const { list, hasMore } = useEvents(chat.id);
  const [isAll, showAll] = useState(false);
  const events = useMemo(() => sorted(list), [list]);
  if (events.length === 0) return null;
  const hasRest = events.length > shown || hasMore;
  return (
    <Section
      title={t('events.events')}
      count={hasMore ? undefined : events.length}
      action={
        hasRest && (
          <button type="button" className={styles.seeAll} onClick={() => showAll(true)}>
            {t('events.seeAll')}
          </button>
        )
      }
    >
      <EventRows events={events.slice(0, shown)} />
      {isAll && <AllEvents chat={chat} onClose={() => showAll(false)} />}
    </Section>
  );
}

/** All dates of a chat, a page at a time. */
function AllEvents({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const { list, isReady, hasMore, loadMore } = useEvents(chat.id);
  const events = useMemo(() => sorted(list), [list]);
  return (
    <Sheet isOpen isTall isFlush onClose={onClose} title={t('events.events')} closeLabel={t('events.close')}>
      {!isReady && <SkeletonRows label={t('events.loading')} />}
      {isReady && events.length === 0 && (
        <EmptyState drawing="hall" title={t('events.empty')} text={t('events.emptyText')} />
      )}
      <EventRows events={events} />
      {hasMore && (
        <div className={styles.moreRow}>
          <Button isWide onPress={loadMore}>
            {t('events.more')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
