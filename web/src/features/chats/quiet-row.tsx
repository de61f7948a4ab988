import { Archive } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { Badge, ListRow } from '../../ui/index.ts';
import styles from './chat-list.module.css';
import { useQuietChats } from './hooks.ts';

/** The way into the quiet box, while there is something in it. */
export function QuietRow({ onOpen }: { readonly onOpen: () => void }) {
  const t = useWords();
  const chats = useQuietChats();
  if (chats.length === 0) return null;
  const unread = chats.reduce((sum, chat) => sum + chat.unread, 0);
  return (
    <ListRow
      size="sm"
      leading={
        <span className={styles.quietIcon}>
          <Archive aria-hidden="true" />
        </span>
      }
      title={t('chats.quiet')}
      marks={String(chats.length)}
      action={<Badge count={unread} isMuted label={t('chats.unread', { count: unread })} />}
      onPress={onOpen}
    />
  );
}
