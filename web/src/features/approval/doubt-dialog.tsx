import type { SignInRequest } from '@maru/contract';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import { approvalStore } from './state.ts';
import { refuseSignIn } from './verbs.ts';
import { wordDevice } from './word-origin.ts';

/** Asks once more before a device that is in is signed out. */
export function DoubtDialog({ request }: { readonly request: SignInRequest }) {
  const t = useWords();
  const verb = useVerb();
  return (
    <ConfirmDialog
      isOpen
      title={t('approval.doubtTitle')}
      confirmLabel={t('approval.notMe')}
      cancelLabel={t('approval.itWasMe')}
      onConfirm={() => void verb.run(() => refuseSignIn(request.id))}
      onCancel={() => approvalStore.setState({ doubted: null })}
      isBusy={verb.isBusy}
      isDanger
    >
      {verb.error || t('approval.doubtText', { device: wordDevice(request) })}
    </ConfirmDialog>
  );
}
