import { ListTodo } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, EmptyState, lazily, ListRow, Section, Sheet, SkeletonRows } from '../../ui/index.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';
import type { KnownList } from './apply-entries.ts';
import styles from './todo.module.css';
import { useMyTodos, useTodoLists } from './todos.ts';

const TodoSheet = lazily(async () => (await import('./todo-sheet.tsx')).TodoSheet, { isOver: true });

/** How many the drawer shows before "see all". */
const shown = 3;

const isDone = ({ items }: KnownList): boolean => items.every((one) => one.done);

/** Those with something left first, newest first in each. */
const openFirst = (lists: readonly KnownList[]): KnownList[] => [
  ...lists.filter((one) => !isDone(one)),
  ...lists.filter(isDone),
];

/** The to-do lists of a chat, in its drawer; nothing where there are none. */
export function DrawerTodos({ chat }: DrawerSectionProps) {
  const t = useWords();
  const { list, hasMore } = useTodoLists(chat.id);
  const [isAll, showAll] = useState(false);
  const lists = useMemo(() => openFirst(list), [list]);
  if (lists.length === 0) return null;
  return (
    <Section
      title={t('todos.todos')}
      count={hasMore ? undefined : lists.length}
      action={
        (lists.length > shown || hasMore) && (
          <button type="button" className={styles.seeAll} onClick={() => showAll(true)}>
            {t('todos.seeAll')}
          </button>
        )
      }
    >
      <ListRows lists={lists.slice(0, shown)} />
      {isAll && <AllTodos chat={chat} onClose={() => showAll(false)} />}
    </Section>
  );
}

function ListRows({ lists }: { readonly lists: readonly KnownList[] }) {
  const t = useWords();
  const [open, setOpen] = useState<KnownList>();
  return (
    <>
      <ul>
        {lists.map((list) => {
          const done = list.items.filter((one) => one.done).length;
          const all = list.items.length;
          return (
            <li key={list.id}>
              <ListRow
                size="sm"
                leading={
                  <span className={styles.glyph}>
                    <ListTodo aria-hidden="true" />
                  </span>
                }
                title={list.title}
                subtitle={done === all ? t('todos.allDone') : t('todos.progress', { done, all })}
                onPress={() => setOpen(list)}
              />
            </li>
          );
        })}
      </ul>
      {open && <TodoSheet chatId={open.chatId} id={open.id} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** All to-do lists of a chat, a page at a time. */
function AllTodos({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const { list, isReady, hasMore, loadMore } = useTodoLists(chat.id);
  const lists = useMemo(() => openFirst(list), [list]);
  return (
    <Sheet isOpen isTall isFlush onClose={onClose} title={t('todos.todos')} closeLabel={t('todos.close')}>
      {!isReady && <SkeletonRows label={t('todos.loading')} />}
      {isReady && lists.length === 0 && (
        <EmptyState drawing="hall" title={t('todos.empty')} text={t('todos.emptyText')} />
      )}
      <ListRows lists={lists} />
      {hasMore && (
        <div className={styles.moreRow}>
          <Button isWide onPress={loadMore}>
            {t('todos.more')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

/** What is left for me in all my chats, under my calendar. */
export function MyTodos() {
  const t = useWords();
  const lists = useMyTodos();
  if (lists.length === 0) return null;
  return (
    <Section title={t('todos.mine')}>
      <ListRows lists={lists} />
    </Section>
  );
}
