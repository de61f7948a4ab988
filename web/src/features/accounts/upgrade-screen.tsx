import { useWords } from '../../platform/i18n/index.ts';
import { Button, toast } from '../../ui/index.ts';
import { EntryFrame, EntryHeading } from './entry-frame.tsx';
import { useMe } from './hooks.ts';
import { NewAccountForm } from './sign-up-form.tsx';
import { upgradeGuest } from './sign-up.ts';

/** A guest makes an account and keeps the room; `onDone` is called either way. */
export function UpgradeScreen({ onDone }: { readonly onDone: () => void }) {
  const t = useWords();
  const me = useMe();
  return (
    <EntryFrame onBack={onDone}>
      <NewAccountForm
        firstName={me?.name}
        submitLabel={t('accounts.upgrade')}
        onSubmit={async (account) => {
          await upgradeGuest(account);
          toast(t('accounts.upgraded'));
          onDone();
        }}
        footer={
          <Button variant="quiet" size="lg" isWide onPress={onDone}>
            {t('accounts.cancel')}
          </Button>
        }
      >
        <EntryHeading title={t('accounts.upgradeTitle')} text={t('accounts.upgradeText')} />
      </NewAccountForm>
    </EntryFrame>
  );
}
