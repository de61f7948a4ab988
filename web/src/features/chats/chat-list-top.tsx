import type { ChatId, Folder } from '@maru/contract';
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Chip, ChipRow, SearchField } from '../../ui/index.ts';
import styles from './chat-list.module.css';
import { useBadge } from './hooks.ts';

/** Which chats are shown: all, the unread ones, or those of a folder by its id. */
export type ChatChoice = 'all' | 'unread' | { readonly folderId: string };

/** What stands above the list. */
export interface ChatListTopProps {
  readonly choice: ChatChoice;
  readonly onChoose: (choice: ChatChoice) => void;
  readonly folders: readonly Folder[];
  readonly onManageFolders?: (() => void) | undefined;
}

/** The chips above the list: all, unread, my folders, and the way to manage them. */
export function ChatChips({ choice, onChoose, folders, onManageFolders }: ChatListTopProps) {
  const t = useWords();
  const unread = useBadge();
  return (
    <ChipRow label={t('chats.filters')}>
      <Chip isActive={choice === 'all'} onPress={() => onChoose('all')}>
        {t('chats.all')}
      </Chip>
      <Chip isActive={choice === 'unread'} onPress={() => onChoose('unread')}>
        {unread > 0
          ? t('chats.unreadChipCount', { count: unread > 999 ? '999+' : unread })
          : t('chats.unreadChip')}
      </Chip>
      {folders.map((folder) => (
        <Chip
          key={folder.id}
          isActive={typeof choice === 'object' && choice.folderId === folder.id}
          onPress={() => onChoose({ folderId: folder.id })}
        >
          {folder.name}
        </Chip>
      ))}
      {onManageFolders && (
        <Chip onPress={onManageFolders} aria-label={t('chats.folderAdd')}>
          <Plus aria-hidden="true" />
        </Chip>
      )}
    </ChipRow>
  );
}

interface ChatSearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onClose: () => void;
}

/** The search above the list; Escape in an empty field closes it. */
export function ChatSearch({ value, onChange, onClose }: ChatSearchProps) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    const close = (event: KeyboardEvent) => event.key === 'Escape' && input?.value === '' && onClose();
    input?.addEventListener('keydown', close);
    return () => input?.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <div className={styles.search}>
      <SearchField
        ref={field}
        label={t('chats.search')}
        clearLabel={t('chats.clear')}
        value={value}
        onChange={onChange}
        autoFocus
      />
    </div>
  );
}

/** The chats of a folder as a filter. */
export const folderFilter = (folders: readonly Folder[], folderId: string): ReadonlySet<ChatId> =>
  new Set(folders.find(({ id }) => id === folderId)?.chatIds);
