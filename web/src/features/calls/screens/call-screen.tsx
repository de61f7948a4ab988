import type { Chat } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import type { CallView } from '../call-view.ts';
import { AgreeDialog } from './agree-dialog.tsx';
import { CallAnnouncer } from './call-announcer.tsx';
import { CallFoot } from './call-foot.tsx';
import { CallHead } from './call-head.tsx';
import type { CallSheet } from './call-sheet.ts';
import { CallSheets } from './call-sheets.tsx';
import { EndView } from './end-view.tsx';
import { KeyDialog } from './key-dialog.tsx';
import { RecordingMark } from './recording-mark.tsx';
import { Stage } from './stage.tsx';
import { TroubleBar } from './trouble-bar.tsx';
import { useCallKeys } from './use-call-keys.ts';
import { useCallPerson } from './use-call-person.ts';
import { useCalm } from './use-calm.ts';
import styles from './call-screen.module.css';
import { whatIsLarge } from './what-is-large.ts';

/** What the screen of a call takes. */
export interface CallScreenProps {
  readonly call: CallView;
  readonly chat: Chat | undefined;
  readonly title: string;
}

/** A call over the whole screen. */
export function CallScreen({ call, chat, title }: CallScreenProps) {
  const box = useRef<HTMLDivElement>(null);
  const [sheet, open] = useState<CallSheet>();
  const [isReacting, setReacting] = useState(false);
  const isGroup = chat?.kind === 'group';
  const person = useCallPerson(call, chat);
  const isEnded = call.phase === 'ended';
  const isFilm = showsFilm(call, isGroup);
  const isFace = person !== undefined && showsFace(call, isGroup);
  const isShown = useCalm(box, isFilm && isOn(call) && sheet === undefined && !isReacting);
  useCallKeys(box, call);
  // The keys of a call are heard where the focus is.
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const seconds = useLengthAtEnd(call);
  return (
    <div
      ref={box}
      tabIndex={-1}
      className={styles.screen}
      data-theme="dark"
      data-film={isFilm || undefined}
      data-calm={!isShown || undefined}
    >
      {isEnded ? (
        <EndView call={call} chat={chat} person={person} title={title} seconds={seconds} />
      ) : (
        <>
          <CallHead call={call} isGroup={isGroup} onPeople={() => open('people')}>
            {call.recording && <RecordingMark recording={call.recording} />}
          </CallHead>
          {call.trouble && <TroubleBar trouble={call.trouble} />}
          <div className={styles.stage}>
            <Stage call={call} isGroup={isGroup} person={isGroup ? undefined : person} />
          </div>
          <CallFoot
            call={call}
            chat={chat}
            title={title}
            isFace={isFace}
            isReacting={isReacting}
            onReactions={() => setReacting(!isReacting)}
            onOpen={open}
          />
          <CallSheets sheet={sheet} call={call} chat={chat} onOpen={open} />
          {call.asksRecording && <AgreeDialog by={call.asksRecording.by} />}
          {call.asksKey && <KeyDialog of={call.asksKey.of} isGroup={isGroup} />}
        </>
      )}
      <CallAnnouncer call={call} />
    </div>
  );
}

/** A picture over all of it, with the rest lying on top. */
const showsFilm = (call: CallView, isGroup: boolean): boolean => {
  if (!isOn(call)) return !isGroup && call.phase !== 'ended' && call.me.hasCamera;
  if (isGroup || call.people.length !== 1) return false;
  return whatIsLarge(call)?.kind !== 'screen' && (call.people[0]!.hasCamera || call.me.hasCamera);
};

const isOn = ({ phase }: CallView): boolean => phase === 'connected' || phase === 'reconnecting';

/** One large face and nothing else. */
const showsFace = (call: CallView, isGroup: boolean): boolean =>
  !isGroup &&
  call.people.length < 2 &&
  whatIsLarge(call)?.kind !== 'screen' &&
  !(isOn(call) && (call.me.hasCamera || (call.people[0]?.hasCamera ?? false)));

/** For how long it went on, held fast when it ends. */
const useLengthAtEnd = ({ phase, connectedAt }: CallView): number => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (phase === 'ended' && connectedAt) setSeconds(Math.floor((Date.now() - connectedAt) / 1_000));
  }, [phase, connectedAt]);
  return seconds;
};
