import type { Chat } from '@maru/contract';
import { BadgeCheck, LockKeyhole } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button } from '../../../ui/index.ts';
import { useChatTitle } from '../../chats/index.ts';
import { useKnownKey, useSecretRoom } from '../index.ts';
import { openSheet } from './open-sheet.ts';
import styles from './room.module.css';

/** The first thing in a secret room: who can read it, and the way to make sure. */
export function RoomOpening({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const name = useChatTitle(chat);
  const other = chat.kind === 'direct' ? chat.faces[0]?.id : undefined;
  const isVerified = useIsVerified(other);
  const standing = useSecretRoom(chat.id)?.standing.kind ?? 'opening';
  // Without keys of the room there is nothing to compare.
  const canCompare = standing === 'opening' || standing === 'ready';
  // A device without keys of the room reads nothing here: what to do is said where one would write.
  if (standing === 'notHere') return null;
  return (
    <div className={styles.opening}>
      <span className={styles.seal}>
        {isVerified ? <BadgeCheck aria-hidden="true" /> : <LockKeyhole aria-hidden="true" />}
      </span>
      <p className={styles.openingTitle}>
        {other ? t('secret.headDirect', { name }) : t('secret.headGroup')}
      </p>
      <p className={styles.openingText}>{t(isVerified ? 'secret.headVerified' : 'secret.headText')}</p>
      {!isVerified && canCompare && (
        <Button size="sm" onPress={() => openSheet({ kind: 'keys', chatId: chat.id })}>
          {t('secret.headCompare')}
        </Button>
      )}
    </div>
  );
}

function useIsVerified(id: Chat['faces'][number]['id'] | undefined): boolean {
  return useKnownKey(id ?? ('' as never))?.trust === 'verified';
}
