import type { TodoItem } from '@maru/contract';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { civilDay, readDay, useDays, useWords, wordDay, writeDay } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { cx } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { useDisplayName, usePerson } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import type { KnownList } from './apply-entries.ts';
import styles from './todo.module.css';
import { tick } from './todos.ts';

interface TodoItemRowProps {
  readonly list: KnownList;
  readonly item: TodoItem;
  /** Says who has done it, and when. */
  readonly isWhole?: boolean | undefined;
  readonly children?: ReactNode;
}

/** Is its day over, and it is not done? */
const isLate = ({ due, done }: TodoItem, now = new Date()): boolean =>
  due !== null && !done && due < writeDay(civilDay(now));

/** Something to do: a press anywhere on it ticks it. */
export function TodoItemRow({ list, item, isWhole = false, children }: TodoItemRowProps) {
  const t = useWords();
  const { when } = useDays();
  const me = useMe();
  const person = usePerson(item.assignee);
  const doer = useDisplayName(item.done?.by ?? null);
  const late = isLate(item);
  return (
    <li className={styles.item}>
      <button
        type="button"
        role="checkbox"
        aria-checked={item.done !== null}
        className={cx(styles.tick, item.done && styles.done)}
        onClick={() => void tryVerb(tick(list, item, me?.id ?? null))}
      >
        <span className={styles.box}>{item.done && <Check aria-hidden="true" />}</span>
        <span className={styles.words}>
          <span className={styles.text} dir="auto">
            {item.text}
          </span>
          {isWhole && item.done && (
            <span className={styles.small}>
              {t('todos.doneBy', {
                name: doer || t('todos.someone'),
                when: when(new Date(item.done.at)),
              })}
            </span>
          )}
          {item.due && !item.done && (
            <span className={cx(styles.small, late && styles.late)}>
              {t('todos.by', { day: wordDay(readDay(item.due)) })}
            </span>
          )}
        </span>
        {person && (
          <>
            <Face person={person} size="xxs" />
            <span className="visually-hidden">{person.name}</span>
          </>
        )}
      </button>
      {children}
    </li>
  );
}

/** How far a list has come, as a bar with words. */
export function TodoProgress({ list }: { readonly list: KnownList }) {
  const t = useWords();
  const all = list.items.length;
  const done = list.items.filter((one) => one.done).length;
  return (
    <div className={styles.progress}>
      <span>{all > 0 && done === all ? t('todos.allDone') : t('todos.progress', { done, all })}</span>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
      </span>
    </div>
  );
}
