import type { Chat, ChatId } from '@maru/contract';
import { AtSign, BellOff, Pin } from 'lucide-react';
import { memo } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { paths } from '../../platform/router/index.ts';
import { Badge, ListRow, Tag } from '../../ui/index.ts';
import { ChatAvatar } from './chat-avatar.tsx';
import { ChatLine } from './chat-line.tsx';
import styles from './chat-row.module.css';
import { useRowMarks } from './row-marks.ts';
import { isSecret } from './rules.ts';
import { useIsMuted } from './use-is-muted.ts';
import { useChatName } from './use-chat-name.ts';

/** What a row of the list takes. */
export interface ChatRowProps {
  readonly chat: Chat;
  readonly draft: string;
  readonly isSelected: boolean;
  readonly onOpen: (id: ChatId) => void;
  readonly onOpenInWindow: (id: ChatId) => void;
}

/** One chat of the list: its face, name and marks, the newest line, and what is unread. */
export const ChatRow = memo(function ChatRow(props: ChatRowProps) {
  const { chat, draft, isSelected, onOpen, onOpenInWindow } = props;
  const moments = useMoments();
  const name = useChatName(chat);
  return (
    <ListRow
      leading={<ChatAvatar chat={chat} />}
      title={name}
      marks={<ChatMarks chat={chat} />}
      subtitle={<ChatLine chat={chat} draft={draft} />}
      meta={<time dateTime={chat.activeAt}>{moments.short(chat.lastMessage?.at ?? chat.activeAt)}</time>}
      badge={<ChatCount chat={chat} />}
      isSelected={isSelected}
      href={paths.chat(chat.id)}
      onPress={() => onOpen(chat.id)}
      onDoublePress={() => onOpenInWindow(chat.id)}
    />
  );
});

function ChatMarks({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const muted = useIsMuted(chat.settings);
  const features = useRowMarks();
  const isGuest = chat.kind === 'direct' && chat.faces[0]?.guest && !chat.faces[0].gone;
  return (
    <>
      {chat.kind === 'group' && (
        <span>
          <span aria-hidden="true">{chat.memberCount.toLocaleString()}</span>
          <span className="visually-hidden">{t('chats.members', { count: chat.memberCount })}</span>
        </span>
      )}
      {features.map(({ id, Mark }) => (
        <Mark key={id} chat={chat} />
      ))}
      {isSecret(chat) && <Tag>{t('chats.secret')}</Tag>}
      {isGuest && <Tag tone="neutral">{t('chats.guest')}</Tag>}
      {chat.stranger && !isGuest && <Tag tone="gam">{t('chats.stranger')}</Tag>}
      {chat.settings.pinnedAt && <Pin role="img" aria-label={t('chats.pinned')} />}
      {muted && <BellOff role="img" aria-label={t('chats.muted')} />}
    </>
  );
}

function ChatCount({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const muted = useIsMuted(chat.settings) || chat.settings.quiet;
  const words =
    chat.unread > 999 ? t('chats.unreadMany', { count: 999 }) : t('chats.unread', { count: chat.unread });
  return (
    <span className={styles.counts}>
      {chat.mentioned && (
        <span className={styles.mention}>
          <AtSign role="img" aria-label={t('chats.mentioned')} />
        </span>
      )}
      <Badge count={chat.unread} isMuted={muted} label={words} />
      {chat.unread === 0 && chat.settings.markedUnread && (
        <span className={styles.dot} role="img" aria-label={t('chats.markedUnread')} />
      )}
    </span>
  );
}
