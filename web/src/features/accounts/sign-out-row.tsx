import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, MenuRow } from '../../ui/index.ts';
import { useMe } from './hooks.ts';
import { signOut } from './sign-out.ts';

/** What becomes of my account on this device. */
export function AccountSection() {
  return (
    <SettingSpot id="sign-out">
      <SignOutRow />
    </SettingSpot>
  );
}

/** A row that asks, and then signs out here. */
export function SignOutRow() {
  const t = useWords();
  const me = useMe();
  const [isAsking, setAsking] = useState(false);
  const verb = useVerb();
  const leave = async () => {
    if (await verb.run(signOut)) setAsking(false);
  };
  return (
    <>
      <MenuRow
        label={t('accounts.signOut')}
        icon={<LogOut aria-hidden="true" />}
        isDanger
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('accounts.signOutAsk')}
        confirmLabel={t('accounts.signOut')}
        cancelLabel={t('accounts.cancel')}
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
        isBusy={verb.isBusy}
        isDanger
      >
        {verb.error || t(me?.guest ? 'accounts.signOutGuest' : 'accounts.signOutText')}
      </ConfirmDialog>
    </>
  );
}
