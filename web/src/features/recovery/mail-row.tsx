import type { RecoveryMail } from '@maru/contract';
import { Mail } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { lazily, MenuRow } from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';

const MailSheet = lazily(async () => (await import('./mail-sheet.tsx')).MailSheet, { isOver: true });

/** My e-mail address for recovery, where the host sends mails. */
export function MailRow() {
  const t = useWords();
  const [mail, setMail] = useState<RecoveryMail>();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const load = () =>
      void call('recovery.mail', {}).then(
        (answer) => setMail(answer),
        () => {},
      );
    load();
    // The link is usually opened in another window.
    addEventListener('focus', load);
    return () => removeEventListener('focus', load);
  }, []);
  if (!useHost()?.mail) return null;
  const address = mail?.waiting ?? mail?.address;
  return (
    <>
      <MenuRow
        label={t('recovery.mail')}
        icon={<Mail aria-hidden="true" />}
        description={t(mail?.waiting ? 'recovery.mailWaiting' : 'recovery.mailNoneText')}
        value={mail && (address ?? t('recovery.mailNone'))}
        hasChevron
        isDisabled={!mail}
        onPress={() => setOpen(true)}
      />
      {mail && isOpen && <MailSheet mail={mail} onChange={setMail} onClose={() => setOpen(false)} />}
    </>
  );
}
