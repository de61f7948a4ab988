import type { MyGuardian } from '@maru/contract';
import { Copy } from 'lucide-react';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { paths } from '../../platform/router/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, QrImage, Spinner, TextField, toast } from '../../ui/index.ts';
import { signOut } from '../accounts/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import styles from './guardians.module.css';

const everyMs = 20_000;

/** Asks how my guardian stands; once nothing keeps me out any more, the app begins. */
const useGuardian = () => {
  const [guardian, setGuardian] = useState<MyGuardian>();
  const look = useCallback(async (): Promise<boolean> => {
    const answer = await callOverHttp('guardians.mine', {});
    if (answer.guardian && answer.guardian.state !== 'consented') {
      setGuardian(answer.guardian);
      return false;
    }
    // The line was closed to this account, and its store may be half open: the app begins anew.
    location.replace(paths.chats());
    return true;
  }, []);
  useEffect(() => {
    const ask = () => void look().catch(() => {});
    ask();
    const timer = setInterval(ask, everyMs);
    addEventListener('focus', ask);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', ask);
    };
  }, [look]);
  return { guardian, look };
};

/** What somebody sees who is too young to decide alone, until a guardian has consented. */
export function GuardedScreen() {
  const t = useWords();
  const moments = useMoments();
  const { guardian, look } = useGuardian();
  const verb = useVerb();
  if (!guardian)
    return (
      <EntryFrame isEmpty>
        <div className={styles.waiting}>
          <Spinner label={t('guardians.loading')} size="lg" />
        </div>
      </EntryFrame>
    );
  const isWaiting = guardian.state === 'waiting';
  const date = guardian.endsAt ? moments.fullDate(guardian.endsAt) : '';
  const ask = () =>
    void verb.run(async () => {
      if (!(await look())) toast(t('guardians.notYet'));
    });
  return (
    <EntryFrame isEmpty>
      <div className={styles.form}>
        <EntryHeading
          title={t(isWaiting ? 'guardians.waitTitle' : 'guardians.backTitle')}
          text={
            isWaiting
              ? t('guardians.waitText', { age: guardian.minAge })
              : t('guardians.backText', { name: guardian.guardian ?? '' })
          }
        />
        {isWaiting && <ShowLink />}
        {isWaiting && guardian.mail && <AskByMail />}
        {date && (
          <p className={styles.quiet}>
            {t(isWaiting ? 'guardians.waitUntil' : 'guardians.backUntil', { date })}
          </p>
        )}
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button variant="primary" size="lg" isWide isBusy={verb.isBusy} onPress={ask}>
            {t('guardians.look')}
          </Button>
          <Button variant="quiet" size="lg" isWide onPress={() => void verb.run(signOut)}>
            {t('guardians.signOut')}
          </Button>
        </div>
      </div>
    </EntryFrame>
  );
}

/** One link for as long as the screen stands. */
let making: Promise<string> | undefined;

function ShowLink() {
  const t = useWords();
  const [code, setCode] = useState<string>();
  useEffect(() => {
    let isShown = true;
    making ??= callOverHttp('guardians.makeLink', {}).then((answer) => answer.code);
    making.then(
      (made) => isShown && setCode(made),
      () => (making = undefined),
    );
    return () => {
      isShown = false;
    };
  }, []);
  const link = code && `${location.origin}${paths.guardian()}#${code}`;
  const copy = async () => {
    const isDone = await navigator.clipboard?.writeText(link ?? '').then(
      () => true,
      () => false,
    );
    toast(t(isDone ? 'guardians.copied' : 'guardians.copyFailed'));
  };
  return (
    <section className={styles.card}>
      <h2>{t('guardians.showCode')}</h2>
      <div className={styles.qr}>
        {link ? (
          <QrImage text={link} label={t('guardians.codeLabel')} />
        ) : (
          <div className={styles.waiting}>
            <Spinner label={t('guardians.loading')} />
          </div>
        )}
      </div>
      <p className={styles.quiet}>{t('guardians.codeText')}</p>
      <Button icon={<Copy aria-hidden="true" />} isDisabled={!link} onPress={() => void copy()}>
        {t('guardians.copy')}
      </Button>
    </section>
  );
}

function AskByMail() {
  const t = useWords();
  const language = useLanguage();
  const [address, setAddress] = useState('');
  const [isStrict, setStrict] = useState(false);
  const [isSent, setSent] = useState(false);
  const verb = useVerb();
  const isWhole = /^\S+@\S+\.\S+$/.test(address.trim());
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (isWhole && (await verb.run(() => callOverHttp('guardians.askByMail', { address, language }))))
      setSent(true);
  };
  return (
    <section className={styles.card}>
      <h2>{t('guardians.byMail')}</h2>
      {isSent ? (
        <Banner tone="trust">{t('guardians.sent')}</Banner>
      ) : (
        <form className={styles.form} noValidate onSubmit={(event) => void send(event)}>
          <p className={styles.quiet}>{t('guardians.mailText')}</p>
          <TextField
            label={t('guardians.mail')}
            type="email"
            inputMode="email"
            value={address}
            onChange={setAddress}
            error={isStrict && !isWhole ? t('guardians.mailWrong') : undefined}
          />
          {verb.error && <Banner tone="danger">{verb.error}</Banner>}
          <Button type="submit" isBusy={verb.isBusy}>
            {t('guardians.send')}
          </Button>
        </form>
      )}
    </section>
  );
}
