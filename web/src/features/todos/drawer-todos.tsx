import { ListTodo } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { lazily, ListRow, RowGlyph, Section } from '../../ui/index.ts';
import { DrawerList, type DrawerSectionProps } from '../invites/ui.ts';
import type { KnownList } from './apply-entries.ts';
import { useMyTodos, useTodoLists } from './todos.ts';

const TodoSheet = lazily(async () => (await import('./todo-sheet.tsx')).TodoSheet, { isOver: true });

const isDone = ({ items }: KnownList): boolean => items.every((one) => one.done);

/** Those with something left first, newest first in each. */
const openFirst = (lists: readonly KnownList[]): KnownList[] => [
  ...lists.filter((one) => !isDone(one)),
  ...lists.filter(isDone),
];

/** The to-do lists of a chat, in its drawer; nothing where there are none. */
export function DrawerTodos({ chat }: DrawerSectionProps) {
  const t = useWords();
  const { list, ...things } = useTodoLists(chat.id);
  const lists = useMemo(() => openFirst(list), [list]);
  return (
    <DrawerList
      {...things}
      list={lists}
      title={t('todos.todos')}
      empty={{ title: t('todos.empty'), text: t('todos.emptyText') }}
      rows={(some) => <ListRows lists={some} />}
    />
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
                leading={<RowGlyph Icon={ListTodo} />}
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
