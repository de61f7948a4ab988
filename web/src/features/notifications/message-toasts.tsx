import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths, useRoute } from '../../platform/router/index.ts';
import { IconButton, useIsPhone } from '../../ui/index.ts';
import { useChat } from '../chats/index.ts';
import { ChatAvatar, useChatName, wordMessage } from '../chats/ui.ts';
import { listOpenRooms } from '../messages/index.ts';
import styles from './message-toasts.module.css';
import { notificationsStore, type MessageToast } from './state.ts';
import { dropToasts } from './toasts.ts';

/** What others have written in chats that are not open, at the edge of the app for a moment. */
export function MessageToasts() {
  const t = useWords();
  const toasts = useStore(notificationsStore, (state) => state.toasts);
  const isListInSight = useIsListInSight();
  useEffect(() => {
    if (isListInSight) for (const { chatId } of toasts) dropToasts(chatId);
  }, [isListInSight, toasts]);
  if (isListInSight) return null;
  return (
    <section className={styles.region} aria-label={t('notifications.new')}>
      <div role="status" aria-live="polite" className={styles.stack}>
        {toasts.map((one) => (
          <Toast key={one.chatId} toast={one} />
        ))}
      </div>
    </section>
  );
}

/** The list shows by itself what comes: on a phone where no room covers it, in a wide window beside the room. */
function useIsListInSight(): boolean {
  const route = useRoute();
  const isPhone = useIsPhone();
  return route.page === 'chats' && (!isPhone || route.chatId === undefined);
}

function Toast({ toast }: { readonly toast: MessageToast }) {
  const { chatId, seq, authorName, text, hint, until } = toast;
  const t = useWords();
  const chat = useChat(chatId);
  const name = useChatName(chat);
  const [isHeld, hold] = useState(false);
  const isRead = chat ? chat.readSeq >= seq : false;
  useEffect(() => {
    if (isRead || listOpenRooms().includes(chatId)) return dropToasts(chatId);
    if (isHeld) return;
    const timer = setTimeout(() => dropToasts(chatId), Math.max(1_500, until - Date.now()));
    return () => clearTimeout(timer);
  }, [chatId, until, isHeld, isRead]);
  if (!chat) return null;
  const words = wordMessage(text, hint, t);
  const line = chat.kind === 'group' && authorName ? `${authorName}: ${words}` : words;
  const open = () => {
    dropToasts(chatId);
    go(paths.chat(chatId));
  };
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <button
        type="button"
        className={styles.open}
        aria-label={t('notifications.open', { name, text: line })}
        onClick={open}
      >
        <ChatAvatar chat={chat} size="sm" />
        <span className={styles.words}>
          <span className={styles.name} dir="auto">
            {name}
          </span>
          <span className={styles.line} dir="auto">
            {line}
          </span>
        </span>
      </button>
      <IconButton
        label={t('notifications.dismiss')}
        icon={<X aria-hidden="true" />}
        onPress={() => dropToasts(chatId)}
      />
    </div>
  );
}
