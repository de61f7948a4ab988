import type { AccountId, OutputOf } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { useWords, wordError } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Spinner, toast } from '../../ui/index.ts';
import { useMe, usePhase } from '../accounts/index.ts';
import { EntryFrame, EntryHeading, SignInForm, SignUpForm } from '../accounts/ui.ts';
import { Face } from './face.tsx';
import { addFriend, findPersonBy } from './friends.ts';
import { useFriend } from './hooks.ts';
import styles from './people.module.css';

/** What the page of a person's link takes. */
export interface PersonLinkPageProps {
  readonly code: string;
  readonly onChat: (personId: AccountId) => void;
}

/** Whoever made an account or signed in to add somebody need not ask a second time. */
interface Adding {
  readonly addsNow: boolean;
}

/** Where a person's link or QR leads: who it is and adding them, after signing in where that is needed. */
export function PersonLinkPage({ code, onChat }: PersonLinkPageProps) {
  const phase = usePhase();
  const [step, setStep] = useState<'first' | 'signIn' | 'signUp'>('first');
  if (phase === 'signedIn')
    return (
      <EntryFrame onBack={() => go(paths.friends())}>
        <LinkedPerson code={code} onChat={onChat} addsNow={step !== 'first'} />
      </EntryFrame>
    );
  if (step === 'first') return <SignedOut onStep={setStep} />;
  return (
    <EntryFrame onBack={() => setStep('first')}>
      {step === 'signIn' ? (
        <SignInForm onSwitch={() => setStep('signUp')} />
      ) : (
        <SignUpForm onSwitch={() => setStep('signIn')} />
      )}
    </EntryFrame>
  );
}

function SignedOut({ onStep }: { readonly onStep: (step: 'signIn' | 'signUp') => void }) {
  const t = useWords();
  return (
    <EntryFrame>
      <EntryHeading title={t('people.linkTitle')} text={t('people.linkSignedOut')} />
      <div className={styles.linkSteps}>
        <Button variant="primary" size="lg" isWide onPress={() => onStep('signUp')}>
          {t('accounts.signUp')}
        </Button>
        <Button size="lg" isWide onPress={() => onStep('signIn')}>
          {t('accounts.haveAccount')}
        </Button>
      </div>
    </EntryFrame>
  );
}

function useFound(code: string): { found: OutputOf<'people.find'> | undefined; error: unknown } {
  const [found, setFound] = useState<OutputOf<'people.find'>>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isShown = true;
    setFound(undefined);
    setError(undefined);
    findPersonBy({ code }).then(
      (person) => isShown && setFound(person),
      (reason: unknown) => isShown && setError(reason),
    );
    return () => {
      isShown = false;
    };
  }, [code]);
  return { found, error };
}

function LinkedPerson({ code, onChat, addsNow }: PersonLinkPageProps & Adding) {
  const t = useWords();
  const { found, error } = useFound(code);
  if (error)
    return (
      <>
        <EntryHeading title={t('people.linkDead')} text={wordError(error)} />
        <div className={styles.linkSteps}>
          <Button size="lg" isWide onPress={() => go(paths.friends(), { replace: true })}>
            {t('people.toHome')}
          </Button>
        </div>
      </>
    );
  if (!found)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('people.loading')} size="lg" />
      </div>
    );
  return <FoundByLink found={found} onChat={onChat} addsNow={addsNow} />;
}

interface FoundByLinkProps extends Adding {
  readonly found: OutputOf<'people.find'>;
  readonly onChat: (personId: AccountId) => void;
}

function FoundByLink({ found, onChat, addsNow }: FoundByLinkProps) {
  const t = useWords();
  const me = useMe();
  const { person, relation } = found;
  const isFriend = useFriend(person.id) !== undefined;
  const verb = useVerb();
  const add = async () => {
    if (await verb.run(() => addFriend({ accountId: person.id })))
      toast(t('people.added', { name: person.name }));
  };
  const wasAsked = useRef(!addsNow || relation.self || relation.friend || me?.guest !== false);
  useEffect(() => {
    if (wasAsked.current) return;
    wasAsked.current = true;
    void add();
  });
  const note = relation.self ? t('people.isSelf') : isFriend ? t('people.isFriend') : '';
  return (
    <>
      <div className={styles.card}>
        <Face person={person} size="xxl" />
        <h1 className={styles.cardName}>{person.name}</h1>
        {person.handle && <p className={styles.cardHandle}>@{person.handle}</p>}
        {person.status && <p className={styles.cardStatus}>{person.status}</p>}
        {note && <p className={styles.cardStatus}>{note}</p>}
      </div>
      {me?.guest && <Banner>{t('people.linkGuest')}</Banner>}
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <div className={styles.linkSteps}>
        {!relation.self && !me?.guest && !isFriend && (
          <Button variant="primary" size="lg" isWide isBusy={verb.isBusy} onPress={() => void add()}>
            {t('people.addFriend')}
          </Button>
        )}
        {isFriend && (
          <Button variant="primary" size="lg" isWide onPress={() => onChat(person.id)}>
            {t('people.chat')}
          </Button>
        )}
        <Button size="lg" isWide onPress={() => go(paths.friends(), { replace: true })}>
          {t('people.toFriends')}
        </Button>
      </div>
    </>
  );
}
