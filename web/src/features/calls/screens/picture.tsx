import { cx } from '../../../ui/index.ts';
import type { CallIdentity, VideoSource } from '../call-view.ts';
import { useVideo } from '../hooks.ts';
import styles from './picture.module.css';

/** What a moving picture takes. */
export interface PictureProps {
  readonly identity: CallIdentity;
  readonly source: VideoSource;
  /** Read out in its stead. */
  readonly label: string;
  /** As in a mirror: one's own camera. */
  readonly isMirrored?: boolean | undefined;
  /** Whole, with free room around it, as for a screen. */
  readonly isWhole?: boolean | undefined;
}

/** What somebody's camera or screen shows. */
export function Picture({ identity, source, label, isMirrored, isWhole }: PictureProps) {
  const ref = useVideo(identity, source);
  return (
    <video
      ref={ref}
      className={cx(styles.picture, isMirrored && styles.mirrored, isWhole && styles.whole)}
      aria-label={label}
      autoPlay
      playsInline
      muted
      disablePictureInPicture
    />
  );
}
