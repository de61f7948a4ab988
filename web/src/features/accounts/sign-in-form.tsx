import type { SecondStep } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, TextField } from '../../ui/index.ts';
import { PasswordField } from './credential-fields.tsx';
import { EntryHeading } from './entry-frame.tsx';
import styles from './entry.module.css';
import { SecondStepForm } from './second-step-form.tsx';
import { signIn } from './sign-in.ts';
import { SignInOffers } from './sign-in-offers.tsx';
import { plainHandle } from './use-handle-check.ts';

/** Signs in with handle and password, and with a second step where one is asked for; `onSwitch` goes to making an account. */
export function SignInForm({ onSwitch }: { readonly onSwitch: () => void }) {
  const [step, setStep] = useState<SecondStep>();
  if (step) return <SecondStepForm key={step.ticket} step={step} onBack={() => setStep(undefined)} />;
  return <FirstStepForm onSwitch={onSwitch} onStep={setStep} />;
}

interface FirstStepProps {
  readonly onSwitch: () => void;
  readonly onStep: (step: SecondStep | undefined) => void;
}

function FirstStepForm({ onSwitch, onStep }: FirstStepProps) {
  const t = useWords();
  const [handle, setHandle] = useState('');
  const [password, setPassword] = useState('');
  const [isStrict, setStrict] = useState(false);
  const verb = useVerb();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (plainHandle(handle) === '' || password === '') return;
    void verb.run(async () => onStep(await signIn({ handle, password })));
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <EntryHeading title={t('accounts.signInTitle')} text={t('accounts.signInText')} />
      <TextField
        label={t('accounts.handle')}
        value={handle}
        onChange={setHandle}
        error={isStrict && plainHandle(handle) === '' ? t('accounts.handleMissing') : undefined}
        // A browser that has a passkey for this host offers it right in the field.
        autoComplete="username webauthn"
        name="username"
        isRequired
        autoFocus
      />
      <PasswordField value={password} onChange={setPassword} isStrict={isStrict} />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
          {t('accounts.signIn')}
        </Button>
        <Button variant="quiet" size="lg" isWide onPress={onSwitch}>
          {t('accounts.toSignUp')}
        </Button>
      </div>
      <SignInOffers onStep={onStep} />
    </form>
  );
}
