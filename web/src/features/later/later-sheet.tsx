import { hintOf, type LaterMessage } from '@maru/contract';
import { BellOff, CalendarClock, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords, wordRefusal } from '../../platform/i18n/index.ts';
import { ActionMenu, EmptyState, IconButton, Sheet } from '../../ui/index.ts';
import { attempt, wordMessage } from '../chats/ui.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import { cancelLater, sendLaterNow } from './change-later.ts';
import { useLater } from './hooks.ts';
import styles from './later.module.css';
import { ScheduleSheet } from './schedule-sheet.tsx';

/** What waits to be sent in a chat: each can be changed, sent now, or taken back. */
export function LaterSheet({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  const messages = useLater(chat.id);
  const [changing, change] = useState<LaterMessage>();
  if (changing) return <ScheduleSheet chat={chat} message={changing} onClose={() => change(undefined)} />;
  return (
    <Sheet isOpen onClose={onClose} title={t('later.waiting')} closeLabel={t('later.close')}>
      {messages.length === 0 ? (
        <EmptyState drawing="calm" title={t('later.none')} text={t('later.noneText')} />
      ) : (
        <ul className={styles.list}>
          {messages.map((message) => (
            <LaterRow key={message.id} message={message} onChange={() => change(message)} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function LaterRow({ message, onChange }: { readonly message: LaterMessage; readonly onChange: () => void }) {
  const t = useWords();
  const { full } = useMoments();
  const hint = message.content ? hintOf(message.content) : undefined;
  return (
    <li className={styles.row}>
      <CalendarClock className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <span className={styles.time}>
          {full(message.at)}
          {message.silent && <BellOff role="img" aria-label={t('later.silent')} />}
        </span>
        <span className={styles.text}>{wordMessage(message.text, hint, t)}</span>
        {message.failed && <span className={styles.failed}>{wordRefusal(message.failed)}</span>}
      </div>
      <ActionMenu
        label={t('later.menu')}
        trigger={
          <IconButton label={t('later.menu')} icon={<Ellipsis aria-hidden="true" />} variant="quiet" />
        }
        sections={[
          {
            id: 'use',
            items: [
              { id: 'change', label: t('later.change'), onSelect: onChange },
              {
                id: 'now',
                label: t('later.now'),
                onSelect: () => void attempt(sendLaterNow(message.id)),
              },
            ],
          },
          {
            id: 'end',
            items: [
              {
                id: 'cancel',
                label: t('later.cancel'),
                isDanger: true,
                onSelect: () => void attempt(cancelLater(message.id), t('later.cancelled')),
              },
            ],
          },
        ]}
      />
    </li>
  );
}
