import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { Button, Spinner } from '../../ui/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import { useMailToken } from './mail-token.ts';
import styles from './recovery.module.css';

/** The link is good once: a page that is drawn twice asks once. */
const confirming = new Map<string, Promise<string | null>>();

const confirm = (token: string): Promise<string | null> => {
  const known = confirming.get(token);
  if (known) return known;
  const asking = callOverHttp('recovery.confirmMail', { token }).then(
    ({ address }) => address,
    () => null,
  );
  confirming.set(token, asking);
  return asking;
};

/** Where the link leads that makes an e-mail address count. */
export function ConfirmMailScreen() {
  const t = useWords();
  const [token] = useMailToken();
  const [address, setAddress] = useState<string | null>();
  useEffect(() => void confirm(token).then(setAddress), [token]);
  if (address === undefined)
    return (
      <EntryFrame>
        <div className={styles.waiting}>
          <Spinner label={t('recovery.loading')} size="lg" />
        </div>
      </EntryFrame>
    );
  return (
    <EntryFrame>
      <div className={styles.form} role="status">
        {address ? (
          <EntryHeading title={t('recovery.confirmTitle')} text={t('recovery.confirmText', { address })} />
        ) : (
          <EntryHeading title={t('recovery.goneTitle')} text={t('recovery.goneText')} />
        )}
        <Button variant="primary" size="lg" isWide onPress={() => go(paths.home(), { replace: true })}>
          {t('recovery.confirmGo')}
        </Button>
      </div>
    </EntryFrame>
  );
}
