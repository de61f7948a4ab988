import type { Chat } from '@maru/contract';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { usePresence } from '../../people/index.ts';
import styles from './presence-line.module.css';

/** Under a name: here now, or when last, as far as they show it. */
export function PresenceLine({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const { ago } = useMoments();
  const presence = usePresence(chat.faces[0]?.id ?? null);
  if (presence?.online) return <span className={styles.online}>{t('messages.online')}</span>;
  if (!presence?.lastSeenAt) return null;
  return <span className={styles.line}>{t('messages.lastSeen', { ago: ago(presence.lastSeenAt) })}</span>;
}
