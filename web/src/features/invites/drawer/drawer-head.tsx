import type { AccountId, Chat } from '@maru/contract';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../platform/i18n/index.ts';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { Avatar, Button, IconButton } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { ChatAvatar, useChatName } from '../../chats/ui.ts';
import { usePerson, usePresence } from '../../people/index.ts';
import styles from './drawer.module.css';
import { EditGroupSheet } from './edit-group-sheet.tsx';

interface DrawerHeadProps {
  readonly chat: Chat;
  readonly onOpenPerson?: ((id: AccountId) => void) | undefined;
}

/** What the chat is: the other person, or faces, name and since when. */
export function DrawerHead({ chat, onOpenPerson }: DrawerHeadProps) {
  const [other] = chat.faces;
  if (chat.kind === 'direct' && other) {
    return <DirectHead chat={chat} otherId={other.id} onOpenPerson={onOpenPerson} />;
  }
  return <GroupHead chat={chat} />;
}

function GroupHead({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const me = useMe();
  const name = useChatName(chat);
  const [isEditing, setEditing] = useState(false);
  const day = useDay(chat.createdAt);
  return (
    <div className={styles.head}>
      <ChatAvatar chat={chat} size="lg" />
      <div className={styles.headText}>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.since}>{chat.kind === 'self' ? t('drawer.self') : t('drawer.since', { day })}</p>
      </div>
      {chat.kind === 'group' && !me?.guest && (
        <IconButton
          label={t('drawer.edit')}
          icon={<Pencil aria-hidden="true" />}
          onPress={() => setEditing(true)}
        />
      )}
      {isEditing && <EditGroupSheet chat={chat} onClose={() => setEditing(false)} />}
    </div>
  );
}

interface DirectHeadProps extends DrawerHeadProps {
  readonly otherId: AccountId;
}

function DirectHead({ chat, otherId, onOpenPerson }: DirectHeadProps) {
  const t = useWords();
  const name = useChatName(chat);
  const person = usePerson(otherId);
  const presence = usePresence(otherId);
  const picture = person?.photo ? pictureUrl(person.photo, 'large') : undefined;
  return (
    <div className={styles.profile}>
      <Avatar
        id={otherId}
        name={name}
        pictureUrl={picture}
        size="xxl"
        presenceLabel={presence?.online ? t('drawer.online') : undefined}
      />
      <h2>{name}</h2>
      {person?.status && <p>{person.status}</p>}
      {onOpenPerson && (
        <div className={styles.profileAction}>
          <Button size="sm" variant="quiet" onPress={() => onOpenPerson(otherId)}>
            {t('drawer.profile')}
          </Button>
        </div>
      )}
    </div>
  );
}

const useDay = (at: string): string => {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-US', { dateStyle: 'long' });
  return format.format(new Date(at));
};
