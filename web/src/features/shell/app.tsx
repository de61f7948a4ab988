import { useEffect, useRef, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { translate, useLanguage, useWords } from '../../platform/i18n/index.ts';
import { go, paths, useRoute } from '../../platform/router/index.ts';
import { Mark, MissingPartProvider, toast, ToastRegion, type MissingPartProps } from '../../ui/index.ts';
import { useIsUnanswered, useMe, usePhase, useSessionEnd } from '../accounts/index.ts';
import { useChatsLoaded } from '../chats/index.ts';
import { useIsLocked } from '../lock/index.ts';
import { Frame } from './frame.tsx';
import {
  ConfirmMailScreen,
  Doors,
  GroupLinkPage,
  GuardedScreen,
  GuardianPage,
  GuestFrame,
  KeptOutScreen,
  LeavingScreen,
  LinkDeviceScreen,
  LockScreen,
  PersonLink,
  PolicyPage,
  RecoverScreen,
  SignInScreen,
  SignUpScreen,
  WelcomeScreen,
} from './late.ts';
import { MissingPart } from './missing-part.tsx';
import { OwedGate } from './owed-gate.tsx';
import styles from './frame.module.css';

const missingPart = (props: MissingPartProps) => <MissingPart {...props} />;

/** The whole app. */
export function App() {
  const t = useWords();
  const locale = useLanguage() === 'ko' ? 'ko-KR' : 'en-GB';
  const isLocked = useIsLocked();
  return (
    <I18nProvider locale={locale}>
      <MissingPartProvider value={missingPart}>
        {isLocked ? (
          <LockScreen />
        ) : (
          <>
            <Pages />
            <LateDoors />
          </>
        )}
      </MissingPartProvider>
      <ToastRegion label={t('shell.notices')} />
    </I18nProvider>
  );
}

/** What may stand over every page: not before the list does, and for nobody who is not in. */
function LateDoors() {
  const phase = usePhase();
  const isListed = useChatsLoaded();
  const isIn = phase !== 'starting' && phase !== 'signedOut';
  return isIn && (isListed || phase !== 'signedIn') ? <Doors /> : null;
}

function Pages(): ReactNode {
  const route = useRoute();
  const phase = usePhase();
  const me = useMe();
  useHomeAfterSignOut(phase);
  useSessionEnd(tellEnd);
  const isWayIn = route.page === 'signIn' || route.page === 'signUp';
  useEffect(() => {
    if (phase === 'signedIn' && isWayIn) go(paths.chats(), { replace: true });
  }, [phase, isWayIn]);
  if (phase === 'keptOut') return <KeptOutScreen />;
  if (phase === 'guarded') return <GuardedScreen />;
  if (phase === 'leaving') return <LeavingScreen />;
  if (route.page === 'policy') return <PolicyPage policy={route.policy} version={route.version} />;
  if (route.page === 'guardian') return <GuardianPage />;
  if (route.page === 'recover') return <RecoverScreen />;
  if (route.page === 'confirmMail') return <ConfirmMailScreen />;
  if (route.page === 'linkDevice') return <LinkDeviceScreen />;
  if (route.page === 'groupLink') return <GroupLinkPage code={route.code} />;
  if (route.page === 'personLink') return <PersonLink code={route.code} />;
  if (phase === 'signedOut') {
    if (route.page === 'signIn') return <SignInScreen />;
    return route.page === 'signUp' ? <SignUpScreen /> : <WelcomeScreen />;
  }
  if (phase === 'starting' || !me || isWayIn) return <Opening />;
  return (
    // Whoever does not agree may still take their things along and leave.
    <OwedGate isOpen={route.page === 'settings'}>{me.guest ? <GuestFrame /> : <Frame />}</OwedGate>
  );
}

const tellEnd = (whose: 'guest' | 'account'): void => {
  toast(translate(whose === 'guest' ? 'shell.visitEnded' : 'shell.sessionEnded'), { milliseconds: 8_000 });
};

/** Whoever signs out leaves the page they were on; whoever comes by a link keeps it until they have signed in. */
function useHomeAfterSignOut(phase: ReturnType<typeof usePhase>): void {
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === 'signedIn' && phase === 'signedOut') go(paths.home(), { replace: true });
    before.current = phase;
  }, [phase]);
}

function Opening() {
  const t = useWords();
  const isUnanswered = useIsUnanswered();
  return (
    <div className={styles.opening} role="status">
      <Mark size={3.5} label={t('shell.opening')} />
      {isUnanswered && (
        <p className={styles.unanswered}>
          {t('shell.unanswered')}
          <small>{t('shell.unansweredText')}</small>
        </p>
      )}
    </div>
  );
}
