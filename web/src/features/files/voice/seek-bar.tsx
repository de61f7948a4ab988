import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import styles from './seek-bar.module.css';
import { wordLength } from './word-length.ts';

/** What a bar to go along a recording takes. */
export interface SeekBarProps {
  readonly label: string;
  /** Both in seconds. */
  readonly at: number;
  readonly length: number;
  readonly onSeek: (at: number) => void;
  readonly children: ReactNode;
}

const stepSeconds = 5;

const keyTarget = (key: string, at: number, length: number): number | undefined => {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - stepSeconds;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + stepSeconds;
    case 'PageDown':
      return at - length / 10;
    case 'PageUp':
      return at + length / 10;
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return undefined;
  }
};

/** Lets one go along a recording: by pointer, by keys, and told to a screen reader. */
export function SeekBar({ label, at, length, onSeek, children }: SeekBarProps) {
  const t = useWords();
  const isDown = useRef(false);
  const seek = (to: number) => onSeek(Math.max(0, Math.min(length, to)));
  const seekTo = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width > 0 && length > 0) seek(((event.clientX - left) / width) * length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, at, length);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The same keys go from message to message.
    event.stopPropagation();
    seek(to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.bar}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(Math.min(at, length))}
      aria-valuetext={t('voice.place', {
        at: wordLength(at * 1_000),
        length: wordLength(length * 1_000),
      })}
      onKeyDown={onKeyDown}
      // A finger on the bar neither swipes the message aside nor opens its menu.
      onPointerDown={(event) => {
        event.stopPropagation();
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        isDown.current = true;
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        if (isDown.current && event.pointerType !== 'touch') seekTo(event);
      }}
      onPointerUp={(event) => {
        event.stopPropagation();
        if (isDown.current) seekTo(event);
        isDown.current = false;
      }}
      onPointerCancel={() => {
        isDown.current = false;
      }}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </div>
  );
}
