import type { AccountId } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { ConfirmDialog } from '../../../ui/index.ts';
import { useDisplayName } from '../../people/index.ts';
import { agreeToRecording } from '../verbs.ts';

/** Asks before somebody is recorded: whoever does not agree leaves the call, and nothing of them is kept. */
export function AgreeDialog({ by }: { readonly by: AccountId }) {
  const t = useWords();
  const name = useDisplayName(by) || t('calls.somebody');
  return (
    <ConfirmDialog
      isOpen
      isDark
      mustAnswer
      title={t('calls.agreeTitle', { name })}
      confirmLabel={t('calls.agree')}
      cancelLabel={t('calls.agreeNot')}
      onConfirm={() => void tryVerb(agreeToRecording(true))}
      onCancel={() => void tryVerb(agreeToRecording(false))}
    >
      {t('calls.agreeText')}
    </ConfirmDialog>
  );
}
