import type { Chat } from '@maru/contract';
import { LockKeyhole } from 'lucide-react';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { Avatar, GroupAvatar } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import styles from './chat-row.module.css';
import { isSecret } from './rules.ts';
import { useChatName } from './use-chat-name.ts';
import { faceName } from './place-chat.ts';

/** What a chat's face takes. */
export interface ChatAvatarProps {
  readonly chat: Pick<Chat, 'id' | 'kind' | 'secret' | 'photo' | 'faces' | 'settings' | 'name'>;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
}

/** A chat's face: its picture, the other person, or the faces of those in it; with a lock where only they can read. */
export function ChatAvatar({ chat, size = 'md' }: ChatAvatarProps) {
  if (!isSecret(chat)) return <OpenAvatar chat={chat} size={size} />;
  return (
    <span className={styles.locked} data-size={size}>
      <OpenAvatar chat={chat} size={size} />
      <span className={styles.lock}>
        <LockKeyhole aria-hidden="true" />
      </span>
    </span>
  );
}

function OpenAvatar({ chat, size }: ChatAvatarProps) {
  const me = useMe();
  const name = useChatName(chat as Chat);
  const [first] = chat.faces;
  if (chat.photo) {
    return <Avatar id={chat.id} name={name} pictureUrl={pictureUrl(chat.photo, 'small')} size={size} />;
  }
  if (chat.kind === 'self' || !first) {
    const mine = chat.kind === 'self' && me?.photo ? pictureUrl(me.photo, 'small') : undefined;
    const id = chat.kind === 'self' ? (me?.id ?? chat.id) : chat.id;
    return <Avatar id={id} name={name} pictureUrl={mine} size={size} />;
  }
  const faces = chat.faces.map((face) => ({
    id: face.id,
    name: faceName(face),
    pictureUrl: face.photo ? pictureUrl(face.photo, 'small') : undefined,
  }));
  if (chat.kind === 'direct') return <Avatar {...faces[0]!} size={size} />;
  return <GroupAvatar faces={faces} size={size} />;
}
