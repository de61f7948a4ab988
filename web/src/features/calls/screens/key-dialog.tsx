import type { AccountId } from '@maru/contract';
import { useEffect } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, ConfirmDialog } from '../../../ui/index.ts';
import { useDisplayName } from '../../people/index.ts';
import { useKnownKey } from '../../secret-chats/index.ts';
import { openKeysOf } from '../../secret-chats/ui.ts';
import { answerKey } from '../verbs.ts';
import styles from './key-dialog.module.css';

/** What the question takes. */
export interface KeyDialogProps {
  readonly of: AccountId;
  /** There are others to talk to. */
  readonly isGroup: boolean;
}

/** Asks before anything is said to somebody whose key is not the one that is known here. */
export function KeyDialog({ of, isGroup }: KeyDialogProps) {
  const t = useWords();
  const name = useDisplayName(of) || t('calls.somebody');
  const isAccepted = useKnownKey(of)?.trust !== 'changed';
  useEffect(() => {
    if (isAccepted) void tryVerb(answerKey('lookAgain'));
  }, [isAccepted]);
  return (
    <ConfirmDialog
      isOpen
      isDark
      mustAnswer
      title={t('calls.keyTitle', { name })}
      confirmLabel={t('calls.keyAccept')}
      cancelLabel={t(isGroup ? 'calls.keyLeaveOut' : 'calls.hangUp')}
      onConfirm={() => void tryVerb(answerKey('accept'))}
      onCancel={() => void tryVerb(answerKey(isGroup ? 'leaveOut' : 'hangUp'))}
    >
      <p>{t('calls.keyText')}</p>
      <Button variant="secondary" className={styles.compare} onPress={() => openKeysOf(of)}>
        {t('calls.compare')}
      </Button>
    </ConfirmDialog>
  );
}
