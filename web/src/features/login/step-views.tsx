import { RefusalError } from '@maru/client';
import type { SignedIn } from '@maru/contract';
import { Fingerprint } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { askPasskey, PasskeyCalledOff } from '../../platform/passkeys/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, TextField } from '../../ui/index.ts';
import { finishSignIn } from '../accounts/index.ts';
import type { SignInWayProps } from '../accounts/ui.ts';
import styles from './login.module.css';

/** Finishes a sign-in; where the ticket is used up, it begins again. */
const useFinish = ({ onGone }: SignInWayProps) => {
  const verb = useVerb();
  const finish = (answer: () => Promise<SignedIn>) =>
    verb.run(async () => {
      try {
        await finishSignIn(answer());
      } catch (error) {
        if (error instanceof RefusalError && error.code === 'ticket_gone') onGone();
        else if (!(error instanceof PasskeyCalledOff)) throw error;
      }
    });
  return { ...verb, finish };
};

interface CodeFormProps extends SignInWayProps {
  readonly label: string;
  readonly text: string;
  readonly isNumeric: boolean;
  readonly send: (code: string) => Promise<SignedIn>;
}

function CodeForm(props: CodeFormProps) {
  const t = useWords();
  const [code, setCode] = useState('');
  const { isBusy, error, finish } = useFinish(props);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    void finish(() => props.send(code)).then(() => setCode(''));
  };
  return (
    <form className={styles.step} onSubmit={submit} noValidate>
      <TextField
        label={props.label}
        description={props.text}
        value={code}
        onChange={setCode}
        inputMode={props.isNumeric ? 'numeric' : undefined}
        autoComplete={props.isNumeric ? 'one-time-code' : 'off'}
        autoFocus
      />
      {error && <Banner tone="danger">{error}</Banner>}
      <Button type="submit" variant="primary" size="lg" isWide isBusy={isBusy}>
        {t('login.stepGo')}
      </Button>
    </form>
  );
}

/** The second step by a code of the authenticator app. */
export function TotpStep(props: SignInWayProps) {
  const t = useWords();
  const { ticket, trust } = props;
  return (
    <CodeForm
      {...props}
      label={t('login.stepCode')}
      text={t('login.stepCodeText')}
      isNumeric
      send={(code) => callOverHttp('login.finishWithTotp', { ticket, code, trust })}
    />
  );
}

/** The second step by a recovery code. */
export function RecoveryCodeStep(props: SignInWayProps) {
  const t = useWords();
  const { ticket, trust } = props;
  return (
    <CodeForm
      {...props}
      label={t('login.stepRecovery')}
      text={t('login.stepRecoveryText')}
      isNumeric={false}
      send={(code) => callOverHttp('login.finishWithRecoveryCode', { ticket, code, trust })}
    />
  );
}

/** The second step by a passkey. */
export function PasskeyStep(props: SignInWayProps) {
  const t = useWords();
  const { ticket, trust } = props;
  const { isBusy, error, finish } = useFinish(props);
  const send = async () => {
    const { options } = await callOverHttp('login.beginPasskeyStep', { ticket });
    const answer = await askPasskey(options);
    return callOverHttp('login.finishWithPasskey', { ticket, answer, trust });
  };
  return (
    <div className={styles.step}>
      <p className={styles.text}>{t('login.stepPasskeyText')}</p>
      {error && <Banner tone="danger">{error}</Banner>}
      <Button
        variant="primary"
        size="lg"
        isWide
        isBusy={isBusy}
        icon={<Fingerprint aria-hidden="true" />}
        onPress={() => void finish(send)}
      >
        {t('login.stepPasskey')}
      </Button>
    </div>
  );
}
