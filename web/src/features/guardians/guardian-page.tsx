import type { OutputOf, Ward } from '@maru/contract';
import { useEffect, useState, type ReactNode } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { go, goBack, paths } from '../../platform/router/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { Button, Spinner } from '../../ui/index.ts';
import { useHost, usePhase } from '../accounts/index.ts';
import { EntryFrame, EntryHeading, SignInForm, SignUpForm } from '../accounts/ui.ts';
import { ConsentForm } from './consent-form.tsx';
import styles from './guardians.module.css';
import { MailWard } from './mail-ward.tsx';

const keptAs = 'maru-guardian-code';

/** The secret of the link; it leaves the address at once, and this tab keeps it while somebody signs in or loads the page again. */
const takeCode = (): string => {
  const code = location.hash.slice(1);
  if (/^[\w-]{20,100}$/.test(code)) {
    sessionStorage.setItem(keptAs, code);
    history.replaceState(history.state, '', location.pathname);
  }
  return sessionStorage.getItem(keptAs) ?? '';
};

const home = () => {
  sessionStorage.removeItem(keptAs);
  go(paths.home(), { replace: true });
};

/** Where the link for a guardian leads: what it is about, and the consent. */
export function GuardianPage() {
  const t = useWords();
  const [code] = useState(takeCode);
  const [asked, setAsked] = useState<OutputOf<'guardians.look'> | null>();
  const [done, setDone] = useState<Ward>();
  useEffect(() => {
    let isShown = true;
    callOverHttp('guardians.look', { code: code || 'x'.repeat(20) }).then(
      (answer) => isShown && setAsked(answer),
      () => isShown && setAsked(null),
    );
    return () => {
      isShown = false;
    };
  }, [code]);
  if (done) return <Done ward={done} byMail={asked?.byMail ?? false} />;
  if (asked === undefined)
    return (
      <EntryFrame isEmpty>
        <div className={styles.waiting}>
          <Spinner label={t('guardians.loading')} size="lg" />
        </div>
      </EntryFrame>
    );
  if (asked === null || (!asked.byMail && asked.ward.state !== 'waiting'))
    return (
      <EntryFrame isEmpty>
        <div className={styles.form}>
          <EntryHeading title={t('guardians.goneTitle')} text={t('guardians.goneText')} />
          <Button variant="primary" size="lg" isWide onPress={home}>
            {t('guardians.home')}
          </Button>
        </div>
      </EntryFrame>
    );
  if (asked.byMail && asked.ward.state !== 'waiting')
    return (
      <EntryFrame isEmpty>
        <MailWard
          ward={asked.ward}
          code={code}
          onChange={(ward) => setAsked({ ...asked, ward })}
          onConsent={() => setAsked({ ...asked, ward: { ...asked.ward, state: 'waiting' } })}
        />
      </EntryFrame>
    );
  return (
    <Asking asked={asked} code={code}>
      <ConsentForm asked={asked} code={code} onDone={setDone} />
    </Asking>
  );
}

interface AskingProps {
  readonly asked: OutputOf<'guardians.look'>;
  readonly code: string;
  readonly children: ReactNode;
}

function Asking({ asked, children }: AskingProps) {
  const t = useWords();
  const moments = useMoments();
  const phase = usePhase();
  const [step, setStep] = useState<'first' | 'signIn' | 'signUp'>('first');
  const { child } = asked.ward;
  const needsAccount = !asked.byMail && phase !== 'signedIn';
  if (needsAccount && step !== 'first')
    return (
      <EntryFrame onBack={() => setStep('first')}>
        {step === 'signIn' ? (
          <SignInForm onSwitch={() => setStep('signUp')} />
        ) : (
          <SignUpForm onSwitch={() => setStep('signIn')} />
        )}
      </EntryFrame>
    );
  return (
    <EntryFrame isEmpty onBack={phase === 'signedIn' ? () => goBack(paths.home()) : undefined}>
      <div className={styles.form}>
        <EntryHeading
          title={t('guardians.askTitle', { name: child.name })}
          text={t('guardians.askText', { handle: child.handle ?? '', age: asked.minAge })}
        />
        <ul className={styles.points}>
          <li>{t('guardians.can1')}</li>
          <li>{t('guardians.can2')}</li>
          <li>{t('guardians.can3')}</li>
          <li>{t('guardians.can4', { date: moments.fullDate(asked.ward.freeAt) })}</li>
        </ul>
        {needsAccount ? (
          <>
            <p className={styles.quiet}>{t('guardians.signInFirst')}</p>
            <div className={styles.buttons}>
              <Button variant="primary" size="lg" isWide onPress={() => setStep('signIn')}>
                {t('guardians.signIn')}
              </Button>
              <Button size="lg" isWide onPress={() => setStep('signUp')}>
                {t('guardians.signUp')}
              </Button>
            </div>
          </>
        ) : (
          children
        )}
        {asked.ward.endsAt && (
          <p className={styles.quiet}>
            {t('guardians.declineText', { date: moments.fullDate(asked.ward.endsAt) })}
          </p>
        )}
      </div>
    </EntryFrame>
  );
}

function Done({ ward, byMail }: { readonly ward: Ward; readonly byMail: boolean }) {
  const t = useWords();
  const host = useHost();
  return (
    <EntryFrame>
      <div className={styles.form} role="status">
        <EntryHeading
          title={t('guardians.doneTitle')}
          text={t('guardians.doneText', { name: ward.child.name, host: host?.name ?? 'Maru' })}
        />
        <p className={styles.quiet}>{t(byMail ? 'guardians.doneMail' : 'guardians.doneWards')}</p>
        <Button variant="primary" size="lg" isWide onPress={home}>
          {t('guardians.home')}
        </Button>
      </div>
    </EntryFrame>
  );
}
