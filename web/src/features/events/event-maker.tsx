import { useState } from 'react';
import { v7 } from 'uuid';
import { useWords } from '../../platform/i18n/index.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import { EventForm } from './event-form.tsx';
import { createEvent } from './events.ts';

/** Sets a date in a chat. */
export function EventMaker({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  // One key for one event, however often it is tried.
  const [key] = useState(() => v7());
  return (
    <EventForm
      title={t('events.new')}
      submitLabel={t('events.send')}
      onSubmit={(details) => createEvent({ chatId: chat.id, key, details })}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
