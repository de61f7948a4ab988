import type { Friend, Person } from '@maru/contract';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, toast } from '../../ui/index.ts';
import { blockPerson, removeFriend } from './friends.ts';
import { displayName } from './state.ts';

/** What a question about a person takes; it stands while it is asked. */
export interface PersonDialogProps {
  readonly person: Person | Friend;
  readonly onClose: () => void;
}

/** Asks before somebody is blocked. */
export function BlockDialog({ person, onClose }: PersonDialogProps) {
  const t = useWords();
  const verb = useVerb();
  const name = displayName(person);
  const block = async () => {
    if (!(await verb.run(() => blockPerson(person.id)))) return;
    toast(t('people.blockDone', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('people.blockAsk', { name })}
      confirmLabel={t('people.block')}
      cancelLabel={t('people.cancel')}
      onConfirm={() => void block()}
      onCancel={onClose}
      isBusy={verb.isBusy}
      isDanger
    >
      {verb.error || t('people.blockText')}
    </ConfirmDialog>
  );
}

/** Asks before somebody is taken off my friends. */
export function RemoveDialog({ person, onClose }: PersonDialogProps) {
  const t = useWords();
  const verb = useVerb();
  const remove = async () => {
    if (!(await verb.run(() => removeFriend(person.id)))) return;
    toast(t('people.removed'));
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('people.removeAsk', { name: displayName(person) })}
      confirmLabel={t('people.remove')}
      cancelLabel={t('people.cancel')}
      onConfirm={() => void remove()}
      onCancel={onClose}
      isBusy={verb.isBusy}
      isDanger
    >
      {verb.error || t('people.removeText')}
    </ConfirmDialog>
  );
}
