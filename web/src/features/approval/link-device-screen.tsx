import { RefusalError } from '@maru/client';
import type { SignInOrigin } from '@maru/contract';
import { CircleCheck, MonitorSmartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords, wordError, wordRefusal } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { call } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, GlyphTile, Spinner, SwitchRow } from '../../ui/index.ts';
import { usePhase } from '../accounts/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import { isProofDeclined, withProof } from '../proof/index.ts';
import styles from './approval.module.css';
import { OriginCard } from './origin-card.tsx';
import { codeHere, hideCode } from './code-here.ts';

const toChats = () => go(paths.chats(), { replace: true });

/** Where the QR code of a computer leads on the phone: which computer that is, and signing it in. */
export function LinkDeviceScreen() {
  const t = useWords();
  const phase = usePhase();
  const [code, setCode] = useState(codeHere);
  useEffect(() => {
    hideCode();
    // A second code may be read while this page stands open.
    const onHash = () => {
      if (codeHere()) setCode(codeHere());
      hideCode();
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  if (phase === 'starting') return null;
  return (
    <EntryFrame onBack={toChats}>
      {phase === 'signedIn' && code ? (
        <Answer key={code} code={code} />
      ) : (
        <div className={styles.form}>
          <EntryHeading
            title={t('approval.linkTitle')}
            text={t(phase === 'signedIn' ? 'approval.linkNone' : 'approval.linkSignedOut')}
          />
          <Button size="lg" isWide onPress={toChats}>
            {t('approval.linkHome')}
          </Button>
        </div>
      )}
    </EntryFrame>
  );
}

function Answer({ code }: { readonly code: string }) {
  const t = useWords();
  const [origin, setOrigin] = useState<SignInOrigin>();
  const [trouble, setTrouble] = useState<unknown>();
  const [done, setDone] = useState<'approved' | 'refused'>();
  useEffect(() => {
    let isShown = true;
    call('approval.readQr', { code }).then(
      (answer) => isShown && setOrigin(answer),
      (error: unknown) => isShown && setTrouble(error),
    );
    return () => {
      isShown = false;
    };
  }, [code]);
  if (trouble !== undefined) {
    const isGone = trouble instanceof RefusalError && trouble.code === 'qr_gone';
    return (
      <div className={styles.form}>
        <EntryHeading
          title={t('approval.linkGone')}
          text={isGone ? wordRefusal('qr_gone') : wordError(trouble)}
        />
        <Button size="lg" isWide onPress={toChats}>
          {t('approval.linkHome')}
        </Button>
      </div>
    );
  }
  if (!origin)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('approval.linkLooking')} size="lg" />
      </div>
    );
  return done ? <Done done={done} /> : <Question code={code} origin={origin} onDone={setDone} />;
}

function Done({ done }: { readonly done: 'approved' | 'refused' }) {
  const t = useWords();
  return (
    <div className={styles.form} role="status">
      <GlyphTile size="lg" icon={<CircleCheck />} />
      <EntryHeading
        title={t(done === 'approved' ? 'approval.linkDone' : 'approval.linkNot')}
        text={t(done === 'approved' ? 'approval.linkDoneText' : 'approval.linkNotText')}
      />
      <Button variant="primary" size="lg" isWide onPress={toChats}>
        {t('approval.linkHome')}
      </Button>
    </div>
  );
}

interface QuestionProps {
  readonly code: string;
  readonly origin: SignInOrigin;
  readonly onDone: (done: 'approved' | 'refused') => void;
}

function Question({ code, origin, onDone }: QuestionProps) {
  const t = useWords();
  const [isHere, setHere] = useState(false);
  const yes = useVerb();
  const no = useVerb();
  const approve = async () => {
    try {
      await withProof(() => call('approval.approveQr', { code }));
      onDone('approved');
    } catch (error) {
      if (!isProofDeclined(error)) throw error;
    }
  };
  const refuse = async () => {
    await call('approval.refuseQr', { code });
    onDone('refused');
  };
  return (
    <div className={styles.form}>
      <EntryHeading title={t('approval.linkTitle')} text={t('approval.linkText')} />
      <OriginCard origin={origin} />
      <Banner tone="warning" icon={<MonitorSmartphone aria-hidden="true" />}>
        {t(origin.sameNetwork ? 'approval.linkWarn' : 'approval.linkWarnFar')}
      </Banner>
      <div className={styles.flush}>
        <SwitchRow label={t('approval.linkHere')} isOn={isHere} onChange={setHere} />
      </div>
      {(yes.error || no.error) && <Banner tone="danger">{yes.error || no.error}</Banner>}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          size="lg"
          isWide
          isDisabled={!isHere}
          isBusy={yes.isBusy}
          onPress={() => void yes.run(approve)}
        >
          {t('approval.linkGo')}
        </Button>
        <Button size="lg" isWide isBusy={no.isBusy} onPress={() => void no.run(refuse)}>
          {t('approval.linkNo')}
        </Button>
      </div>
    </div>
  );
}
