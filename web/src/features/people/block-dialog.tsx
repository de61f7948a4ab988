import type { BlockLevel, Friend, Person } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, RadioRows, toast } from '../../ui/index.ts';
import { blockPerson, removeFriend } from './friends.ts';
import styles from './people.module.css';
import { displayName } from './state.ts';

/** What a question about a person takes; it stands while it is asked. */
export interface PersonDialogProps {
  readonly person: Person | Friend;
  readonly onClose: () => void;
}

interface BlockLevelsProps {
  readonly value: BlockLevel;
  readonly onChange: (level: BlockLevel) => void;
}

/** What a block keeps away. */
export function BlockLevels({ value, onChange }: BlockLevelsProps) {
  const t = useWords();
  return (
    <div className={styles.levels}>
      <RadioRows
        label={t('people.blockLevel')}
        isLabelHidden
        value={value}
        options={[
          { value: 'messages', label: t('people.blockMessages'), description: t('people.blockMessagesText') },
          { value: 'profile', label: t('people.blockProfile'), description: t('people.blockProfileText') },
        ]}
        onChange={onChange}
      />
    </div>
  );
}

/** Asks before somebody is blocked, and how far. */
export function BlockDialog({ person, onClose }: PersonDialogProps) {
  const t = useWords();
  const verb = useVerb();
  const name = displayName(person);
  const [level, setLevel] = useState<BlockLevel>('messages');
  const block = async () => {
    if (!(await verb.run(() => blockPerson(person.id, level)))) return;
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
      <BlockLevels value={level} onChange={setLevel} />
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
