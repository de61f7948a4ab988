import type { Chat } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { useReadsShown } from '../../chats/index.ts';
import { PresenceLine } from './presence-line.tsx';
import styles from './presence-line.module.css';

/** Under the name of a room: whether somebody is here, and that it is not shown here what I read, where that is so. */
export function TitleLine({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const { mine } = useReadsShown(chat.id);
  return (
    <span className={styles.lines}>
      {chat.kind === 'direct' && <PresenceLine chat={chat} />}
      {mine === false && chat.kind !== 'self' && (
        <span className={styles.line}>{t('messages.readsHiddenHere')}</span>
      )}
    </span>
  );
}
