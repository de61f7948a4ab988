import { Mic, MicOff, PhoneOff } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { useChat, useChatTitle } from '../../chats/index.ts';
import type { CallView, LiveCallView } from '../call-view.ts';
import { useCall, useLiveCalls } from '../hooks.ts';
import { hangUp, makeSmall, moveHere, setMuted } from '../verbs.ts';
import styles from './call-bar.module.css';
import { Clock } from './clock.tsx';
import { wordPhase } from './word-phase.ts';

/** At the top of the app while a call goes on: back to it, or over here from another device of mine. */
export function CallBar() {
  const call = useCall();
  const elsewhere = Object.values(useLiveCalls()).find(
    ({ mine }) => mine === 'otherDevice' || mine === 'otherTab',
  );
  if (call && call.phase !== 'ended' && call.phase !== 'incoming')
    return call.isSmall ? <HereBar call={call} /> : null;
  return elsewhere ? <ElsewhereBar live={elsewhere} /> : null;
}

function HereBar({ call }: { readonly call: CallView }) {
  const t = useWords();
  const chat = useChat(call.chatId);
  const title = useChatTitle(chat) || call.people[0]?.name || '';
  return (
    <section className={styles.bar} aria-label={t('calls.callIn', { title })}>
      <button type="button" className={styles.what} onClick={() => makeSmall(false)}>
        <span className={styles.pulse} aria-hidden="true" />
        <bdi className={styles.name}>{title}</bdi>
        <span className={styles.time}>
          {call.phase === 'connected' && call.connectedAt ? (
            <Clock since={call.connectedAt} />
          ) : (
            t(wordPhase(call))
          )}
        </span>
        <span className={styles.hint}>{t('calls.backHint')}</span>
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={t(call.me.isMuted ? 'calls.unmute' : 'calls.mute')}
        onClick={() => void tryVerb(setMuted(!call.me.isMuted))}
      >
        {call.me.isMuted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={t('calls.hangUp')}
        onClick={() => void tryVerb(hangUp())}
      >
        <PhoneOff aria-hidden="true" />
      </button>
    </section>
  );
}

function ElsewhereBar({ live }: { readonly live: LiveCallView }) {
  const t = useWords();
  const chat = useChat(live.chatId);
  const title = useChatTitle(chat);
  return (
    <section className={styles.bar} aria-label={t('calls.callIn', { title })}>
      <span className={styles.what}>
        <span className={styles.pulse} aria-hidden="true" />
        <span className={styles.name}>
          {t(live.mine === 'otherTab' ? 'calls.inOtherTab' : 'calls.onOtherDevice', { title })}
        </span>
      </span>
      <button
        type="button"
        className={styles.move}
        onClick={() => void tryVerb(moveHere(live.chatId, live.callId))}
      >
        {t('calls.moveHere')}
      </button>
    </section>
  );
}
