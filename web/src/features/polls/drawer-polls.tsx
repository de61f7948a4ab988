import type { Poll } from '@maru/contract';
import { Vote } from 'lucide-react';
import { useState } from 'react';
import { useDays, useWords } from '../../platform/i18n/index.ts';
import { lazily, ListRow, RowGlyph } from '../../ui/index.ts';
import { DrawerList, type DrawerSectionProps } from '../invites/ui.ts';
import { usePolls } from './polls.ts';
import { wordStanding } from './word-poll.ts';

const PollSheet = lazily(async () => (await import('./poll-sheet.tsx')).PollSheet, { isOver: true });

/** The newest polls of a chat, in its drawer; nothing where there are none. */
export function DrawerPolls({ chat }: DrawerSectionProps) {
  const t = useWords();
  const things = usePolls(chat.id);
  return (
    <DrawerList
      {...things}
      title={t('polls.polls')}
      empty={{ title: t('polls.empty'), text: t('polls.emptyText') }}
      rows={(some) => <PollRows polls={some} />}
    />
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
              leading={<RowGlyph Icon={Vote} />}
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
