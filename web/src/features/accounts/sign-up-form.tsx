import { limits } from '@maru/contract';
import { Sparkles } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, TextField } from '../../ui/index.ts';
import { NewHandleField, PasswordField } from './credential-fields.tsx';
import { EntryHeading } from './entry-frame.tsx';
import styles from './entry.module.css';
import { useHost } from './hooks.ts';
import { useInvitation } from './use-invitation.ts';
import { signUp } from './sign-up.ts';
import { signUpParts, type SignUpGiven } from './sign-up-parts.ts';
import { plainHandle } from './use-handle-check.ts';

/** What makes an account: who they are to be, and what the host needs to know beside. */
export interface NewAccount extends SignUpGiven {
  readonly name: string;
  readonly handle: string;
  readonly password: string;
}

/** What the form of a new account takes. */
export interface NewAccountFormProps {
  readonly firstName?: string | undefined;
  readonly submitLabel: string;
  readonly children?: ReactNode;
  /** Below the main button. */
  readonly footer?: ReactNode;
  readonly onSubmit: (account: NewAccount) => Promise<void>;
}

const gather = (given: Readonly<Record<string, SignUpGiven | null>>): SignUpGiven =>
  Object.assign({}, ...Object.values(given)) as SignUpGiven;

/** Name, handle and password of an account to be, checked as they are typed. */
export function NewAccountForm(props: NewAccountFormProps) {
  const t = useWords();
  const [name, setName] = useState(props.firstName ?? '');
  const [handle, setHandle] = useState('');
  const [password, setPassword] = useState('');
  const [isStrict, setStrict] = useState(false);
  const [given, setGiven] = useState<Readonly<Record<string, SignUpGiven | null>>>({});
  const verb = useVerb();
  const parts = signUpParts();
  const isComplete =
    name.trim() !== '' &&
    plainHandle(handle).length >= limits.handle.min &&
    password.length >= limits.password.min &&
    parts.every(({ id }) => given[id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (isComplete)
      void verb.run(() => props.onSubmit({ name: name.trim(), handle, password, ...gather(given) }));
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {props.children}
      <TextField
        label={t('accounts.name')}
        value={name}
        onChange={setName}
        description={t('accounts.nameHint')}
        error={isStrict && name.trim() === '' ? t('accounts.nameMissing') : undefined}
        autoComplete="name"
        name="name"
        maxLength={limits.personName}
        isRequired
        autoFocus
      />
      <NewHandleField value={handle} onChange={setHandle} isStrict={isStrict} />
      <PasswordField value={password} onChange={setPassword} isStrict={isStrict} isNew />
      {parts.map(({ id, Part }) => (
        <Part key={id} isStrict={isStrict} onChange={(part) => setGiven((all) => ({ ...all, [id]: part }))} />
      ))}
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
          {props.submitLabel}
        </Button>
        {props.footer}
      </div>
    </form>
  );
}

/** Makes an account; `onSwitch` goes to signing in. */
export function SignUpForm({ onSwitch }: { readonly onSwitch: () => void }) {
  const t = useWords();
  const host = useHost();
  const toSignIn = (
    <Button variant="quiet" size="lg" isWide onPress={onSwitch}>
      {t('accounts.toSignIn')}
    </Button>
  );
  const invitation = useInvitation();
  const needsInvitation = host?.signUp === 'invitation' && !host.firstAccount && !invitation;
  if (host?.signUp === 'closed' || needsInvitation)
    return (
      <div className={styles.form}>
        <EntryHeading
          title={t('accounts.signUpTitle')}
          text={t(needsInvitation ? 'accounts.signUpInvited' : 'accounts.signUpClosed')}
        />
        <div className={styles.buttons}>{toSignIn}</div>
      </div>
    );
  return (
    <NewAccountForm
      submitLabel={t('accounts.signUp')}
      onSubmit={(account) => signUp({ ...account, ...(invitation && { invitation }) })}
      footer={toSignIn}
    >
      <EntryHeading title={t('accounts.signUpTitle')} text={t('accounts.signUpText')} />
      {host?.firstAccount && (
        <Banner tone="trust" icon={<Sparkles aria-hidden="true" />}>
          {t('accounts.firstAccount')}
        </Banner>
      )}
    </NewAccountForm>
  );
}
