import { useState } from 'react';
import { useMe } from '../accounts/index.ts';
import { ChatListScreen, type ChatListScreenProps } from '../chats/ui.ts';
import { lazily } from '../../ui/index.ts';
import type { FoldersSheetProps } from './folders-sheet.tsx';
import { useFolders } from './hooks.ts';
import './register-words.ts';

const FoldersSheet = lazily(async () => (await import('./folders-sheet.tsx')).FoldersSheet, { isOver: true });

/** The list of chats with my folders as chips, and the sheets that manage them. */
export function FolderedChatList(
  props: Omit<ChatListScreenProps, 'folders' | 'onManageFolders' | 'onAddToFolder'>,
) {
  const folders = useFolders();
  const me = useMe();
  const [sheet, open] = useState<Omit<FoldersSheetProps, 'onClose'>>();
  // A guest is in one chat and keeps no folders.
  const managing = me?.guest
    ? {}
    : {
        onManageFolders: (folderId?: string) => open(folderId ? { folderId } : {}),
        onAddToFolder: (chatId: NonNullable<FoldersSheetProps['chatId']>) => open({ chatId }),
      };
  return (
    <>
      <ChatListScreen {...props} folders={folders} {...managing} />
      {sheet && <FoldersSheet {...sheet} onClose={() => open(undefined)} />}
    </>
  );
}
