import type { AccountId, Chat } from '@maru/contract';
import { UserRound, X } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, ListRow, Popover } from '../../../ui/index.ts';
import { useMembers } from '../../chats/index.ts';
import { displayName, useDisplayName } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';
import styles from './room-search.module.css';

interface SenderPickerProps {
  readonly chat: Chat;
  readonly author: AccountId | undefined;
  readonly onPick: (author: AccountId | undefined) => void;
}

/** Whose messages are looked for: anybody's, or those of one member. */
export function SenderPicker({ chat, author, onPick }: SenderPickerProps) {
  const t = useWords();
  const name = useDisplayName(author ?? null);
  if (chat.kind === 'self') return null;
  if (author)
    return (
      <Button
        size="sm"
        icon={<X aria-hidden="true" />}
        aria-label={t('search.off', { filter: t('search.senderIs', { name }) })}
        onPress={() => onPick(undefined)}
      >
        {name}
      </Button>
    );
  return (
    <Popover
      label={t('search.sender')}
      placement="bottom start"
      trigger={
        <Button size="sm" icon={<UserRound aria-hidden="true" />}>
          {t('search.sender')}
        </Button>
      }
    >
      {(close) => (
        <Members
          chat={chat}
          onPick={(id) => {
            onPick(id);
            close();
          }}
        />
      )}
    </Popover>
  );
}

interface MembersProps {
  readonly chat: Chat;
  readonly onPick: (author: AccountId) => void;
}

function Members({ chat, onPick }: MembersProps) {
  const { members, loadMore } = useMembers(chat.id);
  return (
    <ul
      className={styles.members}
      onScroll={({ currentTarget: box }) => {
        if (box.scrollHeight - box.scrollTop - box.clientHeight < 200) loadMore();
      }}
    >
      {members.map((member) => (
        <li key={member.id}>
          <ListRow
            size="sm"
            leading={<Face person={member} size="sm" />}
            title={displayName(member)}
            onPress={() => onPick(member.id)}
          />
        </li>
      ))}
    </ul>
  );
}
