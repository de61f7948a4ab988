import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, toast } from '../../ui/index.ts';
import styles from './approval.module.css';
import { freeze } from './verbs.ts';

interface FreezeDialogProps {
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}

/** Says what freezing does, and asks. */
export function FreezeDialog({ onClose, onDone = onClose }: FreezeDialogProps) {
  const t = useWords();
  const verb = useVerb();
  const confirm = async () => {
    if (!(await verb.run(freeze))) return;
    toast(t('approval.frozen'));
    onDone();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('approval.freezeTitle')}
      confirmLabel={t('approval.freezeGo')}
      cancelLabel={t('approval.cancel')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      isBusy={verb.isBusy}
      isDanger
    >
      {verb.error || (
        <ul className={styles.points}>
          {[
            'approval.freezeOthers',
            'approval.freezeNobody',
            'approval.freezeMessages',
            'approval.freezeEnd',
          ].map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  );
}
