import { AlertCircle, Pause } from 'lucide-react';
import { cx } from '../../../ui/index.ts';
import type { Upload } from '../state.ts';
import styles from './upload-bar.module.css';

/** What a ring takes. */
export interface UploadRingProps {
  readonly upload: Pick<Upload, 'state' | 'sent' | 'size'>;
  readonly size?: number | undefined;
}

const round = 2 * Math.PI * 15;

/** How much of a file has gone, as a ring that closes. */
export function UploadRing({ upload, size = 36 }: UploadRingProps) {
  const { state, sent, size: whole } = upload;
  const part = state === 'done' ? 1 : whole === 0 ? 0 : Math.min(1, sent / whole);
  // Being made ready before the first byte, or looked at by the host after the last.
  const isTurning = state === 'waiting' || (state === 'sending' && (part === 0 || part === 1));
  return (
    <span className={cx(styles.ring, isTurning && styles.waits)} style={{ width: size, height: size }}>
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="15" className={styles.track} />
        <circle
          cx="18"
          cy="18"
          r="15"
          className={styles.part}
          strokeDasharray={`${Math.max(isTurning ? 0.25 : 0.02, isTurning ? 0 : part) * round} ${round}`}
        />
      </svg>
      {state === 'paused' && <Pause aria-hidden="true" />}
      {(state === 'failed' || state === 'lost') && <AlertCircle aria-hidden="true" />}
    </span>
  );
}
