import type { ChatId } from '@maru/contract';
import { useState } from 'react';
import { AddToFolderSheet } from './add-to-folder-sheet.tsx';
import { FolderListSheet } from './folder-list-sheet.tsx';
import { FolderSheet } from './folder-sheet.tsx';
import { useFolders } from './hooks.ts';

/** Where the sheet of folders opens: at the list, at one folder, or at the folders of one chat. */
export interface FoldersSheetProps {
  readonly folderId?: string | undefined;
  readonly chatId?: ChatId | undefined;
  readonly onClose: () => void;
}

/** Manages my folders. */
export function FoldersSheet({ folderId, chatId, onClose }: FoldersSheetProps) {
  const folders = useFolders();
  const [at, goTo] = useState<string | undefined>(folderId);
  const back = () => (folderId ? onClose() : goTo(undefined));
  const folder = folders.find(({ id }) => id === at);
  if (at === 'new') {
    return <FolderSheet chatIds={chatId ? [chatId] : []} onDone={back} onClose={onClose} />;
  }
  if (folder) return <FolderSheet key={folder.id} folder={folder} onDone={back} onClose={onClose} />;
  if (chatId) return <AddToFolderSheet chatId={chatId} onAdd={() => goTo('new')} onClose={onClose} />;
  return <FolderListSheet onEdit={goTo} onAdd={() => goTo('new')} onClose={onClose} />;
}
