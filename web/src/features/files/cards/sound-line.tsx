import type { FileRef } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import type { Bubble } from '../../messages/index.ts';
import { PlayButton } from '../voice/play-button.tsx';
import { seekTrack, togglePlayer, trackSeconds } from '../voice/player.ts';
import type { Track } from '../voice/player-state.ts';
import { SeekBar } from '../voice/seek-bar.tsx';
import { usePlayed } from '../voice/use-played.ts';
import { Waveform } from '../voice/waveform.tsx';
import { wordLength } from '../voice/word-length.ts';
import styles from './sound-line.module.css';

/** Plays a file with sound in it, right in its card. */
export function SoundLine({ bubble, file }: { readonly bubble: Bubble; readonly file: FileRef }) {
  const t = useWords();
  const { chatId, seq, author } = bubble;
  const track: Track = { chatId, seq, author, file };
  const { ref, seconds, isCurrent, isPlaying, isWaiting, isBroken } = usePlayed(file.id, file.durationMs);
  const known = file.durationMs ?? (isCurrent ? trackSeconds() * 1_000 : 0);
  if (isBroken) return <p className={styles.broken}>{t('cards.silent')}</p>;
  return (
    <div className={styles.line}>
      <PlayButton size="sm" isPlaying={isPlaying} isWaiting={isWaiting} onPress={() => togglePlayer(track)} />
      <span className={styles.seek}>
        <SeekBar
          label={t('voice.seek')}
          at={seconds}
          length={known / 1_000}
          onSeek={(to) => seekTrack(track, to)}
        >
          {file.waveform ? (
            <Waveform ref={ref} peaks={file.waveform} bars={32} />
          ) : (
            <span ref={ref} className={styles.track} />
          )}
        </SeekBar>
      </span>
      <span className={styles.time}>{wordLength(isCurrent && seconds > 0 ? seconds * 1_000 : known)}</span>
    </div>
  );
}
