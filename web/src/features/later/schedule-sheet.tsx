import type { LaterMessage } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { Button, Chip, ChipRow, Sheet, SwitchRow, TextArea, TextField, toast } from '../../ui/index.ts';
import { attempt } from '../chats/ui.ts';
import { changeDraft, clearDraft, messagesStore } from '../messages/index.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import { scheduleMessage, updateLater } from './change-later.ts';
import styles from './later.module.css';
import { fieldMoment, suggestMoments } from './suggest-moments.ts';

interface ScheduleSheetProps extends AttachmentSheetProps {
  /** The one that is changed; a new one where it is left out. */
  readonly message?: LaterMessage | undefined;
}

const hour = 3_600_000;

/** Chooses when a message goes: what has been written in the field, or one that waits already. */
export function ScheduleSheet({ chat, message, onClose }: ScheduleSheetProps) {
  const t = useWords();
  const moments = useMoments();
  const [now] = useState(() => new Date());
  const draft = messagesStore.getState().drafts[chat.id];
  const [text, setText] = useState(message?.text ?? draft?.text ?? '');
  const [field, setField] = useState(() =>
    fieldMoment(message ? new Date(message.at) : new Date(now.getTime() + hour)),
  );
  const [silent, setSilent] = useState(message?.silent ?? false);
  const [isBusy, setBusy] = useState(false);
  const at = new Date(field);
  const isWrong = Number.isNaN(at.getTime()) || at <= now;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isWrong) return;
    setBusy(true);
    const wish = { at: at.toISOString(), text: text.trim() === '' ? '' : text, silent };
    const saving = message
      ? updateLater(message.id, wish)
      : scheduleMessage({
          ...wish,
          chatId: chat.id,
          ...(draft?.replyToSeq ? { replyToSeq: draft.replyToSeq } : {}),
          ...(draft?.mentions.length && draft.text === text ? { mentions: [...draft.mentions] } : {}),
        });
    const done = await attempt(saving);
    setBusy(false);
    if (!done) return;
    if (!message && draft?.editSeq === null) clearDraft(chat.id);
    toast(t('later.done', { time: moments.full(wish.at) }));
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t(message ? 'later.change' : 'later.title')}
      closeLabel={t('later.close')}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="later-form"
          isBusy={isBusy}
          isDisabled={isWrong || (text.trim() === '' && !message?.content)}
        >
          {t(message ? 'later.save' : 'later.schedule')}
        </Button>
      }
    >
      <form id="later-form" className={styles.form} onSubmit={(event) => void save(event)}>
        <TextArea
          label={t('later.text')}
          value={text}
          rows={3}
          autoFocus={text === ''}
          onChange={(words) => {
            setText(words);
            // What is written here for the first time is not lost with the sheet.
            if (!message) changeDraft(chat.id, { text: words, mentions: [] });
          }}
        />
        <div className={styles.edge}>
          <ChipRow label={t('later.suggested')}>
            {suggestMoments(now).map(({ id, at: moment }) => (
              <Chip
                key={id}
                isActive={fieldMoment(moment) === field}
                onPress={() => setField(fieldMoment(moment))}
              >
                {t(`later.${id}`)}
              </Chip>
            ))}
          </ChipRow>
        </div>
        <TextField
          label={t('later.moment')}
          type="datetime-local"
          value={field}
          min={fieldMoment(now)}
          onChange={setField}
          error={isWrong ? t('later.past') : undefined}
        />
        <div className={styles.edge}>
          <SwitchRow
            label={t('later.silent')}
            description={t('later.silentHint')}
            isOn={silent}
            onChange={setSilent}
          />
        </div>
      </form>
    </Sheet>
  );
}
