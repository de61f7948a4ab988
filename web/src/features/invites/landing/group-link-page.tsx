import type { OutputOf } from '@maru/contract';
import { useState } from 'react';
import { useWords, wordError } from '../../../platform/i18n/index.ts';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import { Avatar, Banner, Button, Spinner } from '../../../ui/index.ts';
import { useMe, usePhase } from '../../accounts/index.ts';
import { EntryFrame, EntryHeading, SignInForm, SignUpForm } from '../../accounts/ui.ts';
import { joinByLink } from '../group-link.ts';
import { useLinkPreview } from '../hooks.ts';
import { GuestForm } from './guest-form.tsx';
import styles from './landing.module.css';
import './register-words.ts';

type Preview = OutputOf<'invites.preview'>;
type Step = 'first' | 'signIn' | 'signUp' | 'guest';

/** Where a group's link leads: what is behind it, and the ways in. */
export function GroupLinkPage({ code }: { readonly code: string }) {
  const t = useWords();
  const phase = usePhase();
  const { preview, error } = useLinkPreview(code);
  const [step, setStep] = useState<Step>('first');
  const isSignedIn = phase === 'signedIn';
  if (error) return <DeadLink error={error} />;
  if (!preview || phase === 'starting')
    return (
      <EntryFrame>
        <div className={styles.waiting}>
          <Spinner label={t('invites.landLoading')} size="lg" />
        </div>
      </EntryFrame>
    );
  const isStepIn = step !== 'first' && !(isSignedIn && step !== 'guest');
  return (
    <EntryFrame onBack={isStepIn ? () => setStep('first') : isSignedIn ? () => go(paths.home()) : undefined}>
      {!isStepIn && (
        <>
          <GroupCard preview={preview} />
          {isSignedIn ? (
            <Join code={code} preview={preview} />
          ) : (
            <WaysIn preview={preview} onStep={setStep} />
          )}
        </>
      )}
      {isStepIn && step === 'signIn' && <SignInForm onSwitch={() => setStep('signUp')} />}
      {isStepIn && step === 'signUp' && <SignUpForm onSwitch={() => setStep('signIn')} />}
      {isStepIn && step === 'guest' && <GuestForm code={code} />}
    </EntryFrame>
  );
}

function DeadLink({ error }: { readonly error: unknown }) {
  const t = useWords();
  return (
    <EntryFrame>
      <EntryHeading title={t('invites.landDead')} text={wordError(error)} />
      <div className={styles.steps}>
        <Button size="lg" isWide onPress={() => go(paths.home(), { replace: true })}>
          {t('invites.landHome')}
        </Button>
      </div>
    </EntryFrame>
  );
}

function GroupCard({ preview }: { readonly preview: Preview }) {
  const t = useWords();
  const names = preview.faces.map((face) => face.name).join(', ');
  const name = preview.name || names || t('invites.landUnnamed');
  return (
    <header className={styles.group}>
      <p className={styles.invited}>{t('invites.landInvited')}</p>
      {preview.photo ? (
        <Avatar id={name} name={name} size="xxl" pictureUrl={pictureUrl(preview.photo, 'large')} />
      ) : (
        <span className={styles.faces}>
          {preview.faces.slice(0, 5).map((face) => (
            <Avatar
              key={face.id}
              id={face.id}
              name={face.name}
              size="lg"
              pictureUrl={face.photo ? pictureUrl(face.photo, 'small') : undefined}
            />
          ))}
        </span>
      )}
      <h1 className={styles.name}>{name}</h1>
      <p className={styles.count}>{t('invites.landCount', { count: preview.memberCount })}</p>
    </header>
  );
}

function Join({ code, preview }: { readonly code: string; readonly preview: Preview }) {
  const t = useWords();
  const me = useMe();
  const verb = useVerb();
  const { chatId } = preview;
  const join = () =>
    verb.run(async () => {
      const chat = await joinByLink(code);
      go(paths.chat(chat.id), { replace: true });
    });
  return (
    <div className={styles.steps}>
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      {chatId ? (
        <Button variant="primary" size="lg" isWide onPress={() => go(paths.chat(chatId), { replace: true })}>
          {t('invites.landOpen')}
        </Button>
      ) : me?.guest ? (
        <Banner>{t('invites.landIsGuest')}</Banner>
      ) : (
        <Button variant="primary" size="lg" isWide isBusy={verb.isBusy} onPress={() => void join()}>
          {t('invites.landJoin')}
        </Button>
      )}
    </div>
  );
}

interface WaysInProps {
  readonly preview: Preview;
  readonly onStep: (step: Step) => void;
}

function WaysIn({ preview, onStep }: WaysInProps) {
  const t = useWords();
  return (
    <div className={styles.steps}>
      {preview.guests ? (
        <Button variant="primary" size="lg" isWide onPress={() => onStep('guest')}>
          {t('invites.landGuest')}
        </Button>
      ) : (
        <Banner>{t('invites.landNeedsAccount')}</Banner>
      )}
      <Button
        variant={preview.guests ? 'secondary' : 'primary'}
        size="lg"
        isWide
        onPress={() => onStep('signUp')}
      >
        {t('invites.landSignUp')}
      </Button>
      <Button variant="quiet" size="lg" isWide onPress={() => onStep('signIn')}>
        {t('invites.landSignIn')}
      </Button>
    </div>
  );
}
