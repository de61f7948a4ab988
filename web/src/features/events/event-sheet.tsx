import type { ChatEvent, ChatId, OutputOf } from '@maru/contract';
import { Bell, CalendarPlus, CalendarX, MessageCircle, Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDays, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, MenuRow, Sheet, SkeletonRows } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { useChat } from '../chats/index.ts';
import { rememberPersons } from '../people/index.ts';
import { WhoChose } from '../people/ui.ts';
import { isPast } from './days-of.ts';
import { EventAnswers, EventFaces } from './event-answers.tsx';
import { EventForm } from './event-form.tsx';
import { EventHead } from './event-head.tsx';
import { EventLines } from './event-lines.tsx';
import styles from './event.module.css';
import { cancelEvent, changeEvent, saveCalendarFile, useEvent } from './events.ts';
import { remindWord } from './remind-word.ts';

/** What the sheet of an event takes. */
export interface EventSheetProps {
  readonly chatId: ChatId;
  readonly id: string;
  readonly onClose: () => void;
}

/** An event with everything about it: who comes, the way into another calendar, and what its maker may do. */
export function EventSheet({ chatId, id, onClose }: EventSheetProps) {
  const t = useWords();
  const event = useEvent(chatId, id);
  const [isEditing, edit] = useState(false);
  if (event && isEditing)
    return (
      <EventForm
        title={t('events.edit')}
        submitLabel={t('events.save')}
        first={event}
        onSubmit={(details) => changeEvent({ chatId, id, details })}
        onDone={() => edit(false)}
        onClose={() => edit(false)}
      />
    );
  return (
    <Sheet isOpen onClose={onClose} title={t('events.event')} closeLabel={t('events.close')}>
      {event ? (
        <EventWhole event={event} onEdit={() => edit(true)} onClose={onClose} />
      ) : event === null ? (
        <p>{t('events.gone')}</p>
      ) : (
        <SkeletonRows label={t('events.loading')} count={3} />
      )}
    </Sheet>
  );
}

interface EventWholeProps {
  readonly event: ChatEvent;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

function EventWhole({ event, onEdit, onClose }: EventWholeProps) {
  const t = useWords();
  useDays();
  const me = useMe();
  const chat = useChat(event.chatId);
  const [isAsking, ask] = useState(false);
  const mayChange = !event.cancelled && !me?.guest && (event.madeBy === me?.id || chat?.role === 'host');
  const myZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className={styles.whole}>
      <EventHead event={event} />
      {event.time.zone !== myZone && (
        <p className={styles.time}>{t('events.zone', { zone: event.time.zone })}</p>
      )}
      <EventLines event={event} isWhole />
      {event.remind !== null && (
        <p className={styles.line}>
          <Bell aria-hidden="true" />
          <span>{t(remindWord(event.remind, event.time.allDay))}</span>
        </p>
      )}
      <EventFaces event={event} />
      {!event.cancelled && !isPast(event) && <EventAnswers event={event} />}
      <Guests event={event} />
      <div className={styles.actions}>
        <MenuRow
          label={t('events.toMessage')}
          icon={<MessageCircle aria-hidden="true" />}
          onPress={() => {
            onClose();
            go(paths.chat(event.chatId, event.seq));
          }}
        />
        <MenuRow
          label={t('events.file')}
          icon={<CalendarPlus aria-hidden="true" />}
          onPress={() => void tryVerb(saveCalendarFile(event))}
        />
        {mayChange && (
          <MenuRow label={t('events.edit')} icon={<Pencil aria-hidden="true" />} onPress={onEdit} />
        )}
        {mayChange && (
          <MenuRow
            label={t('events.cancel')}
            icon={<CalendarX aria-hidden="true" />}
            isDanger
            onPress={() => ask(true)}
          />
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={t('events.cancelAsk')}
        confirmLabel={t('events.cancel')}
        cancelLabel={t('events.keep')}
        onConfirm={() => {
          ask(false);
          void tryVerb(cancelEvent(event));
        }}
        onCancel={() => ask(false)}
      >
        {t('events.cancelText')}
      </ConfirmDialog>
    </div>
  );
}

/** Everybody who has answered, asked anew whenever somebody does. */
function Guests({ event }: { readonly event: ChatEvent }) {
  const t = useWords();
  const [told, tell] = useState<OutputOf<'events.listGuests'>['guests']>([]);
  const { chatId, id, answersRev } = event;
  useEffect(() => {
    let isShown = true;
    call('events.listGuests', { chatId, id }).then(
      ({ guests }) => {
        rememberPersons(guests.map(({ person }) => person));
        if (isShown) tell(guests);
      },
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [chatId, id, answersRev]);
  return (
    <WhoChose
      choices={(['going', 'maybe', 'not'] as const).map((answer) => {
        const persons = told.filter((one) => one.answer === answer).map(({ person }) => person);
        return { id: answer, title: `${t(`events.${answer}`)} ${persons.length}`, persons };
      })}
    />
  );
}
