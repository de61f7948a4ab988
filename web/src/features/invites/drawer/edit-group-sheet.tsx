import { limits, type Chat } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { uploadPicture } from '../../../platform/pictures/index.ts';
import { Button, PictureInput, Sheet, TextField } from '../../../ui/index.ts';
import { isSecret, updateChat, withSecretName } from '../../chats/index.ts';
import { attempt, ChatAvatar, useChatName } from '../../chats/ui.ts';
import styles from './drawer.module.css';

interface EditGroupSheetProps {
  readonly chat: Chat;
  readonly onClose: () => void;
}

/** Changes a group's name and picture for everyone. */
export function EditGroupSheet({ chat, onClose }: EditGroupSheetProps) {
  const t = useWords();
  const [name, setName] = useState(withSecretName(chat).name ?? '');
  const [picked, pick] = useState<File>();
  const [isRemoved, remove] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const shown = isRemoved ? { ...chat, photo: null } : chat;
  const usual = useChatName({ ...chat, name: null, settings: { ...chat.settings, ownName: null } });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const saving = async () => {
      const photo = picked ? (await uploadPicture(picked)).id : isRemoved ? null : undefined;
      await updateChat(chat.id, { name: name.trim() || null, ...(photo === undefined ? {} : { photo }) });
    };
    if (await attempt(saving())) onClose();
    setBusy(false);
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('drawer.editTitle')}
      closeLabel={t('drawer.close')}
      footer={
        <Button variant="primary" type="submit" form="group-edit" isBusy={isBusy}>
          {t('drawer.save')}
        </Button>
      }
    >
      <form id="group-edit" className={styles.form} onSubmit={(event) => void save(event)}>
        {!isSecret(chat) && (
          <div className={styles.photo}>
            <PictureInput
              label={t('drawer.photo')}
              picked={picked}
              onPick={(file) => {
                pick(file);
                remove(false);
              }}
            >
              <ChatAvatar chat={shown} size="lg" />
            </PictureInput>
            {(picked || shown.photo) && (
              <Button
                size="sm"
                variant="quiet"
                onPress={() => {
                  pick(undefined);
                  remove(chat.photo !== null);
                }}
              >
                {t('drawer.photoRemove')}
              </Button>
            )}
          </div>
        )}
        <TextField
          label={t('drawer.groupName')}
          value={name}
          onChange={setName}
          placeholder={usual}
          description={t('drawer.groupNameHint')}
          maxLength={limits.chatName}
          autoFocus
        />
      </form>
    </Sheet>
  );
}
