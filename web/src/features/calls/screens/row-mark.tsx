import type { Chat } from '@maru/contract';
import { Phone } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useLiveCall } from '../hooks.ts';
import styles from './row-mark.module.css';

/** On a row of the list: a call goes on there. */
export function RowMark({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const live = useLiveCall(chat.id);
  if (!live || live.people.length === 0) return null;
  return (
    <span className={styles.mark}>
      <Phone aria-hidden="true" />
      <span aria-hidden="true">{live.people.length}</span>
      <span className="visually-hidden">{t('calls.inCallNow', { count: live.people.length })}</span>
    </span>
  );
}
