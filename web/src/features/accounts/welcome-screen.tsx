import type { Person } from '@maru/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { go, goBack, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Avatar, Banner, Button } from '../../ui/index.ts';
import { EntryFrame, EntryHeading } from './entry-frame.tsx';
import styles from './entry.module.css';
import { useDemoPeople, useHost } from './hooks.ts';
import { PolicyLinks } from './policy-links.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { signInAsDemo } from './sign-in.ts';
import { accountsStore } from './state.ts';
import { SignUpForm } from './sign-up-form.tsx';

/** The first thing somebody sees: what this is, and the two ways in; on a demo host a third. */
export function WelcomeScreen() {
  const t = useWords();
  const host = useHost();
  const isNamed = host !== null && host.name !== '' && host.name !== 'Maru';
  return (
    <EntryFrame>
      <div className={styles.welcome}>
        {isNamed && <p className={styles.host}>{t('accounts.welcomeHost', { host: host.name })}</p>}
        <EntryHeading title={t('accounts.welcomeTitle')} text={t('accounts.welcomeText')} />
        <LeftNote />
        <div className={styles.buttons}>
          <Button variant="primary" size="lg" isWide onPress={() => go(paths.signUp())}>
            {t('accounts.start')}
          </Button>
          <Button size="lg" isWide onPress={() => go(paths.signIn())}>
            {t('accounts.haveAccount')}
          </Button>
        </div>
        <DemoPeople />
        <PolicyLinks />
      </div>
    </EntryFrame>
  );
}

/** For whoever has just deleted their account: until when it can come back. */
function LeftNote() {
  const t = useWords();
  const moments = useMoments();
  const leavesAt = useStore(accountsStore, (state) => state.leavesAt);
  return (
    leavesAt && (
      <div className={styles.left}>
        <Banner>{t('accounts.left', { date: moments.fullDate(leavesAt) })}</Banner>
      </div>
    )
  );
}

/** Signing in on a page of its own. */
export function SignInScreen() {
  return (
    <EntryFrame onBack={() => goBack(paths.home())}>
      <SignInForm onSwitch={() => go(paths.signUp(), { replace: true })} />
    </EntryFrame>
  );
}

/** Making an account on a page of its own. */
export function SignUpScreen() {
  return (
    <EntryFrame onBack={() => goBack(paths.home())}>
      <SignUpForm onSwitch={() => go(paths.signIn(), { replace: true })} />
    </EntryFrame>
  );
}

function DemoPeople() {
  const t = useWords();
  const people = useDemoPeople();
  const [chosen, setChosen] = useState<string>();
  if (people.length === 0) return null;
  const look = async (person: Person) => {
    setChosen(person.id);
    await tryVerb(signInAsDemo(person.id));
    setChosen(undefined);
  };
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('accounts.demoTitle')}</h2>
      <p>{t('accounts.demoText')}</p>
      <ul className={styles.faces}>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.faceButton}
              aria-label={t('accounts.demoEnter', { name: person.name })}
              disabled={chosen !== undefined}
              onClick={() => void look(person)}
            >
              <Avatar
                id={person.id}
                name={person.name}
                size="lg"
                hasRing={chosen === person.id}
                pictureUrl={person.photo ? pictureUrl(person.photo, 'small') : undefined}
              />
              <span>{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
