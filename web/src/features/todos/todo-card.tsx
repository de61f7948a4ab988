import { ListTodo } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { lazily, CardAction, CardFoot } from '../../ui/index.ts';
import type { ContentViewProps } from '../messages/ui.ts';
import type { KnownList } from './apply-entries.ts';
import { TodoItemRow, TodoProgress } from './todo-item.tsx';
import styles from './todo.module.css';
import { useTodos } from './todos.ts';

const TodoSheet = lazily(async () => (await import('./todo-sheet.tsx')).TodoSheet, { isOver: true });

/** Items that a card shows before the rest is folded. */
const shown = 5;

/** About how high a card is: head, items, foot. */
export const estimateCard = ({ rows = 3 }: { rows?: number | undefined }): number =>
  70 + Math.min(rows, shown) * 40 + (rows > shown ? 36 : 0) + 44;

/** A to-do list as its card in the room. */
export function TodoCard({ content, bubble }: ContentViewProps<'card'>) {
  const t = useWords();
  const list = useTodos(bubble.chatId, content.id);
  if (list) return <OpenCard list={list} />;
  const rows = Math.min(content.rows ?? 3, shown);
  return (
    <div className={styles.card}>
      <h2 className={styles.title} dir="auto">
        <span aria-hidden="true">📝 </span>
        {content.title}
      </h2>
      {list === null ? (
        <p className={styles.small}>{t('todos.gone')}</p>
      ) : (
        <div role="status" aria-label={t('todos.loading')}>
          <div className={styles.progress} />
          <ul className={styles.items} aria-hidden="true">
            {Array.from({ length: rows }, (_, index) => (
              <li key={index} className={styles.waiting} />
            ))}
          </ul>
          <CardFoot />
        </div>
      )}
    </div>
  );
}

/** What is left comes first in a card; the list itself keeps its own order. */
const openFirst = ({ items }: KnownList) => [
  ...items.filter((one) => !one.done),
  ...items.filter((one) => one.done),
];

function OpenCard({ list }: { readonly list: KnownList }) {
  const t = useWords();
  const [isOpen, open] = useState(false);
  const rest = list.items.length - shown;
  // With all in sight nothing changes its place under the finger.
  const items = rest > 0 ? openFirst(list).slice(0, shown) : list.items;
  return (
    <div className={styles.card}>
      <h2 className={styles.title} dir="auto">
        <span aria-hidden="true">📝 </span>
        {list.title}
      </h2>
      <TodoProgress list={list} />
      <ul className={styles.items}>
        {items.map((item) => (
          <TodoItemRow key={item.id} list={list} item={item} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={styles.rest} onClick={() => open(true)}>
          {t('todos.rest', { count: rest })}
        </button>
      )}
      <CardFoot>
        <CardAction Icon={ListTodo} label={t('todos.details')} onPress={() => open(true)} />
      </CardFoot>
      {isOpen && <TodoSheet chatId={list.chatId} id={list.id} onClose={() => open(false)} />}
    </div>
  );
}
