import { RefusalError } from '@maru/client';
import type { OutputOf } from '@maru/contract';
import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMoments, useWords, wordError } from '../../platform/i18n/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, ShownDigits, Spinner } from '../../ui/index.ts';
import { finishSignIn } from '../accounts/index.ts';
import type { SignInWayProps } from '../accounts/ui.ts';
import styles from './approval.module.css';
import { usePolling } from './use-polling.ts';
import { forgetWaiting, keepWaiting } from './waiting-ticket.ts';

type Asked = OutputOf<'approval.ask'>;

const codeOf = (error: unknown): string | undefined =>
  error instanceof RefusalError ? error.code : undefined;

/** The second step by a device that is signed in already: this one shows a number and waits. */
export function ApprovalStep({ ticket, trust, onGone, onEnded }: SignInWayProps) {
  const t = useWords();
  const [asked, setAsked] = useState<Asked>();
  const [trouble, setTrouble] = useState<unknown>();
  useEffect(() => {
    if (trouble !== undefined) onEnded();
  }, [trouble, onEnded]);
  useEffect(() => {
    let isShown = true;
    callOverHttp('approval.ask', { ticket }).then(
      (answer) => isShown && setAsked(answer),
      (error: unknown) => isShown && setTrouble(error),
    );
    return () => {
      isShown = false;
    };
  }, [ticket]);
  usePolling(
    async () => {
      const { state, letsInAt } = await callOverHttp('approval.look', { ticket });
      setAsked((before) => before && { ...before, letsInAt });
      if (state === 'refused') throw new RefusalError({ code: 'sign_in_refused', message: '' });
      if (state === 'asking') return false;
      await finishSignIn(callOverHttp('approval.finish', { ticket, trust }));
      forgetWaiting();
      return true;
    },
    { isOn: asked !== undefined && trouble === undefined, onTrouble: setTrouble },
  );
  if (trouble !== undefined) {
    const isGone = codeOf(trouble) === 'ticket_gone';
    return (
      <Trouble
        text={isGone ? t('accounts.stepGone') : wordError(trouble)}
        onAgain={() => {
          forgetWaiting();
          onGone();
        }}
      />
    );
  }
  if (!asked)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('approval.asking')} size="lg" />
      </div>
    );
  return <Waiting ticket={ticket} asked={asked} onWaits={(letsInAt) => setAsked({ ...asked, letsInAt })} />;
}

function Trouble({ text, onAgain }: { readonly text: string; readonly onAgain: () => void }) {
  const t = useWords();
  return (
    <div className={styles.form}>
      <Banner tone="danger">{text}</Banner>
      <Button size="lg" isWide onPress={onAgain}>
        {t('accounts.stepBack')}
      </Button>
    </div>
  );
}

interface WaitingProps {
  readonly ticket: string;
  readonly asked: Asked;
  readonly onWaits: (letsInAt: string) => void;
}

function Waiting({ ticket, asked, onWaits }: WaitingProps) {
  const t = useWords();
  const moments = useMoments();
  const { number, hasDevice, letsInAt } = asked;
  return (
    <div className={styles.form}>
      {hasDevice && (
        <ShownDigits
          text={t('approval.showText')}
          digits={number}
          spoken={t('approval.showNumber', { number })}
          waiting={t('approval.waitingForYou')}
        />
      )}
      {letsInAt ? (
        <Banner tone="trust" icon={<Hourglass aria-hidden="true" />}>
          {t('approval.waitsUntil', { moment: moments.full(letsInAt) })}
        </Banner>
      ) : (
        asked.waitHours !== null && <WaitOffer ticket={ticket} hours={asked.waitHours} onWaits={onWaits} />
      )}
    </div>
  );
}

interface WaitOfferProps {
  readonly ticket: string;
  readonly hours: number;
  readonly onWaits: (letsInAt: string) => void;
}

/** For whoever has none of their devices at hand. */
function WaitOffer({ ticket, hours, onWaits }: WaitOfferProps) {
  const t = useWords();
  const [isAsking, setAsking] = useState(false);
  const verb = useVerb();
  const wait = async () => {
    const { letsInAt } = await callOverHttp('approval.wait', { ticket });
    keepWaiting({ ticket, letsInAt });
    onWaits(letsInAt);
    setAsking(false);
  };
  return (
    <>
      <Button variant="quiet" isWide onPress={() => setAsking(true)}>
        {t('approval.noDevice')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('approval.waitTitle', { hours })}
        confirmLabel={t('approval.wait')}
        cancelLabel={t('approval.cancel')}
        onConfirm={() => void verb.run(wait)}
        onCancel={() => setAsking(false)}
        isBusy={verb.isBusy}
      >
        {verb.error || t('approval.waitText')}
      </ConfirmDialog>
    </>
  );
}
