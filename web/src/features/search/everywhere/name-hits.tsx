import type { Chat, Friend } from '@maru/contract';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { ListRow } from '../../../ui/index.ts';
import { openDirectChat } from '../../chats/index.ts';
import { ChatAvatar, useChatName } from '../../chats/ui.ts';
import { displayName } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';

/** A friend whose name answers; a press goes to the chat with them. */
export function FriendHit({ friend, onPress }: { readonly friend: Friend; readonly onPress: () => void }) {
  return (
    <ListRow
      leading={<Face person={friend} size="md" hasPresence />}
      title={displayName(friend)}
      subtitle={friend.status}
      onPress={() => {
        onPress();
        void tryVerb(openDirectChat(friend.id).then((chat) => go(paths.chat(chat.id))));
      }}
    />
  );
}

interface ChatHitProps {
  readonly chat: Chat;
  readonly onPress: () => void;
}

/** A chat whose name answers. */
export function ChatHit({ chat, onPress }: ChatHitProps) {
  const name = useChatName(chat);
  return (
    <ListRow
      leading={<ChatAvatar chat={chat} size="md" />}
      title={name}
      href={paths.chat(chat.id)}
      onPress={onPress}
    />
  );
}
