import { Maximize2, Mic, MicOff, PhoneOff } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import type { CallView, PersonView } from '../call-view.ts';
import { hangUp, makeSmall, setMuted } from '../verbs.ts';
import { Clock } from './clock.tsx';
import { closeOwnWindow, useOwnWindow } from './own-window.ts';
import { Picture } from './picture.tsx';
import styles from './small-window.module.css';
import { Tile } from './tile.tsx';
import { useCorner } from './use-corner.ts';
import { whatIsLarge } from './what-is-large.ts';
import { wordPhase } from './word-phase.ts';

/** What the small window takes. */
export interface SmallWindowProps {
  readonly call: CallView;
  readonly title: string;
}

/** A call while I read my chats: in a corner, or in a window of its own over all programs. */
export function SmallWindow({ call, title }: SmallWindowProps) {
  const own = useOwnWindow();
  useEffect(() => closeOwnWindow, []);
  const shown = shownIn(call);
  if (own) return createPortal(<Inside call={call} title={title} isOwn person={shown} />, own.document.body);
  const hasFilm = [call.me, ...call.people].some(({ hasCamera, hasScreen }) => hasCamera || hasScreen);
  // Voices alone need no window: the bar at the top says all there is.
  return hasFilm ? <Floating call={call} title={title} person={shown} /> : null;
}

const shownIn = (call: CallView): PersonView => {
  const large = whatIsLarge({ ...call, layout: 'speaker' })?.person;
  const film = call.people.find(({ hasCamera, hasScreen }) => hasCamera || hasScreen);
  return large?.hasCamera || large?.hasScreen ? large : (film ?? large ?? call.me);
};

interface InsideProps extends SmallWindowProps {
  readonly person: PersonView;
  readonly isOwn?: boolean | undefined;
}

function Floating(props: InsideProps) {
  const t = useWords();
  const { corner, ref, handlers } = useCorner<HTMLDivElement>('topRight');
  return (
    <div
      ref={ref}
      className={styles.window}
      data-corner={corner}
      data-theme="dark"
      role="complementary"
      aria-label={t('calls.callIn', { title: props.title })}
      data-react-aria-top-layer="true"
      {...handlers}
    >
      <Inside {...props} />
    </div>
  );
}

function Inside({ call, title, person, isOwn }: InsideProps) {
  const t = useWords();
  const isMe = person.identity === call.me.identity;
  return (
    <div className={styles.inside} data-own={isOwn || undefined} data-theme="dark">
      {person.hasScreen ? (
        <Picture
          identity={person.identity}
          source="screen"
          label={t('calls.screenOf', { name: person.name })}
          isWhole
        />
      ) : (
        <Tile person={person} isMe={isMe} isSmall isBare />
      )}
      <button
        type="button"
        className={styles.back}
        aria-label={t('calls.backTo', { title })}
        title={isOwn ? undefined : t('calls.moveHint')}
        onClick={() => {
          closeOwnWindow();
          window.focus();
          makeSmall(false);
        }}
      >
        <Maximize2 aria-hidden="true" />
      </button>
      <span className={styles.time}>
        {call.phase === 'connected' && call.connectedAt ? (
          <Clock since={call.connectedAt} />
        ) : (
          t(wordPhase(call))
        )}
      </span>
      <span className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          data-lit={call.me.isMuted || undefined}
          aria-label={t(call.me.isMuted ? 'calls.unmute' : 'calls.mute')}
          onClick={() => void tryVerb(setMuted(!call.me.isMuted))}
        >
          {call.me.isMuted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
        </button>
        <button
          type="button"
          className={styles.button}
          data-danger=""
          aria-label={t('calls.hangUp')}
          onClick={() => void tryVerb(hangUp())}
        >
          <PhoneOff aria-hidden="true" />
        </button>
      </span>
    </div>
  );
}
