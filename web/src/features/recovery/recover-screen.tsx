import { isSignedIn, limits, type OutputOf, type SecondStep } from '@maru/contract';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLanguage, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Spinner, TextField } from '../../ui/index.ts';
import { accountsStore, enter, usePhase } from '../accounts/index.ts';
import { EntryFrame, EntryHeading, PasswordField, SecondStepForm } from '../accounts/ui.ts';
import { useMailToken } from './mail-token.ts';
import styles from './recovery.module.css';

const toSignIn = () => go(paths.signIn(), { replace: true });

/** Coming back by mail: without a link it asks for one, with a link it sets a new password. */
export function RecoverScreen() {
  const [token, setToken] = useMailToken();
  const phase = usePhase();
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === 'signedOut' && phase === 'signedIn') go(paths.chats(), { replace: true });
    before.current = phase;
  }, [phase]);
  if (phase === 'starting') return null;
  return (
    <EntryFrame onBack={toSignIn}>
      {token ? <NewPassword key={token} token={token} onAsk={() => setToken('')} /> : <AskForLink />}
    </EntryFrame>
  );
}

function AskForLink() {
  const t = useWords();
  const language = useLanguage();
  const [to, setTo] = useState('');
  const [isSent, setSent] = useState(false);
  const verb = useVerb();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (to.trim() === '') return;
    if (await verb.run(() => callOverHttp('recovery.ask', { to, language }))) setSent(true);
  };
  if (isSent)
    return (
      <div className={styles.form} role="status">
        <EntryHeading title={t('recovery.sentTitle')} text={t('recovery.sentText')} />
        <p className={styles.text}>{t('recovery.sentNone')}</p>
        <Button size="lg" isWide onPress={() => setSent(false)}>
          {t('recovery.again')}
        </Button>
        <Button variant="quiet" size="lg" isWide onPress={toSignIn}>
          {t('recovery.toSignIn')}
        </Button>
      </div>
    );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <EntryHeading title={t('recovery.askTitle')} text={t('recovery.askText')} />
      <TextField
        label={t('recovery.to')}
        value={to}
        onChange={setTo}
        autoComplete="username"
        name="username"
        autoFocus
      />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
        {t('recovery.send')}
      </Button>
      <Button variant="quiet" size="lg" isWide onPress={toSignIn}>
        {t('recovery.toSignIn')}
      </Button>
    </form>
  );
}

interface NewPasswordProps {
  readonly token: string;
  readonly onAsk: () => void;
}

function NewPassword({ token, onAsk }: NewPasswordProps) {
  const t = useWords();
  const [whose, setWhose] = useState<OutputOf<'recovery.look'> | null>();
  const [password, setPassword] = useState('');
  const [isStrict, setStrict] = useState(false);
  const [step, setStep] = useState<SecondStep>();
  const verb = useVerb();
  useEffect(() => {
    let isShown = true;
    callOverHttp('recovery.look', { token }).then(
      (answer) => isShown && setWhose(answer),
      () => isShown && setWhose(null),
    );
    return () => {
      isShown = false;
    };
  }, [token]);
  const recover = async () => {
    const answer = await callOverHttp('recovery.recover', { token, password });
    if (!isSignedIn(answer)) return setStep(answer);
    // Somebody is signed in here: the app begins anew with the session that the link has opened.
    if (accountsStore.getState().phase === 'signedIn') location.replace(paths.chats());
    else await enter(answer.account.id);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (password.length >= limits.password.min) void verb.run(recover);
  };
  if (step) return <SecondStepForm step={step} onBack={toSignIn} />;
  if (whose === undefined)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('recovery.loading')} size="lg" />
      </div>
    );
  if (whose === null)
    return (
      <div className={styles.form}>
        <EntryHeading title={t('recovery.goneTitle')} text={t('recovery.goneText')} />
        <Button variant="primary" size="lg" isWide onPress={onAsk}>
          {t('recovery.askNew')}
        </Button>
      </div>
    );
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <EntryHeading title={t('recovery.newTitle', { handle: whose.handle })} text={t('recovery.newText')} />
      <input type="text" name="username" autoComplete="username" value={whose.handle} readOnly hidden />
      <PasswordField value={password} onChange={setPassword} isStrict={isStrict} isNew />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
        {t('recovery.save')}
      </Button>
    </form>
  );
}
