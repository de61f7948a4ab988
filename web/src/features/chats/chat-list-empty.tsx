import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import { useFriends } from '../people/index.ts';
import type { ChatChoice } from './chat-list-top.tsx';

interface ChatListEmptyProps {
  readonly kind: ChatChoice | 'quiet' | 'search';
  readonly onNew: () => void;
  readonly onManageFolders?: ((folderId?: string) => void) | undefined;
}

/** What the list says when there is nothing in it. */
export function ChatListEmpty({ kind, onNew, onManageFolders }: ChatListEmptyProps) {
  const t = useWords();
  const hasFriends = useFriends().friends.length > 0;
  if (kind === 'search') {
    return <EmptyState drawing="search" title={t('chats.noneFound')} text={t('chats.noneFoundText')} />;
  }
  if (kind === 'unread') {
    return <EmptyState drawing="calm" title={t('chats.emptyUnread')} text={t('chats.emptyUnreadText')} />;
  }
  if (kind === 'quiet') {
    return <EmptyState drawing="calm" title={t('chats.quietEmpty')} text={t('chats.quietEmptyText')} />;
  }
  if (typeof kind === 'object') {
    return (
      <EmptyState
        drawing="chat"
        title={t('chats.emptyFolder')}
        text={t('chats.emptyFolderText')}
        action={
          onManageFolders && (
            <Button variant="soft" onPress={() => onManageFolders(kind.folderId)}>
              {t('chats.folderChoose')}
            </Button>
          )
        }
      />
    );
  }
  if (!hasFriends) {
    return (
      <EmptyState
        drawing="people"
        title={t('chats.emptyTitle')}
        text={t('chats.emptyFriendless')}
        action={
          <Button variant="primary" onPress={() => go(paths.friends())}>
            {t('chats.findFriends')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      drawing="chat"
      title={t('chats.emptyTitle')}
      text={t('chats.emptyText')}
      action={
        <Button variant="primary" onPress={onNew}>
          {t('chats.new')}
        </Button>
      }
    />
  );
}
