import { limits, type Friend } from '@maru/contract';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Button, Sheet, TextArea, TextField } from '../../ui/index.ts';
import { updateFriend } from './friends.ts';
import { displayName } from './state.ts';

interface EditSheetProps {
  readonly friend: Friend;
  readonly onClose: () => void;
}

interface FrameProps extends EditSheetProps {
  readonly title: string;
  readonly change: { ownName?: string | null; memo?: string };
  readonly children: (error: string) => ReactNode;
}

function EditFrame({ friend, onClose, title, change, children }: FrameProps) {
  const t = useWords();
  const verb = useVerb();
  const save = async () => {
    if (await verb.run(() => updateFriend({ accountId: friend.id, ...change }))) onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={title}
      closeLabel={t('people.close')}
      footer={
        <Button variant="primary" type="submit" form="edit-friend" isBusy={verb.isBusy}>
          {t('people.save')}
        </Button>
      }
    >
      <form
        id="edit-friend"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {children(verb.error)}
      </form>
    </Sheet>
  );
}

/** Gives a friend a name that only I see. */
export function RenameSheet({ friend, onClose }: EditSheetProps) {
  const t = useWords();
  const [name, setName] = useState(displayName(friend));
  const own = name.trim();
  return (
    <EditFrame
      friend={friend}
      onClose={onClose}
      title={t('people.renameTitle')}
      change={{ ownName: own === '' || own === friend.name ? null : own }}
    >
      {(error) => (
        <TextField
          label={t('people.renameLabel')}
          value={name}
          onChange={setName}
          description={t('people.renameHint', { name: friend.name })}
          placeholder={friend.name}
          error={error}
          maxLength={limits.personName}
          autoFocus
        />
      )}
    </EditFrame>
  );
}

/** A memo on a friend that only I see. */
export function MemoSheet({ friend, onClose }: EditSheetProps) {
  const t = useWords();
  const [memo, setMemo] = useState(friend.memo);
  return (
    <EditFrame friend={friend} onClose={onClose} title={t('people.memoTitle')} change={{ memo: memo.trim() }}>
      {(error) => (
        <TextArea
          label={t('people.memo')}
          value={memo}
          onChange={setMemo}
          description={t('people.memoHint')}
          error={error}
          maxLength={limits.memo}
          rows={4}
          autoFocus
        />
      )}
    </EditFrame>
  );
}
