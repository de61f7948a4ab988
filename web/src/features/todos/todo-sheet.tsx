import { limits, type ChatId, type TodoItem } from '@maru/contract';
import { ArrowUp, Pencil } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { v7 } from 'uuid';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Button, IconButton, Sheet, SkeletonRows, TextField } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import type { KnownList } from './apply-entries.ts';
import { ItemForm } from './item-form.tsx';
import { TodoItemRow, TodoProgress } from './todo-item.tsx';
import styles from './todo.module.css';
import { addItem, changeItem, useTodos } from './todos.ts';

/** What the sheet of a list takes. */
export interface TodoSheetProps {
  readonly chatId: ChatId;
  readonly id: string;
  readonly onClose: () => void;
}

/** A whole list: tick, add, change, move. */
export function TodoSheet({ chatId, id, onClose }: TodoSheetProps) {
  const t = useWords();
  const list = useTodos(chatId, id);
  const [editing, edit] = useState<number>();
  const item = list?.items.find((one) => one.id === editing);
  if (list && item) return <ItemForm list={list} item={item} onClose={() => edit(undefined)} />;
  return (
    <Sheet isOpen isTall onClose={onClose} title={t('todos.todo')} closeLabel={t('todos.close')}>
      {list ? (
        <WholeList list={list} onEdit={(one) => edit(one.id)} onClose={onClose} />
      ) : list === null ? (
        <p>{t('todos.gone')}</p>
      ) : (
        <SkeletonRows label={t('todos.loading')} count={4} />
      )}
    </Sheet>
  );
}

interface WholeListProps {
  readonly list: KnownList;
  readonly onEdit: (item: TodoItem) => void;
  readonly onClose: () => void;
}

function WholeList({ list, onEdit, onClose }: WholeListProps) {
  const t = useWords();
  const me = useMe();
  const { chatId, id } = list;
  const mayChange = me !== undefined && me !== null && !me.guest;
  return (
    <>
      <h3 className={styles.wholeTitle} dir="auto">
        {list.title}
      </h3>
      <TodoProgress list={list} />
      <ul className={styles.items}>
        {list.items.map((item, index) => {
          const before = list.items[index - 1];
          return (
            <TodoItemRow key={item.id} list={list} item={item} isWhole>
              {mayChange && before && (
                <IconButton
                  label={t('todos.up', { text: item.text })}
                  icon={<ArrowUp aria-hidden="true" />}
                  onPress={() => void tryVerb(changeItem({ chatId, id, item: item.id, before: before.id }))}
                />
              )}
              {mayChange && (
                <IconButton
                  label={t('todos.edit', { text: item.text })}
                  icon={<Pencil aria-hidden="true" />}
                  onPress={() => onEdit(item)}
                />
              )}
            </TodoItemRow>
          );
        })}
      </ul>
      {mayChange && list.items.length < limits.todos.items && <AddItem list={list} />}
      <div className={styles.buttons}>
        <Button
          isWide
          onPress={() => {
            onClose();
            go(paths.chat(chatId, list.seq));
          }}
        >
          {t('todos.toMessage')}
        </Button>
      </div>
    </>
  );
}

function AddItem({ list: { chatId, id } }: { readonly list: KnownList }) {
  const t = useWords();
  const { run, isBusy, error } = useVerb();
  const [text, setText] = useState('');
  const [key, setKey] = useState(() => v7());
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || !(await run(() => addItem({ chatId, id, key, item: { text: text.trim() } })))) return;
    setText('');
    setKey(v7());
  };
  return (
    <form className={styles.add} onSubmit={(event) => void add(event)}>
      <TextField
        label={t('todos.add')}
        isLabelHidden
        placeholder={t('todos.add')}
        value={text}
        onChange={setText}
        error={error}
        maxLength={limits.todos.itemText}
      />
      <Button type="submit" isBusy={isBusy} isDisabled={!text.trim()}>
        {t('todos.addShort')}
      </Button>
    </form>
  );
}
