import { useWords } from '../../../platform/i18n/index.ts';
import { Sheet } from '../../../ui/index.ts';
import { useChat, useReadsShown, useUnreadBy } from '../../chats/index.ts';
import styles from './room-sheets.module.css';
import { useRoomHandle } from './room-ui.ts';

/**
 * What the number beside a message means. Between two the words are always the same: that somebody hides their reading,
 * has blocked me or has not looked yet must not be told apart.
 */
export function UnreadSheet({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }) {
  const t = useWords();
  const { chatId } = useRoomHandle();
  const chat = useChat(chatId);
  const unread = useUnreadBy(chatId, seq);
  const { hidden } = useReadsShown(chatId);
  const isGroup = chat?.kind === 'group';
  const missing = isGroup ? t('messages.unreadTitle', { count: unread }) : t('messages.unreadDirectTitle');
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={unread > 0 ? missing : t(isGroup ? 'messages.unreadNobody' : 'messages.readDirect')}
      closeLabel={t('messages.close')}
    >
      <div className={styles.unread}>
        {isGroup ? (
          <>
            <p>{t('messages.unreadGroup')}</p>
            {hidden > 0 && <p>{t('messages.unreadHidden', { count: hidden })}</p>}
          </>
        ) : (
          unread > 0 && <p>{t('messages.unreadDirect')}</p>
        )}
      </div>
    </Sheet>
  );
}
