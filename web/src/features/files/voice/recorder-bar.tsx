import { ArrowUp, ChevronLeft, ChevronUp, LockKeyhole, Pause, Play, Square, Trash2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx, IconButton, Spinner } from '../../../ui/index.ts';
import type { ComposeSuggestionProps } from '../../messages/ui.ts';
import { far } from './hold-rules.ts';
import { LiveWave } from './live-wave.tsx';
import { dropRecording, sendRecording, startedSilent, stopRecording } from './record.ts';
import styles from './recorder-bar.module.css';
import { holdStore, placeStore, recordingStore, type Recorded, type Recording } from './recording-state.ts';
import { SeekBar } from './seek-bar.tsx';
import { usePreview } from './use-preview.ts';
import { useTick } from './use-tick.ts';
import { Waveform } from './waveform.tsx';
import { wordLength } from './word-length.ts';

/** Lies over the field while something is recorded for this room, and until it is sent. */
export function RecorderBar({ chat }: ComposeSuggestionProps) {
  const t = useWords();
  const recording = useStore(recordingStore, (state) => state.recording);
  useLayoutEffect(() => {
    placeStore.setState({ chatId: chat.id });
    return () => placeStore.setState({ chatId: null });
  }, [chat.id]);
  if (recording.phase === 'idle' || recording.chatId !== chat.id) return null;
  return (
    <section className={styles.bar} aria-label={t('voice.recorder')}>
      {recording.phase === 'asking' && (
        <>
          <Spinner />
          <span className={styles.words} role="status">
            {t('voice.asking')}
          </span>
          {recording.isLocked && <DropButton />}
        </>
      )}
      {recording.phase === 'recording' && <Running recording={recording} />}
      {recording.phase === 'recorded' && <Ready recorded={recording.recorded} />}
    </section>
  );
}

type RunningRecording = Extract<Recording, { phase: 'recording' }>;

function Running({ recording }: { readonly recording: RunningRecording }) {
  const t = useWords();
  const now = useTick(true, 90);
  const { isLocked, startedAt } = recording;
  const ms = now - startedAt;
  return (
    <>
      <span className="visually-hidden" role="status">
        {t(isLocked ? 'voice.recording' : 'voice.recordingHeld')}
      </span>
      {isLocked && <DropButton />}
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.time} role="timer">
        {wordLength(ms)}
      </span>
      {startedSilent(ms) ? (
        <span className={styles.words} role="status">
          {t('voice.silent')}
        </span>
      ) : (
        <span className={styles.live}>
          <LiveWave />
        </span>
      )}
      {isLocked ? (
        <>
          <IconButton
            className={styles.stop}
            label={t('voice.stop')}
            icon={<Square aria-hidden="true" fill="currentColor" />}
            onPress={() => void stopRecording()}
          />
          <SendVoice />
        </>
      ) : (
        <HoldHints />
      )}
    </>
  );
}

/** Which ways the finger may go. */
function HoldHints() {
  const t = useWords();
  const { x, y } = useStore(holdStore);
  return (
    <>
      <span
        className={styles.cancel}
        style={{ translate: `${x / 2}px 0`, opacity: Math.max(0.25, 1 + x / far.left) }}
        aria-hidden="true"
      >
        <ChevronLeft />
        {t('voice.slideToCancel')}
      </span>
      <span className={cx(styles.lock, y < -far.up / 2 && styles.near)} aria-hidden="true">
        <LockKeyhole />
        <ChevronUp className={styles.up} />
      </span>
    </>
  );
}

function DropButton() {
  const t = useWords();
  return (
    <IconButton
      label={t('voice.drop')}
      icon={<Trash2 aria-hidden="true" />}
      variant="quiet"
      onPress={dropRecording}
    />
  );
}

function SendVoice() {
  const t = useWords();
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <IconButton
      ref={ref}
      label={t('voice.send')}
      icon={<ArrowUp aria-hidden="true" />}
      variant="primary"
      onPress={() => void sendRecording()}
    />
  );
}

/** What was recorded, to be heard before it goes. */
function Ready({ recorded }: { readonly recorded: Recorded }) {
  const t = useWords();
  const { ref, at, isPlaying, toggle, seek } = usePreview(recorded);
  const seconds = recorded.durationMs / 1_000;
  return (
    <>
      <DropButton />
      <IconButton
        label={t(isPlaying ? 'voice.pause' : 'voice.listen')}
        icon={
          isPlaying ? (
            <Pause aria-hidden="true" fill="currentColor" />
          ) : (
            <Play aria-hidden="true" fill="currentColor" />
          )
        }
        onPress={toggle}
      />
      <span className={styles.whole}>
        <SeekBar label={t('voice.seek')} at={at} length={seconds} onSeek={seek}>
          <Waveform ref={ref} peaks={recorded.waveform} bars={60} />
        </SeekBar>
      </span>
      <span className={styles.time}>{wordLength(at > 0 ? at * 1_000 : recorded.durationMs)}</span>
      <SendVoice />
    </>
  );
}
