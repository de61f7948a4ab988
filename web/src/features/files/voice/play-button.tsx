import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx, Spinner } from '../../../ui/index.ts';
import styles from './play-button.module.css';

/** What a button that plays takes. */
export interface PlayButtonProps {
  readonly isPlaying: boolean;
  readonly isWaiting: boolean;
  readonly isDisabled?: boolean | undefined;
  readonly onPress: () => void;
  /** Lies around the glyph, such as how much has been sent. */
  readonly ring?: ReactNode;
  readonly size?: 'md' | 'sm' | undefined;
}

/** Plays, or stops for now. */
export function PlayButton({
  isPlaying,
  isWaiting,
  isDisabled,
  onPress,
  ring,
  size = 'md',
}: PlayButtonProps) {
  const t = useWords();
  return (
    <button
      type="button"
      className={cx(styles.play, size === 'sm' && styles.small)}
      aria-label={t(isPlaying ? 'voice.pause' : 'voice.play')}
      disabled={isDisabled}
      onClick={onPress}
    >
      {ring ? (
        <span className={styles.ring}>{ring}</span>
      ) : isWaiting ? (
        <Spinner />
      ) : isPlaying ? (
        <Pause aria-hidden="true" fill="currentColor" />
      ) : (
        <Play aria-hidden="true" fill="currentColor" className={styles.glyph} />
      )}
    </button>
  );
}
