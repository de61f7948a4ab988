import type { AccountId, ChatId, OutputOf, Poll } from '@maru/contract';
import { useEffect, useState, type FormEvent } from 'react';
import { useDays, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Button, ConfirmDialog, Sheet, SkeletonRows, TextField } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { useChat } from '../chats/index.ts';
import { rememberPersons } from '../people/index.ts';
import { WhoChose } from '../people/ui.ts';
import { addChoice, closePoll } from './change-poll.ts';
import { PollChoices } from './poll-choices.tsx';
import styles from './poll.module.css';
import { usePoll } from './polls.ts';
import { useOver } from './use-over.ts';
import { wordChoice, wordStanding } from './word-poll.ts';

/** What the sheet of a poll takes. */
export interface PollSheetProps {
  readonly chatId: ChatId;
  readonly id: string;
  readonly onClose: () => void;
}

/** A poll with all its choices, who chose them, and what its maker may do. */
export function PollSheet({ chatId, id, onClose }: PollSheetProps) {
  const t = useWords();
  const poll = usePoll(chatId, id);
  return (
    <Sheet isOpen onClose={onClose} title={t('polls.poll')} closeLabel={t('polls.close')}>
      {poll ? (
        <PollWhole poll={poll} onClose={onClose} />
      ) : poll === null ? (
        <p>{t('polls.gone')}</p>
      ) : (
        <SkeletonRows label={t('polls.loading')} count={3} />
      )}
    </Sheet>
  );
}

function PollWhole({ poll, onClose }: { readonly poll: Poll; readonly onClose: () => void }) {
  const t = useWords();
  useDays();
  const me = useMe();
  const chat = useChat(poll.chatId);
  const over = useOver(poll);
  const [isAsking, ask] = useState(false);
  const mayEnd = !over && !me?.guest && (poll.madeBy === me?.id || chat?.role === 'host');
  return (
    <div className={styles.whole}>
      <h3 className={styles.question} dir="auto">
        {poll.question}
      </h3>
      <p className={styles.note}>{wordStanding(poll, t)}</p>
      <PollChoices poll={poll} />
      {!over && !me?.guest && (poll.mayAdd || poll.madeBy === me?.id) && <AddChoice poll={poll} />}
      {!poll.anonymous && poll.voters > 0 && <Voters poll={poll} />}
      <div className={styles.buttons}>
        <Button
          onPress={() => {
            onClose();
            go(paths.chat(poll.chatId, poll.seq));
          }}
        >
          {t('polls.toMessage')}
        </Button>
        {mayEnd && (
          <Button variant="soft" onPress={() => ask(true)}>
            {t('polls.end')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('polls.endAsk')}
        confirmLabel={t('polls.end')}
        cancelLabel={t('polls.cancel')}
        onConfirm={() => {
          ask(false);
          void tryVerb(closePoll(poll));
        }}
        onCancel={() => ask(false)}
      >
        {t('polls.endText')}
      </ConfirmDialog>
    </div>
  );
}

function AddChoice({ poll }: { readonly poll: Poll }) {
  const t = useWords();
  const { run, isBusy, error, clear } = useVerb();
  const [text, setText] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await run(() => addChoice(poll, text.trim())))) setText('');
  };
  return (
    <form className={styles.add} onSubmit={(event) => void add(event)}>
      <TextField
        label={t('polls.addChoice')}
        isLabelHidden
        placeholder={t('polls.addChoice')}
        type={poll.kind === 'date' ? 'date' : 'text'}
        value={text}
        onChange={(next) => {
          clear();
          setText(next);
        }}
        error={error}
        maxLength={100}
      />
      <Button type="submit" isBusy={isBusy} isDisabled={!text.trim()}>
        {t('polls.addChoice')}
      </Button>
    </form>
  );
}

/** Who chose what, asked anew whenever the counts change. */
function Voters({ poll }: { readonly poll: Poll }) {
  const t = useWords();
  const [told, tell] = useState<OutputOf<'polls.listVoters'>>();
  const { chatId, id, rev } = poll;
  useEffect(() => {
    let isShown = true;
    call('polls.listVoters', { chatId, id }).then(
      (answer) => {
        rememberPersons(answer.persons);
        if (isShown) tell(answer);
      },
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [chatId, id, rev]);
  const persons = new Map(told?.persons.map((person) => [person.id, person]));
  const names = (ids: readonly AccountId[]) => ids.flatMap((one) => persons.get(one) ?? []);
  return (
    <>
      <WhoChose
        choices={poll.choices.map((choice, index) => ({
          id: index,
          title: wordChoice(poll, choice.text),
          persons: names(told?.choices[index] ?? []),
        }))}
      />
      {told === undefined && <SkeletonRows label={t('polls.loading')} count={1} />}
    </>
  );
}
