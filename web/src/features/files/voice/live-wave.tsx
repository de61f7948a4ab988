import { levelsNow } from './record.ts';
import styles from './recorder-bar.module.css';

const bars = 72;
const step = 4;
const high = 28;

/** The last few seconds of what is being recorded, the newest at the right. Drawn anew with whatever shows it. */
export function LiveWave() {
  const levels = levelsNow().slice(-bars);
  const line = levels
    .map((level, place) => {
      const half = Math.min(high / 2 - 1.2, Math.max(0.4, Math.sqrt(level * 2.2) * (high / 2)));
      const x = (bars - levels.length + place) * step + step / 2;
      return `M${x} ${(high / 2 - half).toFixed(1)}V${(high / 2 + half).toFixed(1)}`;
    })
    .join('');
  return (
    <svg
      className={styles.liveWave}
      viewBox={`0 0 ${bars * step} ${high}`}
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
    >
      <path d={line} />
    </svg>
  );
}
