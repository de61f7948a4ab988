import { KeyRound, ShieldCheck, Snowflake } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, Sheet } from '../../ui/index.ts';
import { PasswordSheet } from '../login/ui.ts';
import styles from './approval.module.css';
import { FreezeDialog } from './freeze-dialog.tsx';
import { approvalStore } from './state.ts';

const close = () => approvalStore.setState({ wasRefused: null });

/** After "it was not me": whoever tried knows the password, so it is changed now. */
export function RefusedSheet({ signedOut }: { readonly signedOut: boolean }) {
  const t = useWords();
  const [open, setOpen] = useState<'password' | 'freeze'>();
  if (open === 'password') return <PasswordSheet onClose={close} />;
  return (
    <Sheet isOpen onClose={close} title={t('approval.refusedTitle')} closeLabel={t('approval.close')}>
      <div className={styles.form}>
        <div className={styles.done}>
          <ShieldCheck aria-hidden="true" />
          <p>{t(signedOut ? 'approval.signedOutText' : 'approval.refusedText')}</p>
        </div>
        <p className={styles.text}>{t('approval.changeText')}</p>
        <div className={styles.buttons}>
          <Button
            variant="primary"
            size="lg"
            isWide
            icon={<KeyRound aria-hidden="true" />}
            onPress={() => setOpen('password')}
          >
            {t('approval.changePassword')}
          </Button>
          <Button size="lg" isWide icon={<Snowflake aria-hidden="true" />} onPress={() => setOpen('freeze')}>
            {t('approval.freeze')}
          </Button>
          <Button variant="quiet" size="lg" isWide onPress={close}>
            {t('approval.later')}
          </Button>
        </div>
        {open === 'freeze' && <FreezeDialog onClose={() => setOpen(undefined)} onDone={close} />}
      </div>
    </Sheet>
  );
}
