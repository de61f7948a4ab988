import { limits } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet, SwitchRow, toast } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { NewHandleField, PasswordField } from '../accounts/ui.ts';
import styles from './login.module.css';
import { changeHandle, changePassword } from './verbs.ts';

/** What a sheet of this page takes. */
export interface SheetOnPage {
  readonly onClose: () => void;
}

/** Changes my password. */
export function PasswordSheet({ onClose }: SheetOnPage) {
  const t = useWords();
  const me = useMe();
  const [password, setPassword] = useState('');
  const [isStrict, setStrict] = useState(false);
  const [endOthers, setEndOthers] = useState(true);
  const verb = useVerb();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (password.length < limits.password.min) return;
    if (!(await verb.run(() => changePassword({ password, endOthers })))) return;
    toast(t('login.passwordDone'));
    onClose();
  };
  return (
    <Sheet isOpen onClose={onClose} title={t('login.passwordTitle')} closeLabel={t('login.close')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {/* So that a password manager knows whose password it keeps. */}
        <input type="text" name="username" autoComplete="username" value={me?.handle ?? ''} readOnly hidden />
        <PasswordField value={password} onChange={setPassword} isStrict={isStrict} isNew />
        <div className={styles.flush}>
          <SwitchRow
            label={t('login.endOthers')}
            description={t('login.endOthersText')}
            isOn={endOthers}
            onChange={setEndOthers}
          />
        </div>
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
          {t('login.passwordSave')}
        </Button>
      </form>
    </Sheet>
  );
}

/** Changes my handle. */
export function HandleSheet({ onClose }: SheetOnPage) {
  const t = useWords();
  const [handle, setHandle] = useState('');
  const [isStrict, setStrict] = useState(false);
  const verb = useVerb();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (handle.trim().length < limits.handle.min) return;
    if (!(await verb.run(() => changeHandle(handle)))) return;
    toast(t('login.handleDone', { handle: handle.trim().replace(/^@/, '').toLowerCase() }));
    onClose();
  };
  return (
    <Sheet isOpen onClose={onClose} title={t('login.handleTitle')} closeLabel={t('login.close')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p className={styles.text}>{t('login.handleText')}</p>
        <NewHandleField value={handle} onChange={setHandle} isStrict={isStrict} />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
          {t('login.handleSave')}
        </Button>
      </form>
    </Sheet>
  );
}
