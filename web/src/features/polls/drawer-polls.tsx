import type { Poll } from '@maru/contract';
import { Vote } from 'lucide-react';
import { useState } from 'react';
import { useDays, useWords } from '../../platform/i18n/index.ts';
import { Button, EmptyState, lazily, ListRow, Section, Sheet, SkeletonRows } from '../../ui/index.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';
import styles from './poll.module.css';
import { usePolls } from './polls.ts';
import { wordStanding } from './word-poll.ts';

const PollSheet = lazily(async () => (await import('./poll-sheet.tsx')).PollSheet, { isOver: true });

/** How many the drawer shows before "see all". */
const shown = 3;

/** The newest polls of a chat, in its drawer; nothing where there are none. */
export function DrawerPolls({ chat }: DrawerSectionProps) {
  const t = useWords();
  const { list, hasMore } = usePolls(chat.id);
  const [isAll, showAll] = useState(false);
  if (list.length === 0) return null;
  const hasRest = list.length > shown || hasMore;
  return (
    <Section
      title={t('polls.polls')}
      count={hasMore ? undefined : list.length}
      action={
        hasRest && (
          <button type="button" className={styles.seeAll} onClick={() => showAll(true)}>
            {t('polls.seeAll')}
          </button>
        )
      }
    >
      <PollRows polls={list.slice(0, shown)} />
      {isAll && <AllPolls chat={chat} onClose={() => showAll(false)} />}
    </Section>
  );
}

function PollRows({ polls }: { readonly polls: readonly Poll[] }) {
  const t = useWords();
  useDays();
  const [open, setOpen] = useState<Poll>();
  return (
    <>
      <ul>
        {polls.map((poll) => (
          <li key={poll.id}>
            <ListRow
              size="sm"
              leading={
                <span className={styles.glyph}>
                  <Vote aria-hidden="true" />
                </span>
              }
              title={poll.question}
              subtitle={wordStanding(poll, t)}
              onPress={() => setOpen(poll)}
            />
          </li>
        ))}
      </ul>
      {open && <PollSheet chatId={open.chatId} id={open.id} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** All polls of a chat, a page at a time. */
function AllPolls({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const { list, isReady, hasMore, loadMore } = usePolls(chat.id);
  return (
    <Sheet isOpen isTall isFlush onClose={onClose} title={t('polls.polls')} closeLabel={t('polls.close')}>
      {!isReady && <SkeletonRows label={t('polls.loading')} />}
      {isReady && list.length === 0 && (
        <EmptyState drawing="hall" title={t('polls.empty')} text={t('polls.emptyText')} />
      )}
      <PollRows polls={list} />
      {hasMore && (
        <div className={styles.moreRow}>
          <Button isWide onPress={loadMore}>
            {t('polls.more')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
