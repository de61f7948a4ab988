import { Phone, PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing, Video } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useChat } from '../../chats/index.ts';
import type { ContentView, ContentViewProps } from '../../messages/ui.ts';
import { useLiveCall } from '../hooks.ts';
import { askToJoin, askToStart, callDirect } from './door-state.ts';
import { whyNoCalls } from './offers-calls.ts';
import styles from './record-view.module.css';
import { sayLength, wordClock, wordOutcome } from './word-call.ts';

/** A call in the chat: what became of it, for how long, and to call back with a press. */
function RecordView({ bubble, content }: ContentViewProps<'call'>) {
  const t = useWords();
  const me = useMe();
  const chat = useChat(bubble.chatId);
  const live = useLiveCall(bubble.chatId);
  const { kind, ended } = content;
  const isLive = live?.callId === content.callId;
  const seconds = ended?.seconds ?? 0;
  const isGroup = chat?.kind === 'group';
  const wasIn = me !== null && (ended?.people.includes(me.id) ?? false);
  const isMissed = !bubble.mine && content.rang && !wasIn && ended !== undefined && ended.why !== 'declined';
  const words = wordOutcome(
    {
      kind,
      isMine: bubble.mine,
      isGroup,
      // What has no end and does not go on either ended while this device was away.
      why: ended?.why ?? (isLive ? undefined : 'ended'),
      seconds,
      isMissed,
    },
    t,
  );
  const mayCall = chat && !me?.guest && !whyNoCalls(chat);
  const press = () => {
    if (isLive && live) askToJoin(bubble.chatId, live.callId);
    else if (isGroup) askToStart(bubble.chatId, kind);
    else callDirect(bubble.chatId, kind);
  };
  return (
    <button
      type="button"
      className={styles.record}
      data-tone={isLive ? 'live' : isMissed ? 'missed' : undefined}
      disabled={!mayCall && !isLive}
      onClick={press}
    >
      <span className={styles.glyph}>
        <Glyph
          isLive={isLive}
          isMissed={isMissed}
          isMine={bubble.mine}
          isGroup={isGroup}
          isVideo={kind === 'video'}
          seconds={seconds}
        />
      </span>
      <span className={styles.words}>
        <span className={styles.what}>{words}</span>
        <span className={styles.more}>
          {seconds > 0 && (
            <span aria-label={sayLength(seconds, t)} role="img">
              {wordClock(seconds)}
            </span>
          )}
          {isGroup && ended && ended.people.length > 0 && (
            <span>{t('calls.tookPart', { count: ended.people.length })}</span>
          )}
          {(mayCall || isLive) && (
            <span className={styles.act}>
              {t(
                whatNext({
                  isLive,
                  isHere: isLive && live?.mine === 'here',
                  isAgain: isGroup || bubble.mine,
                }),
              )}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

interface Next {
  readonly isLive: boolean;
  readonly isHere: boolean;
  readonly isAgain: boolean;
}

/** What a press on it does, as the key of words. */
const whatNext = ({ isLive, isHere, isAgain }: Next): string => {
  if (isLive) return isHere ? 'calls.toCall' : 'calls.join';
  return isAgain ? 'calls.callAgain' : 'calls.callBack';
};

interface Glyphs {
  readonly isLive: boolean;
  readonly isMissed: boolean;
  readonly isMine: boolean;
  readonly isGroup: boolean;
  readonly isVideo: boolean;
  readonly seconds: number;
}

function Glyph({ isLive, isMissed, isMine, isGroup, isVideo, seconds }: Glyphs) {
  if (isMissed) return <PhoneMissed aria-hidden="true" />;
  if (isVideo) return <Video aria-hidden="true" />;
  if (isLive || isGroup) return <Phone aria-hidden="true" />;
  if (seconds === 0 && isMine) return <PhoneOff aria-hidden="true" />;
  return isMine ? <PhoneOutgoing aria-hidden="true" /> : <PhoneIncoming aria-hidden="true" />;
}

/** How a call stands in the chat. */
export const recordView: ContentView<'call'> = {
  type: 'call',
  View: RecordView,
  frame: 'text',
  estimate: () => 56,
};
