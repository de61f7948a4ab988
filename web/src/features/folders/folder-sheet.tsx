import { limits, type ChatId, type Folder } from '@maru/contract';
import { Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, ConfirmDialog, IconButton, Sheet, TextField } from '../../ui/index.ts';
import { attempt } from '../chats/ui.ts';
import { ChooseChats } from './choose-chats.tsx';
import styles from './folders.module.css';
import { addFolder, changeFolder, removeFolder } from './save-folders.ts';

/** What one folder's sheet takes; without a folder it makes a new one. */
export interface FolderSheetProps {
  readonly folder?: Folder | undefined;
  /** Chosen from the start in a new folder. */
  readonly chatIds?: readonly ChatId[] | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Names a folder and chooses its chats. */
export function FolderSheet({ folder, chatIds = [], onDone, onClose }: FolderSheetProps) {
  const t = useWords();
  const [name, setName] = useState(folder?.name ?? '');
  const [chosen, choose] = useState<readonly ChatId[]>(folder?.chatIds ?? chatIds);
  const [isBusy, setBusy] = useState(false);
  const [isAsking, ask] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    const change = { name: name.trim(), chatIds: [...chosen] };
    const saving = folder ? changeFolder(folder.id, change) : addFolder(change.name, change.chatIds);
    if (await attempt(saving)) onDone();
    setBusy(false);
  };
  return (
    <>
      <Sheet
        isOpen
        onClose={onClose}
        title={t(folder ? 'folders.editTitle' : 'folders.newTitle')}
        closeLabel={t('folders.close')}
        isTall
        isFlush
        actions={
          folder && (
            <IconButton
              label={t('folders.delete')}
              icon={<Trash2 aria-hidden="true" />}
              onPress={() => ask(true)}
            />
          )
        }
        footer={
          <>
            <Button onPress={onDone}>{t('folders.back')}</Button>
            <Button
              variant="primary"
              type="submit"
              form="folder"
              isBusy={isBusy}
              isDisabled={name.trim() === ''}
            >
              {t('folders.save')}
            </Button>
          </>
        }
      >
        <form id="folder" className={styles.form} onSubmit={(event) => void save(event)}>
          <TextField
            label={t('folders.name')}
            value={name}
            onChange={setName}
            placeholder={t('folders.namePlaceholder')}
            description={t('folders.nameHint', { count: limits.folders.name })}
            maxLength={limits.folders.name}
            autoFocus={!folder}
          />
        </form>
        <ChooseChats chosen={chosen} onChange={choose} />
      </Sheet>
      {folder && (
        <ConfirmDialog
          isOpen={isAsking}
          title={t('folders.deleteTitle', { name: folder.name })}
          confirmLabel={t('folders.deleteConfirm')}
          cancelLabel={t('folders.cancel')}
          isDanger
          onCancel={() => ask(false)}
          onConfirm={() => {
            ask(false);
            onDone();
            void attempt(removeFolder(folder.id));
          }}
        >
          {t('folders.deleteText')}
        </ConfirmDialog>
      )}
    </>
  );
}
