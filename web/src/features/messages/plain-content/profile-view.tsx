import type { AccountId } from '@maru/contract';
import { MessageCircle, UserRoundPlus } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { Avatar, Button } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { openDirectChat } from '../../chats/index.ts';
import { addFriend, displayName, useFriend, usePerson } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';
import type { ContentView, ContentViewProps } from '../content/content-views.ts';
import { attempt } from '../room/attempt.ts';
import styles from './plain-content.module.css';

/** Somebody of this host: their profile, and the way to them. */
function ProfileView({ content: { accountId, name } }: ContentViewProps<'profile'>) {
  const t = useWords();
  const me = useMe();
  const person = usePerson(accountId);
  const isFriend = useFriend(accountId) !== undefined;
  const isMe = me?.id === accountId;
  const shown = person ? displayName(person) : name;
  const mayAct = me !== null && me !== undefined && !me.guest && !isMe;
  return (
    <div className={styles.card}>
      <button
        type="button"
        className={styles.head}
        aria-label={t('plain.openProfile', { name: shown })}
        onClick={() => go(paths.friend(accountId))}
      >
        {person ? <Face person={person} size="lg" /> : <Avatar id={accountId} name={name} size="lg" />}
        <span className={styles.words}>
          <bdi className={styles.name}>{shown}</bdi>
          <span className={styles.note}>
            {isMe ? t('plain.me') : person?.handle ? `@${person.handle}` : t('plain.profile')}
          </span>
        </span>
      </button>
      {mayAct && <ProfileDeeds accountId={accountId} name={shown} isFriend={isFriend} />}
    </div>
  );
}

interface ProfileDeedsProps {
  accountId: AccountId;
  name: string;
  isFriend: boolean;
}

function ProfileDeeds({ accountId, name, isFriend }: ProfileDeedsProps) {
  const t = useWords();
  const chat = () => void attempt(openDirectChat(accountId).then((opened) => go(paths.chat(opened.id))));
  return (
    <div className={styles.deeds}>
      {!isFriend && (
        <Button
          isWide
          size="sm"
          variant="primary"
          icon={<UserRoundPlus aria-hidden="true" />}
          aria-label={t('plain.addNamed', { name })}
          onPress={() => void attempt(addFriend({ accountId }))}
        >
          {t('plain.add')}
        </Button>
      )}
      <Button
        isWide
        size="sm"
        icon={<MessageCircle aria-hidden="true" />}
        aria-label={t('plain.chatNamed', { name })}
        onPress={chat}
      >
        {t('plain.chat')}
      </Button>
    </div>
  );
}

/** How profiles are shown in a room. */
export const profileView: ContentView<'profile'> = {
  type: 'profile',
  View: ProfileView,
  frame: 'card',
  estimate: () => 108,
};
