import { limits, type Folder } from '@maru/contract';
import { ChevronDown, ChevronUp, Folder as FolderIcon, Plus } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, IconButton, ListRow, RowGlyph, Sheet } from '../../ui/index.ts';
import { attempt } from '../chats/ui.ts';
import styles from './folders.module.css';
import { useFolders } from './hooks.ts';
import { saveFolders } from './save-folders.ts';

/** What the list of folders takes. */
export interface FolderListSheetProps {
  readonly onEdit: (folderId: string) => void;
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

/** My folders in their order: each can be opened, and moved up and down. */
export function FolderListSheet({ onEdit, onAdd, onClose }: FolderListSheetProps) {
  const t = useWords();
  const folders = useFolders();
  const [said, say] = useState('');
  const isFull = folders.length >= limits.folders.count;
  const move = (folder: Folder, by: number) => {
    const from = folders.indexOf(folder);
    const order = folders.toSpliced(from, 1).toSpliced(from + by, 0, folder);
    say(t('folders.moved', { name: folder.name, place: from + by + 1, count: folders.length }));
    void attempt(saveFolders(order));
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('folders.title')}
      closeLabel={t('folders.close')}
      isFlush
      footer={
        <Button variant="primary" icon={<Plus aria-hidden="true" />} isDisabled={isFull} onPress={onAdd}>
          {t('folders.add')}
        </Button>
      }
    >
      <p className={styles.intro}>
        {isFull
          ? t('folders.full', { count: limits.folders.count })
          : t('folders.intro', { count: limits.folders.count, chats: limits.folders.chats })}
      </p>
      <ul>
        {folders.map((folder, index) => (
          <li key={folder.id}>
            <FolderRow
              folder={folder}
              isFirst={index === 0}
              isLast={index === folders.length - 1}
              onEdit={() => onEdit(folder.id)}
              onMove={(by) => move(folder, by)}
            />
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </Sheet>
  );
}

interface FolderRowProps {
  readonly folder: Folder;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onEdit: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

function FolderRow({ folder, isFirst, isLast, onEdit, onMove }: FolderRowProps) {
  const t = useWords();
  const { name } = folder;
  return (
    <ListRow
      size="sm"
      leading={<RowGlyph Icon={FolderIcon} />}
      title={name}
      subtitle={t('folders.chats', { count: folder.chatIds.length })}
      onPress={onEdit}
      action={
        <>
          <IconButton
            label={t('folders.up', { name })}
            icon={<ChevronUp aria-hidden="true" />}
            isDisabled={isFirst}
            onPress={() => onMove(-1)}
          />
          <IconButton
            label={t('folders.down', { name })}
            icon={<ChevronDown aria-hidden="true" />}
            isDisabled={isLast}
            onPress={() => onMove(1)}
          />
        </>
      }
    />
  );
}
