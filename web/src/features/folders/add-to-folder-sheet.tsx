import { limits, type ChatId, type Folder } from '@maru/contract';
import { Check, Folder as FolderIcon, Plus } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, RowGlyph, Sheet, toast } from '../../ui/index.ts';
import { attempt } from '../chats/ui.ts';
import styles from './folders.module.css';
import { useFolders } from './hooks.ts';
import { changeFolder } from './save-folders.ts';

/** What putting a chat into folders takes. */
export interface AddToFolderSheetProps {
  readonly chatId: ChatId;
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

/** Puts one chat into folders, or takes it out again. */
export function AddToFolderSheet({ chatId, onAdd, onClose }: AddToFolderSheetProps) {
  const t = useWords();
  const folders = useFolders();
  const toggle = ({ id, chatIds }: Folder) => {
    const isIn = chatIds.includes(chatId);
    if (!isIn && chatIds.length >= limits.folders.chats) {
      return void toast(t('folders.chatsFull', { most: limits.folders.chats }));
    }
    const next = isIn ? chatIds.filter((one) => one !== chatId) : [...chatIds, chatId];
    void attempt(changeFolder(id, { chatIds: next }));
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('folders.addTo')}
      closeLabel={t('folders.close')}
      isFlush
      footer={
        folders.length < limits.folders.count && (
          <Button icon={<Plus aria-hidden="true" />} onPress={onAdd}>
            {t('folders.add')}
          </Button>
        )
      }
    >
      {folders.length === 0 && <p className={styles.intro}>{t('folders.addToNone')}</p>}
      {folders.map((folder) => {
        const isOn = folder.chatIds.includes(chatId);
        return (
          <button
            key={folder.id}
            type="button"
            role="checkbox"
            aria-checked={isOn}
            className={styles.choice}
            onClick={() => toggle(folder)}
          >
            <RowGlyph Icon={FolderIcon} />
            <span className={styles.name}>{folder.name}</span>
            <span className={styles.box} data-on={isOn ? '' : undefined} aria-hidden="true">
              {isOn && <Check />}
            </span>
          </button>
        );
      })}
    </Sheet>
  );
}
