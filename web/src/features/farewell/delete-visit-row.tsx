import { UserX } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, MenuRow, toast } from '../../ui/index.ts';
import { leaveForGood } from './leave.ts';

/** A guest's way to leave nothing behind: at once, as there is nothing to sign in with again. */
export function DeleteVisitRow() {
  const t = useWords();
  const verb = useVerb();
  const [isAsking, setAsking] = useState(false);
  const leave = () =>
    verb.run(async () => {
      await leaveForGood();
      toast(t('farewell.guestLeft'));
    });
  return (
    <>
      <MenuRow
        label={t('farewell.guestRow')}
        icon={<UserX aria-hidden="true" />}
        isDanger
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('farewell.guestTitle')}
        confirmLabel={t('farewell.askConfirm')}
        cancelLabel={t('farewell.cancel')}
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
        isBusy={verb.isBusy}
        isDanger
      >
        {verb.error || t('farewell.guestText')}
      </ConfirmDialog>
    </>
  );
}
