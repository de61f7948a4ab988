import type { Chat } from '@maru/contract';
import { MessageCircle, Phone, PhoneOff, TriangleAlert, Video, X } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { useMe } from '../../accounts/index.ts';
import type { CallView, PersonView } from '../call-view.ts';
import { callAgain, dismiss } from '../verbs.ts';
import { CallFace } from './call-face.tsx';
import { Control } from './control.tsx';
import styles from './end-view.module.css';
import { UnknownHint } from './unknown-hint.tsx';
import { wordClock } from './word-call.ts';
import { wordPhase } from './word-phase.ts';

/** What the last screen of a call takes. */
export interface EndViewProps {
  readonly call: CallView;
  readonly chat: Chat | undefined;
  readonly person: PersonView | undefined;
  readonly title: string;
  /** How long it went on, in seconds. */
  readonly seconds: number;
}

/** Whoever has hung up after talking needs no more than a glance. */
const GLANCE = 2_500;

/** After a call: why it is over, for how long it went on, and what may come next. */
export function EndView({ call, chat, person, title, seconds }: EndViewProps) {
  const t = useWords();
  const isGuest = useMe()?.guest ?? false;
  const { trouble, endedWhy, kind } = call;
  const isPlain = !trouble && (endedWhy === 'ended' || endedWhy === 'cancelled' || endedWhy === undefined);
  useEffect(() => {
    if (!isPlain) return;
    const timer = setTimeout(dismiss, GLANCE);
    return () => clearTimeout(timer);
  }, [isPlain]);
  const isElsewhere = endedWhy === 'taken' || endedWhy === 'otherTab';
  // What this page or browser cannot do, it cannot do the next time either.
  const isHopeless = trouble === 'removed' || trouble === 'insecurePage' || trouble === 'unsupported';
  const mayRetry = !isGuest && !isElsewhere && endedWhy !== 'removed' && !isHopeless;
  const toChat = () => {
    dismiss();
    go(paths.chat(call.chatId));
  };
  return (
    <div className={styles.view}>
      <div className={styles.words} role="status">
        {trouble ? (
          <span className={styles.sign}>
            <TriangleAlert />
          </span>
        ) : person ? (
          <CallFace person={person} className={styles.face} />
        ) : (
          <span className={styles.sign}>
            <PhoneOff />
          </span>
        )}
        <p className={styles.name}>
          <bdi>{title}</bdi>
        </p>
        <p className={styles.why}>{t(trouble ? `calls.trouble.${trouble}` : wordPhase(call))}</p>
        {trouble && <p className={styles.text}>{t(`calls.troubleText.${trouble}`)}</p>}
        {!trouble && <UnknownHint call={call} chat={chat} title={title} className={styles.text} />}
        {!trouble && seconds > 0 && <p className={styles.length}>{wordClock(seconds)}</p>}
      </div>
      <div className={styles.next}>
        <Control
          label={t('calls.close')}
          caption={t('calls.close')}
          icon={<X aria-hidden="true" />}
          size="lg"
          onPress={dismiss}
        />
        <Control
          label={t('calls.toChat')}
          caption={t('calls.toChat')}
          icon={<MessageCircle aria-hidden="true" />}
          size="lg"
          onPress={toChat}
        />
        {mayRetry && (
          <Control
            label={t(trouble ? 'calls.tryAgain' : 'calls.callAgain')}
            caption={t(trouble ? 'calls.tryAgain' : 'calls.callAgain')}
            icon={kind === 'video' ? <Video aria-hidden="true" /> : <Phone aria-hidden="true" />}
            tone="answer"
            size="lg"
            onPress={() => void tryVerb(callAgain())}
          />
        )}
      </div>
    </div>
  );
}
