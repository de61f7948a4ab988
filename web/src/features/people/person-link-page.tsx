import { RefusalError } from '@maru/client';
import type { AccountId, OutputOf } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { useWords, wordError, wordRefusal } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Avatar, Banner, Button, Spinner, toast } from '../../ui/index.ts';
import { useMe, usePhase } from '../accounts/index.ts';
import { EntryFrame, EntryHeading, SignInForm, SignUpForm } from '../accounts/ui.ts';
import { Face } from './face.tsx';
import { addFriend, findPersonBy, previewLink } from './friends.ts';
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
  if (step === 'first') return <SignedOut code={code} onStep={setStep} />;
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

function SignedOut({
  code,
  onStep,
}: {
  readonly code: string;
  readonly onStep: (step: 'signIn' | 'signUp') => void;
}) {
  const t = useWords();
  const { found: owner, error } = useAnswer(previewLink, code);
  if (error)
    return (
      <EntryFrame>
        <DeadLink error={error} />
      </EntryFrame>
    );
  return (
    <EntryFrame>
      {owner ? (
        <div className={styles.card}>
          <Avatar
            id={owner.id}
            name={owner.name}
            size="xxl"
            pictureUrl={owner.photo ? pictureUrl(owner.photo, 'large') : undefined}
          />
          <h1 className={styles.cardName}>{owner.name}</h1>
          <p className={styles.cardStatus}>{t('people.linkTitle')}</p>
        </div>
      ) : (
        <div className={styles.waiting}>
          <Spinner label={t('people.loading')} size="lg" />
        </div>
      )}
      <p className={styles.linkText}>{t('people.linkSignedOut')}</p>
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

const findByCode = (code: string): Promise<OutputOf<'people.find'>> => findPersonBy({ code });

/** What a call about this code gave, or why it gave nothing. */
function useAnswer<Answer>(
  ask: (code: string) => Promise<Answer>,
  code: string,
): { found: Answer | undefined; error: unknown } {
  const [found, setFound] = useState<Answer>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isShown = true;
    setFound(undefined);
    setError(undefined);
    ask(code).then(
      (answer) => isShown && setFound(answer),
      (reason: unknown) => isShown && setError(reason),
    );
    return () => {
      isShown = false;
    };
  }, [ask, code]);
  return { found, error };
}

function DeadLink({ error }: { readonly error: unknown }) {
  const t = useWords();
  const why = error instanceof RefusalError ? 'link_not_found' : undefined;
  return (
    <>
      <EntryHeading title={t('people.linkDead')} text={why ? wordRefusal(why) : wordError(error)} />
      <div className={styles.linkSteps}>
        <Button size="lg" isWide onPress={() => go(paths.friends(), { replace: true })}>
          {t('people.toHome')}
        </Button>
      </div>
    </>
  );
}

function LinkedPerson({ code, onChat, addsNow }: PersonLinkPageProps & Adding) {
  const t = useWords();
  const { found, error } = useAnswer(findByCode, code);
  if (error) return <DeadLink error={error} />;
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
