import { limits, type ChatId, type PollKind } from '@maru/contract';
import { useRef, useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Button, Select, Sheet, SwitchRow, TextArea, TextField } from '../../ui/index.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { createPoll, newKey } from './change-poll.ts';
import { deadlineAt, deadlineOptions, type DeadlineChoice } from './deadlines.ts';
import styles from './poll-maker.module.css';

/** What is written so far; `choices` always ends with an empty one to write on. */
interface Wish {
  question: string;
  kind: PollKind;
  choices: Record<PollKind, string[]>;
  several: boolean;
  anonymous: boolean;
  mayAdd: boolean;
  deadline: DeadlineChoice;
  own: string;
}

const firstWish: Wish = {
  question: '',
  kind: 'text',
  choices: { text: ['', ''], date: ['', ''] },
  several: false,
  anonymous: false,
  mayAdd: false,
  deadline: 'none',
  own: '',
};

/** The choices that say something, each once. */
const usable = (choices: readonly string[]): string[] => [
  ...new Set(choices.map((one) => one.trim()).filter(Boolean)),
];

/** Makes a poll: a question, choices as words or days, and who may do what. */
export function PollMaker({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  const { run, isBusy, error, clear } = useVerb();
  const [wish, setWish] = useState(firstWish);
  const [offered] = useState(() => deadlineOptions(new Date()));
  const [tried, setTried] = useState(false);
  const key = useRef(newKey());
  const change = (next: Partial<Wish>) => {
    clear();
    setWish((before) => ({ ...before, ...next }));
  };
  const choices = usable(wish.choices[wish.kind]);
  const isTooFew = choices.length < limits.polls.choices.min;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isTooFew || !wish.question.trim()) return;
    const deadline = deadlineAt(wish.deadline, wish.own, new Date());
    const { question, kind, several, anonymous, mayAdd } = wish;
    const made = await run(() =>
      createPoll({
        chatId: chat.id as ChatId,
        key: key.current,
        question: question.trim(),
        kind,
        choices,
        several,
        anonymous,
        mayAdd,
        ...(deadline && { deadline: deadline.toISOString() }),
      }),
    );
    if (made) onClose();
  };
  return (
    <Sheet
      isOpen
      isTall
      onClose={onClose}
      title={t('polls.new')}
      closeLabel={t('polls.close')}
      footer={
        <Button variant="primary" type="submit" form="poll-maker" isBusy={isBusy}>
          {t('polls.send')}
        </Button>
      }
    >
      <form id="poll-maker" className={styles.form} onSubmit={(event) => void send(event)}>
        <TextArea
          label={t('polls.question')}
          placeholder={t('polls.questionHint')}
          value={wish.question}
          onChange={(question) => change({ question: question.replaceAll('\n', ' ') })}
          maxLength={limits.polls.question}
          rows={2}
          autoFocus
        />
        <ChoiceFields
          kind={wish.kind}
          onKind={(kind) => change({ kind })}
          choices={wish.choices[wish.kind]}
          onChange={(next) => change({ choices: { ...wish.choices, [wish.kind]: next } })}
        />
        {tried && isTooFew && (
          <p role="alert" className={styles.error}>
            {t('polls.needTwo')}
          </p>
        )}
        <div className={styles.switches}>
          <SwitchRow
            label={t('polls.several')}
            isOn={wish.several}
            onChange={(several) => change({ several })}
          />
          <SwitchRow
            label={t('polls.anonymous')}
            description={t('polls.anonymousHint')}
            isOn={wish.anonymous}
            onChange={(anonymous) => change({ anonymous })}
          />
          <SwitchRow label={t('polls.mayAdd')} isOn={wish.mayAdd} onChange={(mayAdd) => change({ mayAdd })} />
        </div>
        <Select
          label={t('polls.deadline')}
          value={wish.deadline}
          options={offered.map((value) => ({
            value,
            label: t(`polls.deadline${value[0]?.toUpperCase()}${value.slice(1)}`),
          }))}
          onChange={(deadline) => change({ deadline })}
        />
        {wish.deadline === 'own' && (
          <TextField
            label={t('polls.deadlineAt')}
            type="datetime-local"
            value={wish.own}
            onChange={(own) => change({ own })}
          />
        )}
        {error && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
      </form>
    </Sheet>
  );
}
