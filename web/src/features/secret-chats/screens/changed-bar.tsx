import type { AccountId, Chat } from '@maru/contract';
import { KeyRound, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Banner, Button, IconButton } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useMembers } from '../../chats/index.ts';
import { hushChangedMembers, readChangedMembers, useSecretRoom } from '../index.ts';
import { listNames } from './list-names.ts';
import { openSheet } from './open-sheet.ts';
import styles from './room.module.css';

/** Said once, and calmly, in a group that goes on: who has another key now, and so reads it no more. */
export function ChangedBar({ chat }: { readonly chat: Chat }) {
  const room = useSecretRoom(chat.id);
  // A room that has ended says it where one would write.
  return chat.kind === 'group' && room?.standing.kind === 'ready' ? <Changed chat={chat} /> : null;
}

function Changed({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const me = useMe();
  const { members } = useMembers(chat.id);
  const others = useMemo(() => members.map(({ id }) => id).filter((id) => id !== me?.id), [members, me?.id]);
  const [changed, hush] = useChanged(chat, others);
  if (changed.length === 0) return null;
  return (
    <Banner
      isBar
      tone="warning"
      icon={<KeyRound aria-hidden="true" />}
      action={
        <span className={styles.changedActions}>
          <Button size="sm" onPress={() => openSheet({ kind: 'start', personIds: others })}>
            {t('secret.startAnew')}
          </Button>
          <IconButton
            variant="quiet"
            label={t('secret.close')}
            icon={<X aria-hidden="true" />}
            onPress={hush}
          />
        </span>
      }
    >
      {t('secret.changedHere', { names: listNames(changed) })}
    </Banner>
  );
}

/** Who of the members has another key; it is looked for when the room is opened, and when something in it has changed. */
const useChanged = (chat: Chat, others: readonly AccountId[]) => {
  const room = useSecretRoom(chat.id);
  const [changed, setChanged] = useState<readonly AccountId[]>([]);
  useEffect(() => {
    let isShown = true;
    if (others.length === 0) return;
    readChangedMembers(chat.id, others).then(
      (found) => isShown && setChanged(found),
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [chat.id, others, room]);
  const hush = () => {
    setChanged([]);
    void tryVerb(hushChangedMembers(chat.id, changed));
  };
  return [changed, hush] as const;
};
