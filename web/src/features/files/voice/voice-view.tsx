import type { ContentView, ContentViewProps } from '../../messages/ui.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx } from '../../../ui/index.ts';
import { useFileUrl } from '../file-address.ts';
import { useUpload } from '../hooks.ts';
import { localUrl } from '../local-urls.ts';
import { UploadBar } from '../upload-bar/upload-bar.tsx';
import { UploadRing } from '../upload-bar/upload-ring.tsx';
import { useIsHeard } from './heard.ts';
import { PlayButton } from './play-button.tsx';
import { changeSpeed, seekTrack, togglePlayer } from './player.ts';
import type { Track } from './player-state.ts';
import { SeekBar } from './seek-bar.tsx';
import { useSpeed } from './speed.ts';
import { usePlayed } from './use-played.ts';
import styles from './voice-view.module.css';
import { Waveform } from './waveform.tsx';
import { wordLength } from './word-length.ts';

/** A voice message: play it, go along it, hear it faster. */
function VoiceView({ bubble, content: { file } }: ContentViewProps<'voice'>) {
  const t = useWords();
  const { chatId, seq, author, mine, at } = bubble;
  const track: Track = { chatId, seq, author, file };
  const { ref, seconds, isCurrent, isPlaying, isWaiting, isBroken } = usePlayed(file.id, file.durationMs);
  const isHeard = useIsHeard(file.id, at);
  const upload = useUpload(file.id);
  // Opened before it is pressed: some browsers play only what is there at once.
  const isToOpen = file.sealed !== undefined && seq !== null && !localUrl(file.id);
  useFileUrl({ chatId, file, form: 'play' }, isToOpen);
  const length = file.durationMs ?? 0;
  const isSending = seq === null && upload !== undefined && upload.state !== 'done';
  const isHeld = upload && upload.state !== 'sending' && upload.state !== 'waiting';
  return (
    <div className={cx(styles.voice, !mine && styles.theirs)} data-voice={file.id}>
      <div className={styles.line}>
        <PlayButton
          isPlaying={isPlaying}
          isWaiting={isWaiting}
          isDisabled={isSending}
          ring={isSending ? <UploadRing upload={upload} size={44} /> : undefined}
          onPress={() => togglePlayer(track)}
        />
        <div className={styles.body}>
          <SeekBar
            label={t('voice.seek')}
            at={seconds}
            length={length / 1_000}
            onSeek={(to) => seekTrack(track, to)}
          >
            <Waveform ref={ref} peaks={file.waveform ?? []} />
          </SeekBar>
          <span className={styles.note}>
            <span className={styles.time}>
              {wordLength(isCurrent && seconds > 0 ? seconds * 1_000 : length)}
            </span>
            {!mine && !isHeard && (
              <span className={styles.unheard} role="img" aria-label={t('voice.unheard')} />
            )}
            {isCurrent && <SpeedButton />}
          </span>
        </div>
      </div>
      {isBroken && (
        <p className={styles.broken} role="status">
          {t(file.state === 'processing' ? 'voice.notYet' : 'voice.broken')}
        </p>
      )}
      {isSending && (isHeld || bubble.state === 'failed') && <UploadBar bubble={bubble} place="inside" />}
    </div>
  );
}

/** How fast it is played; a press goes on to the next speed. */
export function SpeedButton() {
  const t = useWords();
  const speed = useSpeed();
  return (
    <button
      type="button"
      className={styles.speed}
      aria-label={t('voice.speed', { speed })}
      onClick={changeSpeed}
    >
      {`${speed}×`}
    </button>
  );
}

/** How voice messages are shown in a room. */
export const voiceView: ContentView<'voice'> = {
  type: 'voice',
  View: VoiceView,
  frame: 'text',
  estimate: () => 44,
};
