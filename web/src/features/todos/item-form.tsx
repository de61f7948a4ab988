import { limits, type AccountId, type TodoItem } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Button, Select, Sheet, TextField } from '../../ui/index.ts';
import { useMembers } from '../chats/index.ts';
import type { KnownList } from './apply-entries.ts';
import styles from './todo.module.css';
import { changeItem, removeItem } from './todos.ts';

interface ItemFormProps {
  readonly list: KnownList;
  readonly item: TodoItem;
  readonly onClose: () => void;
}

const nobody = 'nobody';

/** Changes one thing to do: its words, who does it, by when. */
export function ItemForm({ list: { chatId, id }, item, onClose }: ItemFormProps) {
  const t = useWords();
  const { members } = useMembers(chatId);
  const { run, isBusy, error } = useVerb();
  const [text, setText] = useState(item.text);
  const [assignee, setAssignee] = useState<string>(item.assignee ?? nobody);
  const [due, setDue] = useState(item.due ?? '');
  const which = { chatId, id, item: item.id };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wish = {
      ...which,
      text: text.trim(),
      assignee: assignee === nobody ? null : (assignee as AccountId),
      due: due || null,
    };
    if (wish.text && (await run(() => changeItem(wish)))) onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('todos.editTitle')}
      closeLabel={t('todos.close')}
      footer={
        <>
          <Button
            onPress={() => {
              onClose();
              void tryVerb(removeItem(which));
            }}
          >
            {t('todos.remove')}
          </Button>
          <Button variant="primary" type="submit" form="todo-item" isBusy={isBusy}>
            {t('todos.save')}
          </Button>
        </>
      }
    >
      <form id="todo-item" className={styles.form} onSubmit={(event) => void save(event)}>
        <TextField
          label={t('todos.text')}
          value={text}
          onChange={setText}
          error={error}
          maxLength={limits.todos.itemText}
          autoFocus
        />
        <Select
          label={t('todos.assignee')}
          value={assignee}
          options={[
            { value: nobody, label: t('todos.nobody') },
            ...members.map((member) => ({ value: member.id as string, label: member.name })),
          ]}
          onChange={setAssignee}
        />
        <TextField label={t('todos.due')} type="date" value={due} onChange={setDue} />
      </form>
    </Sheet>
  );
}
