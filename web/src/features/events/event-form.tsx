import { limits, type ChatEvent, type EventDetails, type InputOf, type RemindMinutes } from '@maru/contract';
import { useId, useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Button, Select, Sheet, SwitchRow, TextArea, TextField } from '../../ui/index.ts';
import { detailsOf, draftOf, firstDraft, isForward, withBegin, type EventDraft } from './event-draft.ts';
import styles from './event.module.css';
import { PlaceField } from './place-field.tsx';
import { remindWord } from './remind-word.ts';

type Details = InputOf<'events.create'>['details'];

interface EventFormProps {
  readonly title: string;
  readonly submitLabel: string;
  /** What is changed; nothing for a new one. */
  readonly first?: Pick<ChatEvent, keyof EventDetails> | undefined;
  readonly onSubmit: (details: Details) => Promise<void>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Everything that can be said of an event, in one sheet. */
export function EventForm({ title, submitLabel, first, onSubmit, onDone, onClose }: EventFormProps) {
  const t = useWords();
  const formId = useId();
  const { run, isBusy, error, clear } = useVerb();
  const [draft, setDraft] = useState<EventDraft>(() => (first ? draftOf(first) : firstDraft(new Date())));
  const [tried, setTried] = useState(false);
  const change = (next: Partial<EventDraft>) => {
    clear();
    setDraft((before) => ({ ...before, ...next }));
  };
  const hasTitle = draft.title.trim() !== '';
  const forward = isForward(draft);
  const send = async (submit: FormEvent) => {
    submit.preventDefault();
    setTried(true);
    if (!hasTitle || !forward) return;
    if (await run(() => onSubmit(detailsOf(draft, t('events.onMap'))))) onDone();
  };
  return (
    <Sheet
      isOpen
      isTall
      onClose={onClose}
      title={title}
      closeLabel={t('events.close')}
      footer={
        <Button variant="primary" type="submit" form={formId} isBusy={isBusy}>
          {submitLabel}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(submit) => void send(submit)}>
        <TextField
          label={t('events.title')}
          placeholder={t('events.titleHint')}
          value={draft.title}
          onChange={(next) => change({ title: next })}
          maxLength={limits.events.title}
          error={tried && !hasTitle ? t('events.needTitle') : undefined}
          autoFocus
        />
        <DraftTimes draft={draft} onChange={change} error={tried && !forward} />
        <PlaceField draft={draft} onChange={change} />
        <TextArea
          label={t('events.note')}
          placeholder={t('events.noteHint')}
          value={draft.note}
          onChange={(note) => change({ note })}
          maxLength={limits.events.note}
          rows={2}
        />
        <Select
          label={t('events.remind')}
          value={draft.remind}
          options={(draft.allDay ? ['none', '0', '1440'] : ['none', '0', '10', '60', '1440']).map(
            (value) => ({
              value,
              label:
                value === 'none'
                  ? t('events.remindNone')
                  : t(remindWord(Number(value) as RemindMinutes, draft.allDay)),
            }),
          )}
          onChange={(remind) => change({ remind })}
        />
        {error && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
      </form>
    </Sheet>
  );
}

interface DraftTimesProps {
  readonly draft: EventDraft;
  readonly onChange: (next: Partial<EventDraft>) => void;
  readonly error: boolean;
}

/** From when to when; the end goes along when the beginning moves. */
function DraftTimes({ draft, onChange, error }: DraftTimesProps) {
  const t = useWords();
  return (
    <div className={styles.times}>
      <div className={styles.switch}>
        <SwitchRow
          label={t('events.allDay')}
          isOn={draft.allDay}
          onChange={(allDay) => onChange({ allDay, remind: 'none' })}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('events.from')}
          type="date"
          value={draft.fromDay}
          onChange={(fromDay) => onChange(withBegin(draft, { fromDay }))}
        />
        {!draft.allDay && (
          <TextField
            label={t('events.fromTime')}
            type="time"
            value={draft.fromTime}
            onChange={(fromTime) => onChange(withBegin(draft, { fromTime }))}
          />
        )}
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('events.until')}
          type="date"
          min={draft.fromDay}
          value={draft.untilDay}
          onChange={(untilDay) => onChange({ untilDay })}
          error={error ? t('events.needTime') : undefined}
        />
        {!draft.allDay && (
          <TextField
            label={t('events.untilTime')}
            type="time"
            value={draft.untilTime}
            onChange={(untilTime) => onChange({ untilTime })}
          />
        )}
      </div>
    </div>
  );
}
