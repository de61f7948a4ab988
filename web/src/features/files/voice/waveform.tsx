import type { Ref } from 'react';
import { fitPeaks, wave } from './peaks.ts';
import styles from './waveform.module.css';

/** What a waveform takes. */
export interface WaveformProps {
  /** Peaks from 0 to 31; none draw a flat line. */
  readonly peaks: readonly number[];
  readonly bars?: number | undefined;
  /** Its `--played`, from 0 to 1, says how far the strong colour goes. */
  readonly ref?: Ref<HTMLSpanElement> | undefined;
}

const step = 4;
const high = 28;
const thick = 2.4;

const lineOf = (peaks: readonly number[]): string =>
  peaks
    .map((peak, place) => {
      const half = Math.max(0.4, (peak / wave.highest) * (high / 2 - thick / 2));
      const x = place * step + step / 2;
      return `M${x} ${(high / 2 - half).toFixed(1)}V${(high / 2 + half).toFixed(1)}`;
    })
    .join('');

/** How loud a recording is from its beginning to its end, as bars. */
export function Waveform({ peaks, bars = 44, ref }: WaveformProps) {
  const line = lineOf(fitPeaks(peaks, bars));
  const box = `0 0 ${bars * step} ${high}`;
  return (
    <span ref={ref} className={styles.wave} aria-hidden="true">
      <svg viewBox={box}>
        <path d={line} className={styles.rest} />
      </svg>
      <svg viewBox={box} className={styles.over}>
        <path d={line} className={styles.played} />
      </svg>
    </span>
  );
}
