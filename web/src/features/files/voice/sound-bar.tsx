import { ArrowRight, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { ConfirmDialog, IconButton } from '../../../ui/index.ts';
import { useChat, useChatTitle } from '../../chats/index.ts';
import { useDisplayName } from '../../people/index.ts';
import { PlayButton } from './play-button.tsx';
import { closePlayer, togglePlayer } from './player.ts';
import { playerStore, type Track } from './player-state.ts';
import { dropRecording } from './record.ts';
import { placeStore, recordingStore, type Recording } from './recording-state.ts';
import styles from './sound-bar.module.css';
import { usePlayed } from './use-played.ts';
import { useTick } from './use-tick.ts';
import { SpeedButton } from './voice-view.tsx';
import { wordLength } from './word-length.ts';

/** At the top of the app while something plays, or is recorded in a room that is not open. */
export function SoundBar() {
  const track = useStore(playerStore, (state) => state.track);
  const recording = useStore(recordingStore, (state) => state.recording);
  const openId = useStore(placeStore, (state) => state.chatId);
  if (recording.phase !== 'idle' && recording.phase !== 'asking' && recording.chatId !== openId) {
    return <AwayRecording recording={recording} />;
  }
  return track && <Playing track={track} />;
}

function Playing({ track }: { readonly track: Track }) {
  const t = useWords();
  const name = useDisplayName(track.author);
  const chat = useChat(track.chatId);
  const title = useChatTitle(chat);
  const { file, chatId, seq } = track;
  const { isPlaying, isWaiting, seconds, ref } = usePlayed(file.id, file.durationMs);
  const isVoice = file.kind === 'voice';
  const words = isVoice ? name : file.name;
  return (
    <section className={styles.bar} aria-label={t('voice.playing')}>
      <PlayButton size="sm" isPlaying={isPlaying} isWaiting={isWaiting} onPress={() => togglePlayer(track)} />
      <button
        type="button"
        className={styles.what}
        aria-label={t('voice.toMessage', { name: words })}
        onClick={() => go(paths.chat(chatId, seq ?? undefined))}
      >
        <span className={styles.name}>{words}</span>
        <span className={styles.room}>
          {wordLength(seconds * 1_000)}
          {file.durationMs !== undefined && ` / ${wordLength(file.durationMs)}`}
          {chat?.kind === 'group' && ` · ${title}`}
        </span>
      </button>
      {isVoice && <SpeedButton />}
      <IconButton label={t('voice.close')} icon={<X aria-hidden="true" />} onPress={closePlayer} />
      <span ref={ref} className={styles.progress} aria-hidden="true" />
    </section>
  );
}

type Away = Extract<Recording, { phase: 'recording' | 'recorded' }>;

function AwayRecording({ recording }: { readonly recording: Away }) {
  const t = useWords();
  const { chatId } = recording;
  const title = useChatTitle(useChat(chatId));
  const [isAsking, setAsking] = useState(false);
  const isRunning = recording.phase === 'recording';
  const now = useTick(isRunning, 500);
  const ms = isRunning ? now - recording.startedAt : recording.recorded.durationMs;
  return (
    <section className={styles.bar} aria-label={t('voice.recorder')}>
      <span className={styles.dot} data-running={isRunning || undefined} aria-hidden="true" />
      <span className={styles.what}>
        <span className={styles.name}>
          {t(isRunning ? 'voice.recordingFor' : 'voice.recordedFor', { name: title })}
        </span>
        <span className={styles.room}>{wordLength(ms)}</span>
      </span>
      <IconButton
        label={t('voice.goBack')}
        icon={<ArrowRight aria-hidden="true" />}
        onPress={() => go(paths.chat(chatId))}
      />
      <IconButton label={t('voice.drop')} icon={<X aria-hidden="true" />} onPress={() => setAsking(true)} />
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={t('voice.dropAsk')}
        confirmLabel={t('voice.dropYes')}
        cancelLabel={t('voice.dropNo')}
        onConfirm={dropRecording}
        onCancel={() => setAsking(false)}
      >
        {t('voice.dropText')}
      </ConfirmDialog>
    </section>
  );
}
