import type { Friend } from '@maru/contract';
import { EyeOff, MessageCircle, Pencil, Star, StarOff, User, UserX } from 'lucide-react';
import { memo } from 'react';
import { translate, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { ContextMenu, ListRow, toast, type ActionSection } from '../../ui/index.ts';
import { Face } from './face.tsx';
import { updateFriend } from './friends.ts';
import styles from './people.module.css';
import { displayName } from './state.ts';

/** What the list wants to be told about a row. */
export interface FriendActions {
  onChat(id: string): void;
  onRename(friend: Friend): void;
  onBlock(friend: Friend): void;
}

/** Hides a friend, with a word that takes it back. */
export const hideFriend = async (friend: Friend): Promise<void> => {
  if (!(await tryVerb(updateFriend({ accountId: friend.id, hidden: true })))) return;
  toast(translate('people.hideText'), {
    action: {
      label: translate('people.undo'),
      onPress: () => void tryVerb(updateFriend({ accountId: friend.id, hidden: false })),
    },
  });
};

/** Puts a friend among the favourites, or takes them out. */
export const switchFavourite = (friend: Friend): Promise<boolean> =>
  tryVerb(updateFriend({ accountId: friend.id, favourite: !friend.favourite }));

const sectionsOf = (friend: Friend, actions: FriendActions): ActionSection[] => [
  {
    id: 'open',
    items: [
      {
        id: 'chat',
        label: translate('people.chat'),
        icon: <MessageCircle />,
        onSelect: () => actions.onChat(friend.id),
      },
      {
        id: 'profile',
        label: translate('people.openProfile'),
        icon: <User />,
        onSelect: () => go(paths.friend(friend.id)),
      },
    ],
  },
  {
    id: 'keep',
    items: [
      {
        id: 'favourite',
        label: translate(friend.favourite ? 'people.favouriteOff' : 'people.favouriteOn'),
        icon: friend.favourite ? <StarOff /> : <Star />,
        onSelect: () => void switchFavourite(friend),
      },
      {
        id: 'rename',
        label: translate('people.rename'),
        icon: <Pencil />,
        onSelect: () => actions.onRename(friend),
      },
    ],
  },
  {
    id: 'away',
    items: [
      {
        id: 'hide',
        label: translate('people.hide'),
        icon: <EyeOff />,
        onSelect: () => void hideFriend(friend),
      },
      {
        id: 'block',
        label: translate('people.block'),
        icon: <UserX />,
        isDanger: true,
        onSelect: () => actions.onBlock(friend),
      },
    ],
  },
];

/** What a row of the list takes. */
export interface FriendRowProps {
  readonly friend: Friend;
  readonly isSelected: boolean;
  readonly actions: FriendActions;
}

/** One friend of the list; a press opens the profile, a double press the chat, a long one the menu. */
export const FriendRow = memo(function FriendRow({ friend, isSelected, actions }: FriendRowProps) {
  const t = useWords();
  const name = displayName(friend);
  return (
    <ContextMenu
      label={t('people.menuOf', { name })}
      sections={() => sectionsOf(friend, actions)}
      className={styles.lazyRow}
    >
      <ListRow
        leading={<Face person={friend} hasPresence />}
        title={name}
        subtitle={friend.status}
        href={paths.friend(friend.id)}
        onPress={() => go(paths.friend(friend.id))}
        isSelected={isSelected}
      />
    </ContextMenu>
  );
});
