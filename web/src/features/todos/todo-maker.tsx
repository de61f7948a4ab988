import { limits } from '@maru/contract';
import { Plus, X } from 'lucide-react';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { v7 } from 'uuid';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Button, IconButton, Sheet, TextField } from '../../ui/index.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import styles from './todo.module.css';
import { createTodos } from './todos.ts';

/** Makes a to-do list: a title and things to do, one a line. */
export function TodoMaker({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  const { run, isBusy, error } = useVerb();
  const [key] = useState(() => v7());
  const [title, setTitle] = useState('');
  const [lines, setLines] = useState(['', '']);
  const [tried, setTried] = useState(false);
  const items = lines.map((one) => one.trim()).filter(Boolean);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!title.trim() || items.length === 0) return;
    const wish = { chatId: chat.id, key, title: title.trim(), items: items.map((text) => ({ text })) };
    if (await run(() => createTodos(wish))) onClose();
  };
  return (
    <Sheet
      isOpen
      isTall
      onClose={onClose}
      title={t('todos.new')}
      closeLabel={t('todos.close')}
      footer={
        <Button variant="primary" type="submit" form="todo-maker" isBusy={isBusy}>
          {t('todos.send')}
        </Button>
      }
    >
      <form id="todo-maker" className={styles.form} onSubmit={(event) => void send(event)}>
        <TextField
          label={t('todos.title')}
          placeholder={t('todos.titleHint')}
          value={title}
          onChange={setTitle}
          maxLength={limits.todos.title}
          error={tried && !title.trim() ? t('todos.needTitle') : undefined}
          autoFocus
        />
        <ItemLines lines={lines} onChange={setLines} />
        {tried && items.length === 0 && (
          <p role="alert" className={styles.late}>
            {t('todos.needItem')}
          </p>
        )}
        {error && (
          <p role="alert" className={styles.late}>
            {error}
          </p>
        )}
      </form>
    </Sheet>
  );
}

interface ItemLinesProps {
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
}

/** Enter goes to the next line, Backspace in an empty one takes it away. */
function ItemLines({ lines, onChange }: ItemLinesProps) {
  const t = useWords();
  const list = useRef<HTMLUListElement>(null);
  const focus = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll('input').item(index)?.focus());
  const addAfter = (index: number) => {
    if (lines.length < limits.todos.items) onChange(lines.toSpliced(index + 1, 0, ''));
    focus(index + 1);
  };
  const remove = (index: number) => {
    onChange(lines.length > 1 ? lines.toSpliced(index, 1) : ['']);
    focus(Math.max(0, index - 1));
  };
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (lines[index + 1] === '') focus(index + 1);
      else addAfter(index);
    }
    if (event.key === 'Backspace' && lines[index] === '' && lines.length > 1) {
      event.preventDefault();
      remove(index);
    }
  };
  return (
    <fieldset className={styles.fields}>
      <legend>{t('todos.items')}</legend>
      <ul ref={list}>
        {lines.map((line, index) => (
          <li key={index} className={styles.line}>
            <span className={styles.box} aria-hidden="true" />
            <input
              aria-label={t('todos.item', { number: index + 1 })}
              placeholder={t('todos.item', { number: index + 1 })}
              value={line}
              maxLength={limits.todos.itemText}
              enterKeyHint="next"
              dir="auto"
              onChange={({ target }) => onChange(lines.with(index, target.value))}
              onKeyDown={onKeyDown(index)}
            />
            {(lines.length > 1 || line !== '') && (
              <IconButton
                label={t('todos.removeLine', { number: index + 1 })}
                icon={<X aria-hidden="true" />}
                onPress={() => remove(index)}
              />
            )}
          </li>
        ))}
      </ul>
      <button type="button" className={styles.rest} onClick={() => addAfter(lines.length - 1)}>
        <Plus aria-hidden="true" />
        {t('todos.add')}
      </button>
    </fieldset>
  );
}
